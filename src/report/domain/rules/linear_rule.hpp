#pragma once

#include "base/decimal.hpp"
#include "base/result.hpp"
#include "report/domain/finding.hpp"
#include "report/domain/form.hpp"
#include "report/domain/report.hpp"
#include "report/domain/rules/rule_book.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Linear rules: "linear_format" of rules.json, resolved to positions of cells once for a form and last year's form.
namespace report {

struct LinearTerm {
    std::int64_t coefficient = 0;
    CellIndex cell = 0;
    bool previous = false;  // the cell is one of last year's report
    bool missing = false;   // last year's form has no such cell
    bool right = false;     // stands on the right side of the message
    std::string word;       // names its value in the message; empty for none
};

// One application of a rule: to a row, a column, a block, or alone.
struct Equation {
    std::vector<LinearTerm> terms;
    CellIndex subject = 0;  // the last cell of this year's report: where a finding points, and its labels
};

enum class Comparison : std::uint8_t { equal, at_least, at_most };

struct LinearRule {
    Comparison comparison = Comparison::equal;
    Decimal rhs;
    // What the equations run over.
    enum class Over : std::uint8_t { nothing, list, columns, rows } over = Over::nothing;
    std::vector<Equation> equations;  // over columns or rows: one a column or row of table three, in their order
};

// Refused when the entry is malformed or names a cell that `form` does not have, or, behind "prev.", that none of
// `forms` has.
[[nodiscard]] base::Result<LinearRule> compile_linear(Rule const& rule, Form const& form, Form const& previous,
                                                      Forms const& forms);

// Left side minus right side; nothing when a cell is unread or the sum is beyond any count.
[[nodiscard]] std::optional<Decimal> residual(Equation const& equation, Decimal rhs, Report const& report,
                                              Report const* previous);

[[nodiscard]] bool keeps(Comparison comparison, Decimal residual);

// The finding of an equation whose residual does not keep the rule.
[[nodiscard]] Finding broken_equation(LinearRule const& rule, Equation const& equation, Report const& report,
                                      Report const* previous);

}  // namespace report
