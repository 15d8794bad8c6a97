#pragma once

#include "platform/config/texts.hpp"
#include "report/comparing/report_comparison.hpp"

#include <string>

namespace report {

// The comparison for a terminal: columns aligned by the width of their characters, changes marked by signs and words.
[[nodiscard]] std::string comparison_text(ReportComparison const& comparison, config::Texts const& texts);

}  // namespace report
