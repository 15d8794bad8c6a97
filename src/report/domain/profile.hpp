#pragma once

#include "agencies/domain/level.hpp"
#include "base/date.hpp"

#include <optional>
#include <string>
#include <vector>

namespace report {

using agencies::Level;

// Facts about the agency and the publication that are not in the report. A rule whose fact is unknown is not assessable.
struct Profile {
    std::optional<Level> level;
    std::optional<bool> rule_making_power;
    std::optional<base::Date> published_on;
    std::optional<base::Date> submitted_on;
    std::optional<std::vector<std::string>> members;  // full names of the agencies that a consolidated report adds up
    std::optional<std::string> region;
    std::optional<std::string> agency_code;
    std::vector<std::string> allowed_names;  // bodies that the text may name
};

}  // namespace report
