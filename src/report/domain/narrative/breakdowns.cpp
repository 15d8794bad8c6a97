#include "report/domain/narrative/narrative.hpp"

#include <algorithm>
#include <optional>

// Finds totals with their parts. A sentence can often be read in several ways (is the second 其中 a list within a part,
// or a second list of the total?). The reading that adds up is taken; where none does, the sentence counts as certain
// only when its punctuation allows no other reading.
namespace report::narrative {
namespace {

using Tokens = std::vector<Token>;
using Index = std::uint32_t;

struct Item {
    Index token = 0;
    bool rest = false;       // its label begins with 其他
    bool opens_list = false; // a further 其中 follows it, outside brackets
    bool new_clause = false; // a comma or semicolon stands before it, no 、
    bool semicolon = false;  // a semicolon stands before it
    bool group = false;      // 按类别: begins another list of the same total
};

struct List {
    std::vector<Item> items;
    bool examples = false;  // 等, or items of another unit among them
    Index end = 0;          // first token that is not of it
};

base::Decimal sum_of(Tokens const& tokens, std::span<Item const> items)
{
    base::Decimal sum;
    for (auto const& item : items)
        sum += tokens[item.token].value;
    return sum;
}

bool ends_list(Word word)
{
    return word == Word::besides || word == Word::receive || word == Word::answer || word == Word::carry_in ||
           word == Word::carry_out || word == Word::compared || word == Word::issue || word == Word::repeal ||
           word == Word::in_force || word == Word::total;
}

// Reads the items behind a marker: "label number unit", parted by commas and semicolons.
class ListReader {
public:
    ListReader(Tokens const& tokens, Index at, bool bracketed) : tokens_{tokens}, at_{at}, bracketed_{bracketed} {}

    List read()
    {
        for (; at_ < tokens_.size() && !done_; ++at_)
            take(tokens_[at_]);
        list_.end = done_ ? at_ - 1 : at_;
        return std::move(list_);
    }

private:
    void take(Token const& token)
    {
        switch (token.kind) {
        case Kind::number: take_number(token); return;
        case Kind::word: take_word(token); return;
        case Kind::stop: done_ = depth_ == 0; return;
        case Kind::open: ++depth_; return;
        case Kind::close: done_ = --depth_ < 0 && bracketed_; depth_ = std::max(depth_, 0); return;
        case Kind::comma: separated_ = true; return;
        case Kind::semicolon: separated_ = semicolon_ = depth_ == 0; return;
        case Kind::list_comma:
        case Kind::colon:
        case Kind::title: return;
        }
    }

    void take_word(Token const& token)
    {
        if (depth_ > 0)
            return;
        if (token.word == Word::rest) {
            rest_ = true;
        } else if (token.word == Word::and_so_on) {
            list_.examples = list_.examples || !list_.items.empty();
        } else if (token.word == Word::among || token.word == Word::includes) {
            marker();
        } else if (token.word == Word::axis) {
            group_ = !list_.items.empty();
        } else if (separated_ && !list_.items.empty() && ends_list(token.word)) {
            done_ = true;
            list_.examples = list_.examples || token.word == Word::compared;
        }
    }

    void marker()
    {
        if (!list_.items.empty())
            list_.items.back().opens_list = true;
    }

    void take_number(Token const& token)
    {
        if (depth_ > 0 || !token.is_count())
            return;
        if (!list_.items.empty() && token.unit.text != tokens_[list_.items.front().token].unit.text) {
            list_.examples = true;
            return;
        }
        list_.items.push_back({at_, rest_, false, separated_, semicolon_, group_});
        rest_ = separated_ = semicolon_ = group_ = false;
    }

    Tokens const& tokens_;
    Index at_;
    bool bracketed_;
    List list_;
    int depth_ = 0;
    bool done_ = false;
    bool rest_ = false;
    bool separated_ = false;
    bool semicolon_ = false;
    bool group_ = false;
};

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
                read_list(at_ + 1, Breakdown::Kind::complete, false);
            else if (token.kind == Kind::open && at_ > 0 && tokens_[at_ - 1].is_count() && list_in_brackets())
                read_list(at_ + 1, Breakdown::Kind::open, true);
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
        auto kind = word == Word::among ? Breakdown::Kind::open
                    : word == Word::includes ? Breakdown::Kind::partial
                                             : Breakdown::Kind::complete;
        read_list(at_ + 1, kind, bracketed);
    }

