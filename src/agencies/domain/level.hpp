#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace agencies {

// Where an agency stands. A village (committee) receives requests for its township and answers none of its own.
enum class Level : std::uint8_t {
    township, street, county, county_department, city, city_department, province, province_department, state_department, village
};

constexpr std::array<std::string_view, 10> level_names{
    "township", "street",   "county",   "county-department",   "city", "city-department",
    "province", "province-department", "state-department", "village",
};

// Those that write an annual report of their own: all but the village.
constexpr std::span<std::string_view const> reporting_level_names{level_names.data(), level_names.size() - 1};

// "township", "county-department", …: as the command line, the profile file and the database write it.
[[nodiscard]] std::string_view to_string(Level level);
[[nodiscard]] std::optional<Level> parse_level(std::string_view text);
[[nodiscard]] std::optional<Level> parse_reporting_level(std::string_view text);

}  // namespace agencies
