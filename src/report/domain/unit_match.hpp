#pragma once

#include "base/id.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

// Whose report it is, by the name that stands in it: units bear the same names in many places, and reports leave out the place, the
// words "people's government" or both.
namespace report {

struct NamedUnit {
    base::AgencyId id;
    std::vector<std::string> names;                // full ones and abbreviations, of all its days
    std::vector<std::vector<std::string>> places;  // the names of each of those above it, the nearest first
};

enum class NameMatch : std::uint8_t {
    none,       // nobody bears such a name
    one,
    several,    // the name does not tell which
    elsewhere,  // the name of one of ours, with another place before it
};

struct MatchedUnits {
    NameMatch match = NameMatch::none;
    std::vector<base::AgencyId> units = {};  // whom it may be, in the order given; exactly one for `one`
};

[[nodiscard]] MatchedUnits match_unit(std::string_view organisation, std::span<NamedUnit const> units);

// The name as it is compared: "青石县柳河镇" for 青石县柳河镇人民政府.
[[nodiscard]] std::string core_of_name(std::string_view name);

}  // namespace report
