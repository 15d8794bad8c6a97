#pragma once

#include "platform/config/texts.hpp"
#include "report/comparing/report_comparison.hpp"

#include <string>

namespace report {

// The comparison as one self-contained page without script: changes are marked by sign and word, never by colour alone;
// on a narrow screen the two texts stand below one another.
[[nodiscard]] std::string comparison_html(ReportComparison const& comparison, config::Texts const& texts);

}  // namespace report
