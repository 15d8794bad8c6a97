#pragma once

#include "report/domain/report.hpp"
#include "report/domain/rules/rule_book.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What binds a year's figures to the year before: carried-over requests, documents in force.
namespace report {

enum class EquationState : std::uint8_t { holds, broken, not_assessable };

[[nodiscard]] std::string_view to_string(EquationState state);

struct EquationTerm {
    std::int64_t coefficient = 1;
    std::string cell;  // "t3.carry_in.total"; last year's begin with "prev."
    std::optional<Decimal> value;
};

// One cross-year rule applied to one row or column.
struct YearEquation {
    Rule const* rule = nullptr;
    std::string label = {};                // of the row or column: 自然人
    std::vector<EquationTerm> left = {};
    std::vector<EquationTerm> right = {};  // with the signs they have on the right side
    std::string sign = {};                 // as it is: "＝", "≥", "≤"; of a broken one "≠", "＜", "＞"
    EquationState state = EquationState::not_assessable;
    std::optional<Decimal> residual = {};  // left minus right
};

// Each linear rule of the book that names cells of last year's report, for each row or column that both forms have.
[[nodiscard]] base::Result<std::vector<YearEquation>> year_equations(Report const& older, Report const& newer,
                                                                     RuleBook const& rules, Forms const& forms);

// "10＋3－1＝12", "5≠4"; an unknown value is "？".
[[nodiscard]] std::string to_string(YearEquation const& equation);

}  // namespace report
