#pragma once

#include "report/domain/finding.hpp"
#include "report/domain/report.hpp"

#include <string>

namespace report {

// Where a person looks for a finding: its own place, else that of the first of its cells in this report, else the title.
// Unknown only when the title has none either.
[[nodiscard]] base::Place place_of(Finding const& finding, Report const& report);

// What stands there, in words of the form: "表三 一、本年新收…／自然人", at most three cells; "一、总体情况"; empty when
// unknown.
[[nodiscard]] std::string where_in_words(Finding const& finding, Report const& report);

// The words of the text that the finding is about; empty for a cell.
[[nodiscard]] std::string quote_of(Finding const& finding);

}  // namespace report
