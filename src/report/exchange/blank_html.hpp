#pragma once

#include "base/result.hpp"
#include "report/domain/form.hpp"
#include "report/domain/rules/rule_book.hpp"

#include <string>

namespace report {

// The blank form as one HTML file that works by double click without a network (Chromium 86 and newer): the three tables,
// the figure rules evaluated as one types, print layout, and the JSON of report_json.hpp to save and open.
[[nodiscard]] base::Result<std::string> write_blank_html(Form const& form, Forms const& forms, RuleBook const& rules);

}  // namespace report
