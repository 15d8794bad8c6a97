#include "report/comparing/year_equation.hpp"

#include "report/domain/rules/linear_rule.hpp"

#include <algorithm>

namespace report {
namespace {

constexpr std::string_view unknown_value = "？";

bool names_last_year(LinearRule const& linear)
{
    return std::any_of(linear.equations.begin(), linear.equations.end(), [](Equation const& equation) {
        return std::any_of(equation.terms.begin(), equation.terms.end(), [](auto const& term) { return term.previous; });
    });
}

bool both_forms_have(Equation const& equation)
{
    return std::none_of(equation.terms.begin(), equation.terms.end(), [](auto const& term) { return term.missing; });
}

std::string sign_of(Comparison comparison, EquationState state)
{
    auto const is_broken = state == EquationState::broken;
    switch (comparison) {
    case Comparison::equal: return is_broken ? "≠" : "＝";
    case Comparison::at_least: return is_broken ? "＜" : "≥";
    case Comparison::at_most: return is_broken ? "＞" : "≤";
    }
    return {};
}

YearEquation assess(Rule const& rule, LinearRule const& linear, Equation const& equation, Report const& older,
                    Report const& newer)
{
    YearEquation assessed{.rule = &rule};
    assessed.label = linear.over == LinearRule::Over::columns ? newer.form->column_label(equation.subject)
                                                              : newer.form->row_label(equation.subject);
    for (auto const& term : equation.terms) {
        auto const& of = term.previous ? older : newer;
        EquationTerm const shown{term.right ? -term.coefficient : term.coefficient,
                                 (term.previous ? "prev." : "") + of.form->cells[term.cell].id,
                                 of.cells[term.cell].known()};
        (term.right ? assessed.right : assessed.left).push_back(shown);
    }
    if (assessed.right.empty() || linear.rhs != Decimal{})
        assessed.right.push_back({1, {}, linear.rhs});
    assessed.residual = residual(equation, linear.rhs, newer, &older);
    if (assessed.residual)
        assessed.state = keeps(linear.comparison, *assessed.residual) ? EquationState::holds : EquationState::broken;
    assessed.sign = sign_of(linear.comparison, assessed.state);
    return assessed;
}

void append_side(std::string& text, std::vector<EquationTerm> const& terms)
{
    auto first = true;
    for (auto const& term : terms) {
        if (term.coefficient < 0)
            text += "－";
        else if (!first)
            text += "＋";
        auto const factor = term.coefficient < 0 ? -term.coefficient : term.coefficient;
        if (factor != 1)
            text += std::to_string(factor) + "×";
        text += term.value ? base::to_string(*term.value) : std::string{unknown_value};
        first = false;
    }
}

}  // namespace

std::string_view to_string(EquationState state)
{
    switch (state) {
    case EquationState::holds: return "holds";
    case EquationState::broken: return "broken";
    case EquationState::not_assessable: return "not-assessable";
    }
    return {};
}

base::Result<std::vector<YearEquation>> year_equations(Report const& older, Report const& newer, RuleBook const& rules,
                                                       Forms const& forms)
{
    std::vector<YearEquation> equations;
    for (auto const& rule : rules.rules()) {
        auto const speaks = rule.forms.empty() || std::count(rule.forms.begin(), rule.forms.end(), newer.form->id) > 0;
        if (!rule.on || !rule.function.empty() || !speaks)
            continue;
        auto const linear = compile_linear(rule, *newer.form, *older.form, forms);
        if (!linear)
            return tl::unexpected{linear.error()};
        if (!names_last_year(*linear))
            continue;
        for (auto const& equation : linear->equations)
            if (both_forms_have(equation))
                equations.push_back(assess(rule, *linear, equation, older, newer));
    }
    return equations;
}

std::string to_string(YearEquation const& equation)
{
    std::string text;
    append_side(text, equation.left);
    text += equation.sign;
    append_side(text, equation.right);
    return text;
}

}  // namespace report
