#pragma once

#include "base/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace report {

enum class Level : std::uint8_t {
    township, street, county, county_department, city, city_department, province, province_department, state_department
};

// "township", "county-department", …: as the command line and the profile file write it.
[[nodiscard]] std::string_view to_string(Level level);
[[nodiscard]] std::optional<Level> parse_level(std::string_view text);

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
