#pragma once

#include "report/comparing/report_comparison.hpp"

#include <string>
#include <string_view>

namespace report {

inline constexpr std::string_view comparison_schema = "gongkai-comparison-1";

// One object, one line: older, newer, notes, equations, cells, only_in_older, only_in_newer, sections. Unknown is null.
[[nodiscard]] std::string comparison_json(ReportComparison const& comparison);

}  // namespace report