    void read_list(Index from, Breakdown::Kind kind, bool bracketed)
    {
        auto const list = ListReader{tokens_, from, bracketed}.read();
        bool const opens_sentence = at_ == 0 || tokens_[at_ - 1].kind == Kind::stop;
        auto const& wholes = opens_sentence ? earlier_ : seen_;
        if (list.items.empty() || wholes.empty())
            return;
        listed_ = true;
        auto const resume = list.items.back().token;
        if (auto const total = choose_total(wholes, list))
            resolve(*total, wholes, list, kind);
        skip_to(bracketed, resume);
    }

    // Behind the list; what stands in its brackets is read on its own.
    void skip_to(bool bracketed, Index last)
    {
        for (auto i = at_ + 1; i <= last; ++i)
            if (tokens_[i].kind == Kind::open && i > 0 && tokens_[i - 1].is_count())
                read_nested(i);
        if (!bracketed)
            seen_.push_back(last);
        at_ = last;
    }

    // "A类118条（a类70条、b类48条）" within a list.
    void read_nested(Index open)
    {
        auto first = open + 1;
        while (first < tokens_.size() && (tokens_[first].is(Word::among) || tokens_[first].is(Word::includes)))
            ++first;
        auto const list = ListReader{tokens_, first, true}.read();
        if (list.items.size() < 2)
            return;
        auto const partial = first > open + 1 && tokens_[first - 1].is(Word::includes);
        add(open - 1, list.items, partial ? Breakdown::Kind::partial : Breakdown::Kind::open, list, true);
    }

    // The nearest number before the list that has the unit of its parts.
    [[nodiscard]] std::optional<Index> choose_total(std::vector<Index> const& wholes, List const& list) const
    {
        auto const& unit = tokens_[list.items.front().token].unit.text;
        for (auto i = wholes.size(); i-- > 0;)
            if (tokens_[wholes[i]].unit.text == unit)
                return wholes[i];
        return std::nullopt;
    }

    void resolve(Index total, std::vector<Index> const& wholes, List const& list, Breakdown::Kind kind)
    {
        std::span<Item const> const items = list.items;
        if (auto const other = whole_that_fits(wholes, sum_of(tokens_, items)))
            return add(*other, items, kind, list, true);
        if (fits_in_groups(total, items, kind, list) || fits_nested(total, items, kind, list) || fits_prefix(total, items, kind, list))
            return;
        if (std::any_of(items.begin(), items.end(), [](Item const& item) { return item.group; }))
            return add_groups(total, items, kind, list);
        if (auto const nested = std::find_if(items.begin(), items.end(), [](Item const& item) { return item.opens_list; });
            nested != items.end())
            return add_nested(total, items, static_cast<std::size_t>(nested - items.begin()), kind, list);
        add(total, up_to_rest(items), kind, list, is_only_whole(total, wholes) && !names_whole_again(total, items));
    }

    // 其他… is the last of a list, whatever the sentence goes on to say.
    [[nodiscard]] static std::span<Item const> up_to_rest(std::span<Item const> items)
    {
        auto const rest = std::find_if(items.begin(), items.end(), [](Item const& item) { return item.rest; });
        auto const count = static_cast<std::size_t>(rest - items.begin()) + 1;
        return rest == items.end() || count == items.size() || !items[count].new_clause ? items : items.first(count);
    }

    // Another number of the sentence, or two of them together (new and carried over), is the sum.
    [[nodiscard]] std::optional<Index> whole_that_fits(std::vector<Index> const& wholes, base::Decimal sum) const
    {
        for (auto i = wholes.size(); i-- > 0;)
            if (tokens_[wholes[i]].value == sum)
                return wholes[i];
        return std::nullopt;
    }

    // A part that is as large as the total: the same things on several channels.
    [[nodiscard]] bool names_whole_again(Index total, std::span<Item const> items) const
    {
        return items.size() > 1 && std::any_of(items.begin(), items.end(), [&](Item const& item) {
            return tokens_[item.token].value == tokens_[total].value;
        });
    }

    // No other number of the same unit in the sentence could be meant.
    [[nodiscard]] bool is_only_whole(Index total, std::vector<Index> const& wholes) const
    {
        return std::none_of(wholes.begin(), wholes.end(), [&](Index whole) {
            return whole != total && tokens_[whole].unit.text == tokens_[total].unit.text &&
                   tokens_[whole].value != tokens_[total].value;
        });
    }

