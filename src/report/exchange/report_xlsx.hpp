#pragma once

#include "base/result.hpp"
#include "report/domain/report.hpp"
#include "report/domain/rules/rule_book.hpp"

#include <string>

namespace report {

// The report as a workbook in the official layout, one sheet a part. Figures are numbers; an unknown cell is empty and
// named in the note under its table.
[[nodiscard]] base::Result<std::string> write_xlsx(Report const& report);

// The blank form as a workbook: sums are live formulas, an equation of the figure rules that does not hold marks its
// cells in red, and the last sheet says in words how each equation stands. What is not filled in is blank, not 0.
[[nodiscard]] base::Result<std::string> write_blank_xlsx(Form const& form, Forms const& forms, RuleBook const& rules);

}  // namespace report
