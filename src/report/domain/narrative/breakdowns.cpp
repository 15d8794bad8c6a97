#include "report/domain/narrative/list_resolver.hpp"

#include <optional>
#include <utility>

// Finds the lists of parts in a sentence and the counts that may be their total.
namespace report::narrative {
namespace {

using Index = std::uint32_t;

// Beyond these, in parts or tokens, a text is no report's.
constexpr std::size_t most_items = 200;
constexpr Index longest_clause = 64;

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
        return token.is(Word::among) || token.is(Word::consists) || token.is(Word::respectively) || token.is(Word::includes) ||
               token.is(Word::axis);
    }

    void take_count()
    {
        bool const compared = at_ > 0 && tokens_[at_ - 1].is(Word::compared);
        if (!compared && !follows_comparison())
            seen_.push_back(at_);
    }

    // 比上年多40条, 较2024年的110条增加30条: 较 or 比 stands before it in its clause.
    [[nodiscard]] bool follows_comparison() const
    {
        for (auto i = at_; i-- > 0 && at_ - i < longest_clause && tokens_[i].kind != Kind::comma && tokens_[i].kind != Kind::stop && tokens_[i].kind != Kind::semicolon;)
            if (tokens_[i].is(Word::compared) && (begins_with(i, "较") || begins_with(i, "比") || begins_with(i, "同比")))
                return true;
        return false;
    }

    [[nodiscard]] bool begins_with(Index token, std::string_view word) const
    {
        return narrative_.passages[index_].text().substr(tokens_[token].begin).starts_with(word);
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
        for (auto i = at_ + 1; i < tokens_.size() && i - at_ < longest_list && tokens_[i].kind != Kind::close; ++i) {
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
        auto const kind = word == Word::among || word == Word::axis ? Breakdown::Kind::open
                          : word == Word::includes                  ? Breakdown::Kind::partial
                                                                    : Breakdown::Kind::complete;
        read_list(at_ + 1, kind, bracketed ? ListEnd::bracket : ListEnd::sentence);
    }

    void read_list(Index from, Breakdown::Kind kind, ListEnd end)
    {
        auto const list = read_item_list(tokens_, from, kind, end);
        bool const opens_sentence = at_ == 0 || tokens_[at_ - 1].kind == Kind::stop;
        auto const& wholes = opens_sentence ? earlier_ : seen_;
        if (list.items.empty() || wholes.empty() || list.items.size() > most_items)
            return skip_long(list);
        listed_ = true;
        auto const resume = list.items.back().token;
        ListResolver resolver{narrative_, index_, list};
        if (auto const own = end == ListEnd::bracket ? total_before_bracket(list) : total_behind(list))
            resolver.add_whole_list(*own);
        else
            resolver.resolve(wholes);
        skip_to(resume, end);
    }

    // Nobody lists so many parts; behind them the sentence is read on.
    void skip_long(ItemList const& list)
    {
        if (list.items.size() > most_items)
            at_ = list.items.back().token;
    }

    // 112条（政策16条，动态96条）: no other number is meant.
    [[nodiscard]] std::optional<Index> total_before_bracket(ItemList const& list) const
    {
        auto const open = tokens_[at_].kind == Kind::open ? at_ : at_ - 1;
        if (open == 0 || !tokens_[open - 1].is_count() || tokens_[open - 1].unit.text != unit_of(list))
            return std::nullopt;
        return open - 1;
    }

    // 甲类60条、乙类42条，共102条: the list has a total of its own.
    [[nodiscard]] std::optional<Index> total_behind(ItemList const& list) const
    {
        auto const next = next_count(list.items.back().token + 1);
        if (!next || !follows_total(*next) || tokens_[*next].unit.text != unit_of(list) || tokens_[*next].value != sum_of(list))
            return std::nullopt;
        return next;
    }

    [[nodiscard]] std::string_view unit_of(ItemList const& list) const { return tokens_[list.items.front().token].unit.text; }

    [[nodiscard]] base::Decimal sum_of(ItemList const& list) const
    {
        base::Decimal sum;
        for (auto const& item : list.items)
            sum += tokens_[item.token].value;
        return sum;
    }

    // The first count from `at` on that stands in the same sentence.
    [[nodiscard]] std::optional<Index> next_count(Index at) const
    {
        while (at < tokens_.size() && !tokens_[at].is_count() && tokens_[at].kind != Kind::stop)
            ++at;
        return at < tokens_.size() && tokens_[at].is_count() ? std::optional{at} : std::nullopt;
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
        if (seen_.size() > most_items)
            return;
        if (seen_.size() >= 3 && ends_with_sum())
            return add_list(0, seen_.size() - 1, seen_.back(), Breakdown::Kind::open);
        if (seen_.size() < 4 || !follows_total(seen_.front()))
            return;
        if (begins_with_rest(seen_.back()))
            add_list(1, seen_.size(), seen_.front(), Breakdown::Kind::complete);
    }

    // 网站45条，公众号60条，共计105条
    [[nodiscard]] bool ends_with_sum() const
    {
        for (auto i = seen_.back(); i-- > 0 && tokens_[i].kind == Kind::word;)
            if (begins_with(i, "共计") || begins_with(i, "合计") || begins_with(i, "总计"))
                return !follows_total(seen_.front());
        return false;
    }

    // The counts [first, last) of the sentence, which must be of one unit, as the parts of `total`.
    void add_list(std::size_t first, std::size_t last, Index total, Breakdown::Kind kind)
    {
        ItemList list;
        list.kind = kind;
        for (auto i = first; i < last; ++i) {
            if (tokens_[seen_[i]].unit.text != tokens_[total].unit.text)
                return;
            list.items.push_back({.token = seen_[i], .rest = begins_with_rest(seen_[i])});
        }
        ListResolver{narrative_, index_, list}.add_whole_list(total);
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
