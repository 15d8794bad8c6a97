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

// The places that stand before a name are the same ones where the shorter chain is the end of the longer: 青石县 and 临水市青石县.
bool agree(std::string_view one, std::string_view other)
{
    return !one.empty() && !other.empty() && (one.ends_with(other) || other.ends_with(one));
}

enum class Fit : std::uint8_t { none, elsewhere, without_place, with_place, same };

// `asked` is a name of the unit with something before it.
std::optional<std::string_view> before(std::string_view longer, std::string_view shorter)
{
    if (shorter.empty() || longer.size() <= shorter.size() || !longer.ends_with(shorter))
        return std::nullopt;
    auto const rest = longer.substr(0, longer.size() - shorter.size());
    return ends_as_place(rest) ? std::optional{rest} : std::nullopt;
}

class NamesOfUnit {
public:
    explicit NamesOfUnit(NamedUnit const& unit)
    {
        for (auto const& name : unit.names)
            names_.push_back(core_of_name(name));
        for (auto const& place : unit.places)
            places_.push_back(core_of_name(place));
        for (auto const& longer : names_)  // the place in its own full name
            for (auto const& shorter : names_)
                if (auto const place = before(longer, shorter))
                    places_.emplace_back(*place);
    }

    [[nodiscard]] Fit fit(std::string const& asked) const
    {
        auto best = Fit::none;
        for (auto const& name : names_)
            best = std::max(best, fit_of(asked, name));
        return best;
    }

private:
    [[nodiscard]] Fit fit_of(std::string_view asked, std::string_view name) const
    {
        if (asked == name)
            return Fit::same;
        if (before(name, asked))
            return Fit::without_place;
        auto const place = before(asked, name);
        if (!place)
            return Fit::none;
        auto const is_ours = std::ranges::any_of(places_, [&](std::string const& known) { return agree(known, *place); });
        return is_ours ? Fit::with_place : Fit::elsewhere;
    }

    std::vector<std::string> names_;
    std::vector<std::string> places_;
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
