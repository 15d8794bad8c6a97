#pragma once

#include "report/domain/form.hpp"
#include "report/domain/rules/linear_rule.hpp"
#include "report/domain/rules/rule_book.hpp"

#include <span>
#include <string>
#include <vector>

namespace report {

// One linear rule about the figures of one report, applied to one row or column.
struct FigureEquation {
    Rule const* rule = nullptr;
    Comparison comparison = Comparison::equal;
    Decimal rhs;
    LinearRule::Over over = LinearRule::Over::nothing;
    std::string subject;  // label of the row or column; empty when the rule speaks of one place only
    Equation equation;
};

// The figure rules that are switched on for the form, in their order; they point into `rules`. Rules that need another
// report are left out. Refused when an entry is malformed.
[[nodiscard]] base::Result<std::vector<FigureEquation>> figure_equations(Form const& form, Forms const& forms,
                                                                         RuleBook const& rules);

// The equation that makes each cell a sum of others, one entry a cell: the first in which it stands alone on its side.
// Null for a cell that is filled in.
[[nodiscard]] std::vector<FigureEquation const*> sum_equations(Form const& form, std::span<FigureEquation const> equations);

}  // namespace report
