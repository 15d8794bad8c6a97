#include "report/exchange/figure_equations.hpp"

#include "base/json.hpp"

#include <algorithm>

namespace report {
namespace {

bool speaks_of(Rule const& rule, Form const& form)
{
    auto const of_form = rule.forms.empty() || std::find(rule.forms.begin(), rule.forms.end(), form.id) != rule.forms.end();
    return rule.on && of_form && rule.check.is_object() && rule.check.value("type", "") == "linear";
}

bool needs_another_report(Equation const& equation)
{
    return std::any_of(equation.terms.begin(), equation.terms.end(), [](LinearTerm const& term) { return term.previous; });
}

std::string subject_label(Form const& form, LinearRule::Over over, CellIndex subject)
{
    switch (over) {
    case LinearRule::Over::nothing: return {};
    case LinearRule::Over::columns: return form.column_label(subject);
    case LinearRule::Over::list:
    case LinearRule::Over::rows: return form.row_label(subject);
    }
    return {};
}

// The cell that is the sum of all others.
std::optional<CellIndex> sum_of_others(FigureEquation const& equation)
{
    auto const& terms = equation.equation.terms;
    auto const is_sum = [](LinearTerm const& term) { return term.coefficient == -1; };
    auto const is_summand = [](LinearTerm const& term) { return term.coefficient == 1; };
    auto const summands = std::count_if(terms.begin(), terms.end(), is_summand);
    auto const sum = std::find_if(terms.begin(), terms.end(), is_sum);
    auto const fits = equation.comparison == Comparison::equal && equation.rhs == Decimal{} && sum != terms.end() &&
                      summands > 1 && static_cast<std::size_t>(summands) + 1 == terms.size();
    return fits ? std::optional{sum->cell} : std::nullopt;
}

}  // namespace

base::Result<std::vector<FigureEquation>> figure_equations(Form const& form, Forms const& forms, RuleBook const& rules)
{
    std::vector<FigureEquation> equations;
    for (auto const& rule : rules.rules()) {
        if (!speaks_of(rule, form))
            continue;
        auto const linear = compile_linear(rule, form, form, forms);
        if (!linear)
            return tl::unexpected{linear.error()};
        for (auto const& equation : linear->equations)
            if (!needs_another_report(equation))
                equations.push_back({&rule, linear->comparison, linear->rhs, linear->over,
                                     subject_label(form, linear->over, equation.subject), equation});
    }
    return equations;
}

std::vector<FigureEquation const*> sum_equations(Form const& form, std::span<FigureEquation const> equations)
{
    std::vector<FigureEquation const*> sums(form.cells.size());
    for (auto const& equation : equations)
        if (auto const cell = sum_of_others(equation); cell && sums[*cell] == nullptr)
            sums[*cell] = &equation;
    return sums;
}

}  // namespace report
