#pragma once

#include "report/domain/report.hpp"

#include <string_view>

namespace report {

// The known figures of a report in the order of its form as one short text, "3||0|12.5": what is not known is empty. For lists and
// charts over many reports; a report without a form has none.
[[nodiscard]] std::string figures_line(Report const& report);
// One for each cell of the form; nothing where the text is no line of that form.
[[nodiscard]] std::optional<std::vector<std::optional<Decimal>>> parse_figures_line(std::string_view line, Form const& form);

}  // namespace report
