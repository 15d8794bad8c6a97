#include "disclosure/domain/power.hpp"

#include <algorithm>
#include <set>

namespace disclosure {

std::optional<ActKind> parse_act_kind(std::string_view text)
{
    auto const* const found = std::ranges::find(act_kind_names, text);
    if (found == act_kind_names.end())
        return std::nullopt;
    return static_cast<ActKind>(found - act_kind_names.begin());
}

std::map<ActKind, Decimal> sums_of(std::span<Power const> powers, StationAnswers const& answers)
{
    std::map<ActKind, Decimal> sums;
    std::set<ActKind> open;
    for (auto const& power : powers) {
        auto const answer = answers.find(power.number);
        if (answer == answers.end())
            open.insert(power.kind);
        else
            sums[power.kind] += answer->second;
    }
    for (auto const kind : open)
        sums.erase(kind);
    return sums;
}

std::vector<Power> renumbered(std::vector<Power> powers, std::span<Power const> before, std::int64_t last_given)
{
    std::set<std::int64_t> taken;
    for (auto& power : powers) {
        auto const old = std::ranges::find_if(before, [&](Power const& one) {
            return one.station == power.station && one.kind == power.kind && one.name == power.name && !taken.contains(one.number);
        });
        power.number = old == before.end() ? ++last_given : old->number;
        taken.insert(power.number);
    }
    return powers;
}

}  // namespace disclosure
