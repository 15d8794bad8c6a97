#include "report/domain/narrative/share_words.hpp"

#include <algorithm>

// Finds percentages that say how large a part is of its whole: "2件，占29%", "2件（29%）", "2件、3件，分别占29%、42%".
namespace report::narrative {
namespace {

using Index = std::uint32_t;

class ShareReader {
public:
    ShareReader(Narrative& narrative, Index passage)
        : narrative_{narrative}, index_{passage}, passage_{narrative.passages[passage]}, tokens_{passage_.tokens}
    {
    }

    void read()
    {
        for (Index at = 0; at < tokens_.size(); ++at) {
            auto const& token = tokens_[at];
            if (token.kind == Kind::stop)
                begin_sentence();
            else if (token.is_count())
                counts_.push_back(at);
            else if (is_percent(at))
                at = take(at);
        }
    }

private:
    void begin_sentence()
    {
        counts_.clear();
        parts_.clear();
    }

    [[nodiscard]] bool is_percent(Index at) const { return tokens_[at].is_percent(); }

    // Returns the last token that it took.
    Index take(Index first)
    {
        auto last = first;
        while (last + 2 < tokens_.size() && is_separator(last + 1) && is_percent(last + 2) && adjoins(last + 1) && adjoins(last + 2))
            last += 2;
        auto const percentages = (last - first) / 2 + 1;
        constexpr std::size_t most_counts = 200;  // of a sentence that a person wrote
        if (counts_.size() < percentages || counts_.size() > most_counts || !says_share(first))
            return last;
        for (Index i = 0; i < percentages; ++i)
            add(counts_[counts_.size() - percentages + i], first + 2 * i, counts_.size() - percentages);
        return last;
    }

    [[nodiscard]] bool is_separator(Index at) const
    {
        return tokens_[at].kind == Kind::list_comma || tokens_[at].kind == Kind::comma;
    }

    [[nodiscard]] bool adjoins(Index at) const { return tokens_[at - 1].end == tokens_[at].begin; }

    // 占…29% with nothing between that names another whole, or the percentage alone in brackets behind a count.
    [[nodiscard]] bool says_share(Index percent) const
    {
        if (percent >= 2 && tokens_[percent - 1].kind == Kind::open && tokens_[percent - 2].is_count() && adjoins(percent) && adjoins(percent - 1))
            return true;
        return follows_share_word(passage_, percent);
    }

    void add(Index part, Index percent, std::size_t candidates)
    {
        Share share{index_, part, percent, {}};
        for (auto const& breakdown : narrative_.breakdowns)
            if (breakdown.passage == index_ && std::find(breakdown.parts.begin(), breakdown.parts.end(), part) != breakdown.parts.end())
                share.wholes = {breakdown.total};
        if (share.wholes.empty())
            for (std::size_t i = 0; i < candidates; ++i)
                if (counts_[i] != part && !is_part(counts_[i]) && tokens_[counts_[i]].unit.text == tokens_[part].unit.text &&
                    tokens_[counts_[i]].value >= tokens_[part].value)
                    share.wholes.push_back(counts_[i]);
        parts_.push_back(part);
        if (!share.wholes.empty())
            narrative_.shares.push_back(std::move(share));
    }

    // 公开42件，占42.86%；不予公开1件，占1.02%: what is a part of the whole is not the whole of the next.
    [[nodiscard]] bool is_part(Index count) const { return std::find(parts_.begin(), parts_.end(), count) != parts_.end(); }

    Narrative& narrative_;
    Index index_;
    Passage const& passage_;
    std::vector<Token> const& tokens_;
    std::vector<Index> counts_;  // of this sentence
    std::vector<Index> parts_;   // those of them that have a share
};

}  // namespace

void find_shares(Narrative& narrative)
{
    for (Index i = 0; i < narrative.passages.size(); ++i)
        ShareReader{narrative, i}.read();
}

}  // namespace report::narrative
