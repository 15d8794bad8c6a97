#pragma once

#include "report/domain/finding.hpp"
#include "report/domain/rules/linear_rule.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

// Why some broken equations of table three are no findings of their own.
//
// Write x[r,c] for the cells, T for the column 总计 and A for the six columns of applicants. Table three is bound by row
// equations, whose residual is ρ(r) = Σ over A of x[r,c] − x[r,T], and by column rules with coefficients k(r), whose
// residual in a column is σ(c) = Σ over r of k(r)·x[r,c]. Whatever the figures are,
//
//     σ(T) = Σ over A of σ(c) − Σ over r of k(r)·ρ(r).
//
// A column rule that fails in T is therefore no news when the failures of the same rule in A and of the rows it adds up
// make up exactly σ(T): the clerk who mends those has mended T. Then, and only then, the finding for T is taken away
// and its cells are added to each of the findings that explain it.
//
// Nothing is hidden by this: what an equation with an unread cell would add to the right side counts as nothing, so
// when the known failures make up σ(T), the others together leave T as it is, and T alone could not have shown them.
// When they do not, T stays a finding. Row equations and column rules in A are never merged. Neither are rules that
// have several terms of last year's table: only last year's residual of a column counts for them, not of a row.
namespace report {

// The outcome of a linear rule: per equation its residual and the position of its finding in the result.
struct LinearOutcome {
    struct Line {
        std::optional<Decimal> residual;     // nothing: not assessable
        std::optional<std::size_t> finding;  // of a broken one
    };

    LinearRule const* rule = nullptr;
    std::vector<Line> lines;
};

// Takes the findings away that others explain, as described above. `outcomes` are those of the linear rules.
void merge_explained_totals(std::span<LinearOutcome const> outcomes, Form const& form,
                            std::vector<Finding>& findings);

// The same for a rule that is no linear equation, along one row of figures: `columns` are its findings by column of
// table three, none where it is kept or not assessable. When the differences of the other columns make up that of
// `total`, its finding is taken away and its cells are added to theirs. True when it was.
bool merge_explained_total(std::span<std::optional<Finding>> columns, std::size_t total);

}  // namespace report
