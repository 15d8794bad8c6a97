#pragma once

#include <optional>
#include <string_view>

namespace report {

// The year of a report as every file of ours writes it: four digits, 1900 to 2100. Nothing for any other text.
[[nodiscard]] std::optional<int> parse_year(std::string_view text);

}  // namespace report
