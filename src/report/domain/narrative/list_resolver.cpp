#include "report/domain/narrative/list_resolver.hpp"

#include <algorithm>
#include <utility>

namespace report::narrative {
namespace {

// 其他… is the last of a list, whatever the sentence goes on to say.
std::span<ListItem const> up_to_rest(std::span<ListItem const> items)
{
    auto const rest = std::find_if(items.begin(), items.end(), [](ListItem const& item) { return item.rest; });
    auto const count = static_cast<std::size_t>(rest - items.begin()) + 1;
    return rest == items.end() || count == items.size() || !items[count].new_clause ? items : items.first(count);
}

std::vector<ListItem> without(std::span<ListItem const> items, std::size_t from, std::size_t to)
{
    std::vector<ListItem> rest{items.begin(), items.begin() + static_cast<std::ptrdiff_t>(from)};
    rest.insert(rest.end(), items.begin() + static_cast<std::ptrdiff_t>(to), items.end());
    return rest;
}

}  // namespace

ListResolver::ListResolver(Narrative& narrative, Index passage, ItemList const& list)
    : narrative_{narrative}, passage_{passage}, list_{list}, tokens_{narrative.passages[passage].tokens}
{
}

void ListResolver::resolve(std::vector<Index> const& wholes)
{
    auto const nearest = choose_total(wholes);
    if (!nearest)
        return;
    auto const total = *nearest;
    auto const& items = list_.items;
    if (auto const other = whole_that_fits(wholes))
        return add_whole_list(*other);
    if (add_groups_that_fit(total) || add_nested_that_fits(total))
        return;
    if (std::any_of(items.begin(), items.end(), [](ListItem const& item) { return item.group; }))
        return add_groups(total);
    if (add_prefix_that_fits(total))
        return;
    if (auto const nested = std::find_if(items.begin(), items.end(), [](ListItem const& item) { return item.opens_list; });
        nested != items.end())
        return add_nested(total, static_cast<std::size_t>(nested - items.begin()));
    auto const one_reading = is_only_whole(total, wholes) && !names_whole_again(total);
    add(total, up_to_rest(items), list_.kind, one_reading ? Certainty::certain : Certainty::open);
}

void ListResolver::add_whole_list(Index total)
{
    add(total, list_.items, list_.kind, Certainty::certain);
}

// The nearest number before the list that has the unit of its parts.
std::optional<std::uint32_t> ListResolver::choose_total(std::vector<Index> const& wholes) const
{
    auto const& unit = tokens_[list_.items.front().token].unit.text;
    for (auto i = wholes.size(); i-- > 0;)
        if (tokens_[wholes[i]].unit.text == unit)
            return wholes[i];
    return std::nullopt;
}

// Another number of the sentence is the sum.
std::optional<std::uint32_t> ListResolver::whole_that_fits(std::vector<Index> const& wholes) const
{
    auto const sum = sum_of(list_.items);
    for (auto i = wholes.size(); i-- > 0;)
        if (tokens_[wholes[i]].value == sum)
            return wholes[i];
    return std::nullopt;
}

// A part that is as large as the total: the same things on several channels.
bool ListResolver::names_whole_again(Index total) const
{
    return list_.items.size() > 1 && std::any_of(list_.items.begin(), list_.items.end(), [&](ListItem const& item) {
        return tokens_[item.token].value == tokens_[total].value;
    });
}

// No other number of the same unit in the sentence could be meant.
bool ListResolver::is_only_whole(Index total, std::vector<Index> const& wholes) const
{
    return std::none_of(wholes.begin(), wholes.end(), [&](Index whole) {
        return whole != total && tokens_[whole].unit.text == tokens_[total].unit.text &&
               tokens_[whole].value != tokens_[total].value;
    });
}

base::Decimal ListResolver::sum_of(Items items) const
{
    base::Decimal sum;
    for (auto const& item : items)
        sum += tokens_[item.token].value;
    return sum;
}

// Several lists one after the other, each of the same total: by channel, by category.
bool ListResolver::add_groups_that_fit(Index total)
{
    Items const items = list_.items;
    std::vector<Items> groups;
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
        add(total, group, list_.kind, Certainty::certain);
    return true;
}

// One item is the sum of those that follow it, and without these the list adds up: so that item is what the list has too
// much.
bool ListResolver::add_nested_that_fits(Index total)
{
    Items const items = list_.items;
    auto const surplus = sum_of(items) - tokens_[total].value;
    for (std::size_t i = 0; i + 1 < items.size(); ++i) {
        if (!items[i].opens_list || tokens_[items[i].token].value != surplus)
            continue;
        base::Decimal inner;
        for (auto j = i + 1; j < items.size() && inner <= surplus; ++j) {
            inner += tokens_[items[j].token].value;
            if (inner != surplus)
                continue;
            add(total, without(items, i + 1, j + 1), list_.kind, Certainty::certain);
            add(items[i].token, items.subspan(i + 1, j - i), Breakdown::Kind::open, Certainty::certain);
            return true;
        }
    }
    return false;
}

// The list adds up before the sentence turns to something else.
bool ListResolver::add_prefix_that_fits(Index total)
{
    Items const items = list_.items;
    auto sum = sum_of(items);
    for (std::size_t n = items.size(); n-- > 1;) {
        sum -= tokens_[items[n].token].value;
        if (!items[n].new_clause || sum != tokens_[total].value)
            continue;
        add(total, items.first(n), list_.kind, Certainty::certain);
        return true;
    }
    return false;
}

void ListResolver::add_groups(Index total)
{
    Items const items = list_.items;
    std::size_t first = 0;
    for (std::size_t i = 1; i <= items.size(); ++i) {
        if (i < items.size() && !items[i].group)
            continue;
        add(total, items.subspan(first, i - first), list_.kind, Certainty::certain);
        first = i;
    }
}

// A second 其中 without brackets ends at the next semicolon; without one, where it ends cannot be told.
void ListResolver::add_nested(Index total, std::size_t whole)
{
    Items const items = list_.items;
    auto end = whole + 1;
    while (end < items.size() && !items[end].semicolon)
        ++end;
    auto const told = end < items.size() ? Certainty::certain : Certainty::open;
    add(total, without(items, whole + 1, end), list_.kind, told);
    add(items[whole].token, items.subspan(whole + 1, end - whole - 1), Breakdown::Kind::open, told);
}

void ListResolver::add(Index total, Items items, Breakdown::Kind kind, Certainty certainty)
{
    // 工作动态20条、征集调查3期、其他5条: whether the 期 count as 条 cannot be told.
    bool const one_unit = list_.other_units == base::Decimal{0} || sum_of(items) > tokens_[total].value;
    Breakdown breakdown{passage_, total, {}, kind, certainty == Certainty::certain && one_unit};
    for (auto const& item : items)
        breakdown.parts.push_back(item.token);
    bool const ends_with_rest = !items.empty() && items.back().rest;
    if (list_.examples && !ends_with_rest)
        breakdown.kind = Breakdown::Kind::partial;
    else if (ends_with_rest && kind == Breakdown::Kind::open)
        breakdown.kind = Breakdown::Kind::complete;
    narrative_.breakdowns.push_back(std::move(breakdown));
}

}  // namespace report::narrative
