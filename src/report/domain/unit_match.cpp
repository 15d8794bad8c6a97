#include "report/domain/unit_match.hpp"

#include "base/fold.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace report {
namespace {

// Ends of the name of a place that may stand before the name of a unit.
constexpr std::array<std::string_view, 10> place_ends{"省", "市", "县", "区", "旗", "州", "盟", "镇", "乡", "街道"};
// What an agency adds to the name of its place, the longer first.
constexpr std::array<std::string_view, 2> government_words{"人民政府", "政府"};
constexpr std::string_view office_of_subdistrict = "街道办事处";
constexpr std::string_view office = "办事处";

bool ends_as_place(std::string_view text)
{
    return std::ranges::any_of(place_ends, [&](std::string_view end) { return text.ends_with(end) && text.size() > end.size(); });
}

enum class Fit : std::uint8_t { none, elsewhere, without_place, with_place, full_name };

// `asked` is a name of the unit with something before it.
std::optional<std::string_view> before(std::string_view longer, std::string_view shorter)
{
    if (shorter.empty() || longer.size() <= shorter.size() || !longer.ends_with(shorter))
        return std::nullopt;
    auto const rest = longer.substr(0, longer.size() - shorter.size());
    return ends_as_place(rest) ? std::optional{rest} : std::nullopt;
}

using Names = std::vector<std::string>;

// Whether the places before a name, 临水市青石县, lead to those above its unit. The nearest of these must stand there, for the
// 民政局 of 临水市 is another one than that of 青石县 in it; of those further up some may be left out, and where none is known
// nothing speaks against what stands there.
bool leads_to(std::string_view place, std::span<Names const> above, bool from_nearest)
{
    if (above.empty())
        return !from_nearest;
    for (std::size_t level = 0; level < (from_nearest ? 1 : above.size()); ++level)
        for (auto const& name : above[level]) {
            if (place == name || before(name, place))
                return true;
            if (auto const rest = before(place, name); rest && leads_to(*rest, above.subspan(level + 1), false))
                return true;
        }
    return false;
}

class NamesOfUnit {
public:
    explicit NamesOfUnit(NamedUnit const& unit)
    {
        for (auto const& name : unit.names)
            names_.push_back(core_of_name(name));
        for (auto const& level : unit.places) {
            Names cores;
            for (auto const& name : level)
                if (auto core = core_of_name(name); ends_as_place(core))
                    cores.push_back(std::move(core));
            if (!cores.empty())
                above_.push_back(std::move(cores));
        }
    }

    [[nodiscard]] Fit fit(std::string const& asked) const
    {
        auto best = Fit::none;
        for (auto const& name : names_)
            best = std::max(best, fit_of(asked, name));
        return best;
    }

private:
    [[nodiscard]] Fit fit_of(std::string_view asked, std::string const& name) const
    {
        if (asked == name)
            return names_its_place(name) ? Fit::full_name : Fit::without_place;
        if (before(name, asked))
            return Fit::without_place;
        auto const place = before(asked, name);
        if (!place)
            return Fit::none;
        return leads_to(*place, above_of(name), true) ? Fit::with_place : Fit::elsewhere;
    }

    // 青石县柳河镇, where 青石县 is above it or it is called 柳河镇 too.
    [[nodiscard]] bool names_its_place(std::string const& name) const
    {
        auto const is_longer_than = [&](std::string const& other) { return before(name, other).has_value(); };
        auto const begins_with = [&](std::string const& place) { return name.size() > place.size() && name.starts_with(place); };
        return std::ranges::any_of(names_, is_longer_than) || (!above_.empty() && std::ranges::any_of(above_.front(), begins_with));
    }

    // Those above it, to the nearest of which belongs what its own full name has before this one.
    [[nodiscard]] std::vector<Names> above_of(std::string const& name) const
    {
        auto above = above_;
        for (auto const& longer : names_)
            if (auto const place = before(longer, name)) {
                if (above.empty())
                    above.emplace_back();
                above.front().emplace_back(*place);
            }
        return above;
    }

    Names names_;
    std::vector<Names> above_;  // their cores; the nearest first
};

}  // namespace

std::string core_of_name(std::string_view name)
{
    auto core = base::fold(name);
    if (core.ends_with(office_of_subdistrict))
        core.resize(core.size() - office.size());
    for (auto const word : government_words)
        if (core.ends_with(word) && core.size() > word.size()) {
            core.resize(core.size() - word.size());
            break;
        }
    return core;
}

MatchedUnits match_unit(std::string_view organisation, std::span<NamedUnit const> units)
{
    auto const asked = core_of_name(organisation);
    if (asked.empty())
        return {};
    auto best = Fit::none;
    std::vector<base::AgencyId> found;
    for (auto const& unit : units) {
        auto const fit = NamesOfUnit{unit}.fit(asked);
        if (fit == Fit::none || fit < best)
            continue;
        if (fit > best)
            found.clear();
        best = fit;
        found.push_back(unit.id);
    }
    if (best == Fit::none)
        return {};
    if (best == Fit::elsewhere)
        return {NameMatch::elsewhere, std::move(found)};
    return {found.size() == 1 ? NameMatch::one : NameMatch::several, std::move(found)};
}

}  // namespace report
