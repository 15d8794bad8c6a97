#include "report/domain/rules/rule_function.hpp"

#include "report/domain/rules/cell_sum.hpp"

#include <algorithm>
#include <cmath>

// R-XY: this year's figures against last year's, as far as it is no linear equation.
namespace report {
namespace {

// A change of at least {least}, to {factor} times the figure or more, or to that part of it or less.
bool is_large_swing(Assessor const& assessor, Decimal before, Decimal now)
{
    auto const a = to_double(before);
    auto const b = to_double(now);
    auto const factor = assessor.limit("factor");
    return std::abs(b - a) >= assessor.limit("least") && (b >= factor * a || factor * b <= a);
}

void no_large_swing(Assessor& assessor)
{
    auto const& report = assessor.report();
    for (auto const& id : assessor.texts("cells")) {
        auto const cell = report.form->find_cell(id);
        if (!cell)
            continue;  // a cell of the other form
        auto const now = report.cells[*cell].known();
        auto const* earlier = assessor.facts().previous->find(id);
        auto const before = earlier == nullptr ? std::nullopt : earlier->known();
        if (!now || !before)
            assessor.not_assessable();
        else if (!is_large_swing(assessor, *before, *now))
            assessor.passed();
        else
            assessor.failed({.cells = {{id, now}, {"prev." + id, before}},
                             .left = now,
                             .right = before,
                             .difference = *now - *before,
                             .words = {{"label", report.form->cell_label(*cell)},
                                       {"a", base::to_string(*before)},
                                       {"b", base::to_string(*now)}},
                             .at = report.cells[*cell].at});
    }
}

constexpr RuleFunction functions[]{
    {"cross_year.no_large_swing", no_large_swing},
};

}  // namespace

std::span<RuleFunction const> cross_year_rules()
{
    return functions;
}

}  // namespace report
