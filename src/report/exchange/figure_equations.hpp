#pragma once

#include "report/domain/form.hpp"
#include "report/domain/rules/rule_book.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace report {

struct EquationTerm {
    std::int64_t factor = 1;
    CellIndex cell = 0;
};

// One linear rule about the figures of one report, applied to one row or column: Σ factor · cell = 0, or ≥ 0.
struct FigureEquation {
    enum class Relation : std::uint8_t { equal, at_least };

    Rule const* rule = nullptr;
    std::string subject;  // label of the row or column; empty when the rule speaks of one place only
    Relation relation = Relation::equal;
    std::vector<EquationTerm> terms;
};

// The figure rules that are switched on for the form, in their order. Rules that need another report are left out.
[[nodiscard]] std::vector<FigureEquation> figure_equations(Form const& form, std::span<Rule const> rules);

// The equation that makes each cell a sum of others, one entry a cell: the first in which it stands alone on its side.
// Null for a cell that is filled in.
[[nodiscard]] std::vector<FigureEquation const*> sum_equations(Form const& form, std::span<FigureEquation const> equations);

}  // namespace report
