#pragma once

#include <optional>
#include <string_view>

namespace report {

// The year of a folded title: four digits or four Chinese numerals before 年; the last ones, as names stand before.
[[nodiscard]] std::optional<int> year_in_title(std::string_view folded_title);

}  // namespace report