    // Several lists one after the other, each of the same total: by channel, by category.
    bool fits_in_groups(Index total, std::span<Item const> items, Breakdown::Kind kind, List const& list)
    {
        std::vector<std::span<Item const>> groups;
        std::size_t first = 0;
        base::Decimal sum;
        for (std::size_t i = 0; i < items.size(); ++i) {
            sum += tokens_[items[i].token].value;
            if (sum == tokens_[total].value && i > first) {
                groups.push_back(items.subspan(first, i + 1 - first));
                first = i + 1;
                sum = {};
            }
        }
        if (first != items.size() || groups.size() < 2)
            return false;
        for (auto const group : groups)
            add(total, group, kind, list, true);
        return true;
    }

    // One item is the sum of those that follow it, and without these the list adds up.
    bool fits_nested(Index total, std::span<Item const> items, Breakdown::Kind kind, List const& list)
    {
        for (std::size_t i = 0; i + 1 < items.size(); ++i) {
            if (!items[i].opens_list)
                continue;
            base::Decimal inner;
            for (auto j = i + 1; j < items.size(); ++j) {
                inner += tokens_[items[j].token].value;
                if (inner == tokens_[items[i].token].value && add_if_fits(total, items, i, j + 1, kind, list))
                    return true;
            }
        }
        return false;
    }

    bool add_if_fits(Index total, std::span<Item const> items, std::size_t whole, std::size_t end, Breakdown::Kind kind, List const& list)
    {
        auto const outer = without(items, whole + 1, end);
        if (sum_of(tokens_, outer) != tokens_[total].value)
            return false;
        add(total, outer, kind, list, true);
        add(items[whole].token, items.subspan(whole + 1, end - whole - 1), Breakdown::Kind::open, list, true);
        return true;
    }

    [[nodiscard]] static std::vector<Item> without(std::span<Item const> items, std::size_t from, std::size_t to)
    {
        std::vector<Item> rest{items.begin(), items.begin() + static_cast<std::ptrdiff_t>(from)};
        rest.insert(rest.end(), items.begin() + static_cast<std::ptrdiff_t>(to), items.end());
        return rest;
    }

    // The list adds up before the sentence turns to something else.
    bool fits_prefix(Index total, std::span<Item const> items, Breakdown::Kind kind, List const& list)
    {
        for (std::size_t n = items.size(); n-- > 1;) {
            if (!items[n].new_clause || sum_of(tokens_, items.first(n)) != tokens_[total].value)
                continue;
            add(total, items.first(n), kind, list, true);
            return true;
        }
        return false;
    }

    void add_groups(Index total, std::span<Item const> items, Breakdown::Kind kind, List const& list)
    {
        std::size_t first = 0;
        for (std::size_t i = 1; i <= items.size(); ++i) {
            if (i < items.size() && !items[i].group)
                continue;
            add(total, items.subspan(first, i - first), kind, list, true);
            first = i;
        }
    }

    // A second 其中 without brackets ends at the next semicolon; without one, where it ends cannot be told.
    void add_nested(Index total, std::span<Item const> items, std::size_t whole, Breakdown::Kind kind, List const& list)
    {
        auto end = whole + 1;
        while (end < items.size() && !items[end].semicolon)
            ++end;
        bool const told = end < items.size();
        add(total, without(items, whole + 1, end), kind, list, told);
        add(items[whole].token, items.subspan(whole + 1, end - whole - 1), Breakdown::Kind::open, list, told);
    }

    // "共28条，工作动态7条，通知公告3条，其他18条": no marker, but 共 before and 其他 at the end.
    void find_list_without_marker()
    {
        if (seen_.size() < 4 || !follows_total(seen_.front()))
            return;
        List list;
        for (std::size_t i = 1; i < seen_.size(); ++i) {
            if (tokens_[seen_[i]].unit.text != tokens_[seen_.front()].unit.text)
                return;
            list.items.push_back({seen_[i], begins_with_rest(seen_[i]), false, false, false, false});
        }
        if (list.items.back().rest)
            add(seen_.front(), list.items, Breakdown::Kind::complete, list, true);
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

    void add(Index total, std::span<Item const> items, Breakdown::Kind kind, List const& list, bool certain)
    {
        Breakdown breakdown{index_, total, {}, kind, certain};
        for (auto const& item : items)
            breakdown.parts.push_back(item.token);
        bool const ends_with_rest = !items.empty() && items.back().rest;
        if (list.examples && !ends_with_rest)
            breakdown.kind = Breakdown::Kind::partial;
        else if (ends_with_rest && kind == Breakdown::Kind::open)
            breakdown.kind = Breakdown::Kind::complete;
        narrative_.breakdowns.push_back(std::move(breakdown));
    }

    Narrative& narrative_;
    Index index_;
    Tokens const& tokens_;
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
