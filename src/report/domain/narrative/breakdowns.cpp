#include "report/domain/narrative/list_resolver.hpp"

#include <utility>

// Finds the lists of parts in a sentence and the counts that may be their total.
namespace report::narrative {
namespace {

using Index = std::uint32_t;

class BreakdownReader {
public:
    BreakdownReader(Narrative& narrative, Index passage)
        : narrative_{narrative}, index_{passage}, tokens_{narrative.passages[passage].tokens}
    {
    }

    void read()
    {
        for (at_ = 0; at_ < tokens_.size(); ++at_) {
            auto const& token = tokens_[at_];
            if (token.kind == Kind::stop)
                end_sentence();
            else if (token.is_count())
                take_count();
            else if (marker_at(at_))
                take_marker();
            else if (token.kind == Kind::colon && at_ > 0 && tokens_[at_ - 1].is_count() && !marker_at(at_ + 1))
                read_list(at_ + 1, Breakdown::Kind::complete, ListEnd::sentence);
            else if (token.kind == Kind::open && at_ > 0 && tokens_[at_ - 1].is_count() && list_in_brackets())
                read_list(at_ + 1, Breakdown::Kind::open, ListEnd::bracket);
        }
        end_sentence();
    }

private:
    [[nodiscard]] bool marker_at(Index at) const
    {
        if (at >= tokens_.size())
            return false;
        auto const& token = tokens_[at];
        return token.is(Word::among) || token.is(Word::consists) || token.is(Word::respectively) || token.is(Word::includes);
    }

    void take_count()
    {
        bool const compared = at_ > 0 && tokens_[at_ - 1].is(Word::compared);
        if (!compared)
            seen_.push_back(at_);
    }

    void end_sentence()
    {
        if (!listed_)
            find_list_without_marker();
        earlier_ = std::move(seen_);
        seen_.clear();
        listed_ = false;
    }

    // （按渠道：…）, （网站28条、微信31条）: at least two counts of the same unit as the number before the bracket.
    [[nodiscard]] bool list_in_brackets() const
    {
        auto const& unit = tokens_[at_ - 1].unit.text;
        int found = 0;
        for (auto i = at_ + 1; i < tokens_.size() && tokens_[i].kind != Kind::close; ++i) {
            if (tokens_[i].is(Word::among) || tokens_[i].is(Word::includes) || tokens_[i].is(Word::carry_in))
                return false;  // the marker itself will begin the list, or 含上年结转1件 is none
            found += tokens_[i].is_count() && tokens_[i].unit.text == unit ? 1 : 0;
        }
        return found >= 2;
    }

    void take_marker()
    {
        auto const word = tokens_[at_].word;
        bool const bracketed = at_ > 0 && tokens_[at_ - 1].kind == Kind::open;
        auto const kind = word == Word::among      ? Breakdown::Kind::open
                          : word == Word::includes ? Breakdown::Kind::partial
                                                   : Breakdown::Kind::complete;
        read_list(at_ + 1, kind, bracketed ? ListEnd::bracket : ListEnd::sentence);
    }

    void read_list(Index from, Breakdown::Kind kind, ListEnd end)
    {
        auto const list = read_item_list(tokens_, from, kind, end);
        bool const opens_sentence = at_ == 0 || tokens_[at_ - 1].kind == Kind::stop;
        auto const& wholes = opens_sentence ? earlier_ : seen_;
        if (list.items.empty() || wholes.empty())
            return;
        listed_ = true;
        auto const resume = list.items.back().token;
        ListResolver{narrative_, index_, list}.resolve(wholes);
        skip_to(resume, end);
    }

    // Behind the list; what stands in its brackets is read on its own.
    void skip_to(Index last, ListEnd end)
    {
        for (auto i = at_ + 1; i <= last; ++i)
            if (tokens_[i].kind == Kind::open && i > 0 && tokens_[i - 1].is_count())
                read_nested(i);
        if (end == ListEnd::sentence)
            seen_.push_back(last);
        at_ = last;
    }

    // "A类118条（a类70条、b类48条）" within a list.
    void read_nested(Index open)
    {
        auto first = open + 1;
        while (first < tokens_.size() && (tokens_[first].is(Word::among) || tokens_[first].is(Word::includes)))
            ++first;
        auto const partial = first > open + 1 && tokens_[first - 1].is(Word::includes);
        auto const kind = partial ? Breakdown::Kind::partial : Breakdown::Kind::open;
        auto const list = read_item_list(tokens_, first, kind, ListEnd::bracket);
        if (list.items.size() >= 2)
            ListResolver{narrative_, index_, list}.add_whole_list(open - 1);
    }

    // "共28条，工作动态7条，通知公告3条，其他18条": no marker, but 共 before and 其他 at the end.
    void find_list_without_marker()
    {
        if (seen_.size() < 4 || !follows_total(seen_.front()))
            return;
        ItemList list;
        list.kind = Breakdown::Kind::complete;
        for (std::size_t i = 1; i < seen_.size(); ++i) {
            if (tokens_[seen_[i]].unit.text != tokens_[seen_.front()].unit.text)
                return;
            list.items.push_back({.token = seen_[i], .rest = begins_with_rest(seen_[i])});
        }
        if (list.items.back().rest)
            ListResolver{narrative_, index_, list}.add_whole_list(seen_.front());
    }

    [[nodiscard]] bool follows_total(Index number) const
    {
        for (auto i = number; i-- > 0 && tokens_[i].kind == Kind::word;)
            if (tokens_[i].word == Word::total)
                return true;
        return false;
    }

    [[nodiscard]] bool begins_with_rest(Index number) const
    {
        auto first = number;
        while (first > 0 && tokens_[first - 1].kind == Kind::word)
            --first;
        return tokens_[first].is(Word::rest);
    }

    Narrative& narrative_;
    Index index_;
    std::vector<Token> const& tokens_;
    Index at_ = 0;
    std::vector<Index> seen_;     // counts of this sentence, comparisons left out
    std::vector<Index> earlier_;  // those of the sentence before, for one that begins with 其中
    bool listed_ = false;
};

}  // namespace

void find_breakdowns(Narrative& narrative)
{
    for (Index i = 0; i < narrative.passages.size(); ++i)
        BreakdownReader{narrative, i}.read();
}

}  // namespace report::narrative
