#include "report/domain/narrative/share_words.hpp"

#include <algorithm>
#include <array>

// Finds percentages that are shares of one whole and cannot overlap: a list that ends with 其他, 自然人 and 法人, results of
// requests. Where another reading is possible (nested lists, several years, things of several kinds) nothing is found.
namespace report::narrative {
namespace {

using Index = std::uint32_t;

constexpr std::array<std::string_view, 17> doubts{"同时", "同属", "多类", "重复", "交叉", "兼",   "上年", "去年", "同期",
                                                  "往年", "计划", "任务", "目标", "以上", "以下", "看",   "按"};

bool names_rest(std::string_view item)
{
    return item.starts_with("其他") || item.starts_with("其它") || item.starts_with("其余");
}

class ShareListReader {
public:
    ShareListReader(Narrative& narrative, Index passage)
        : narrative_{narrative}, index_{passage}, passage_{narrative.passages[passage]}, tokens_{passage_.tokens}
    {
    }

    void read()
    {
        for (Index begin = 0; begin < tokens_.size();) {
            auto const end = end_of_sentence(tokens_, begin);
            if (holds_percent(begin, end) && is_plain(begin, end))
                read_sentence(begin, end);
            begin = end + 1;
        }
    }

private:
    [[nodiscard]] bool holds_percent(Index begin, Index end) const
    {
        return std::any_of(tokens_.begin() + begin, tokens_.begin() + end, [](Token const& token) { return token.is_percent(); });
    }

    // No second list, no comparison, no other year.
    [[nodiscard]] bool is_plain(Index begin, Index end) const
    {
        bool seen = false;
        for (auto at = begin; at < end; ++at) {
            auto const& token = tokens_[at];
            bool const year = token.kind == Kind::number && token.unit.kind == UnitKind::year;
            bool const inner = seen && (token.is(Word::among) || token.is(Word::includes) || token.is(Word::axis) || token.kind == Kind::open);
            if (token.is(Word::compared) || inner || (seen && year) || (token.is_percent() && token.approximate))
                return false;
            seen = seen || token.is_percent();
        }
        auto const text = text_of_sentence(passage_, begin, end);
        return std::none_of(doubts.begin(), doubts.end(), [text](auto word) { return text.find(word) != std::string_view::npos; });
    }

    void read_sentence(Index begin, Index end)
    {
        std::vector<Index> percents;
        for (auto at = begin; at < end; ++at) {
            if (!tokens_[at].is_percent())
                continue;
            bool const listed = !percents.empty() && percents.back() + 2 == at && tokens_[at - 1].end == tokens_[at].begin;
            if (!listed && !follows_share_word(passage_, at))
                return;
            percents.push_back(at);
        }
        if (std::any_of(percents.begin(), percents.end(), [this](Index percent) { return has_count(percent); }))
            return;
        if (are_exclusive(begin, percents))
            narrative_.share_lists.push_back({index_, percents});
        else
            for (auto const percent : percents)
                if (tokens_[percent].value > base::Decimal{100})
                    narrative_.share_lists.push_back({index_, {percent}});
    }

    // The share is held against its count already.
    [[nodiscard]] bool has_count(Index percent) const
    {
        return std::any_of(narrative_.shares.begin(), narrative_.shares.end(),
                           [&](Share const& share) { return share.passage == index_ && share.percent == percent; });
    }

    [[nodiscard]] bool are_exclusive(Index begin, std::vector<Index> const& percents) const
    {
        if (percents.size() < 2)
            return false;
        auto const item = [&](std::size_t i) { return item_before(i == 0 ? begin : percents[i - 1] + 1, percents[i]); };
        std::size_t rests = 0;
        for (std::size_t i = 0; i < percents.size(); ++i)
            rests += names_rest(item(i)) ? 1 : 0;
        if (rests > 0)
            return rests == 1 && (names_rest(item(percents.size() - 1)) || ends_with_rest(begin, percents));
        bool const results = all_items(begin, percents, [](Token const& token) { return token.is(Word::label); });
        bool const applicants = percents.size() == 2 && item(0).ends_with("自然人占") && item(1).starts_with("法人");
        return results || applicants || is_divided(begin, percents.front());
    }

    // The words of one share, from its last mark on.
    [[nodiscard]] std::string_view item_before(Index from, Index percent) const
    {
        auto first = percent;
        while (first > from && tokens_[first - 1].kind == Kind::word)
            --first;
        auto const begin = first == 0 ? 0 : tokens_[first - 1].end;
        return passage_.text().substr(begin, tokens_[percent].begin - begin);
    }

    // 政策类、动态类、其他类分别占50%、40%、30%
    [[nodiscard]] bool ends_with_rest(Index begin, std::vector<Index> const& percents) const
    {
        bool const one_list = percents.back() - percents.front() == 2 * (percents.size() - 1);
        auto const names = item_before(begin, percents.front());
        return one_list && names_rest(names) && names.find("分别") != std::string_view::npos;
    }

    template <class Wanted>
    [[nodiscard]] bool all_items(Index begin, std::vector<Index> const& percents, Wanted const& wanted) const
    {
        auto from = begin;
        for (auto const percent : percents) {
            if (std::none_of(tokens_.begin() + from, tokens_.begin() + percent, wanted))
                return false;
            from = percent + 1;
        }
        return true;
    }

    [[nodiscard]] bool is_divided(Index begin, Index first) const
    {
        return std::any_of(tokens_.begin() + begin, tokens_.begin() + first, [](Token const& token) { return token.is(Word::consists); });
    }

    Narrative& narrative_;
    Index index_;
    Passage const& passage_;
    std::vector<Token> const& tokens_;
};

}  // namespace

void find_share_lists(Narrative& narrative)
{
    for (Index i = 0; i < narrative.passages.size(); ++i)
        ShareListReader{narrative, i}.read();
}

}  // namespace report::narrative
