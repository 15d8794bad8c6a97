#pragma once

#include "report/domain/report.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace report {

// The known figures of a report in the order of its form.
using Figures = std::vector<std::optional<Decimal>>;
[[nodiscard]] Figures figures_of(Report const& report);

// They as one short text, "3||0|12.5": what is not known is empty. For lists, sums and charts over many reports; a report without a
// form has none.
[[nodiscard]] std::string figures_line(Figures const& figures);
// One for each cell of the form; nothing where the text is no line of that form.
[[nodiscard]] std::optional<Figures> parse_figures_line(std::string_view line, Form const& form);

}  // namespace report
