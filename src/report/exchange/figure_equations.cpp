#include "report/exchange/figure_equations.hpp"

#include "base/json.hpp"

#include <algorithm>

namespace report {
namespace {

// What "for_each" names: ids that are put before or behind the cells of the terms, with the labels of what they mean.
struct Application {
    std::string before;
    std::string behind;
    std::string label;
};

std::vector<Application> applications(Form const& form, base::Json const& for_each)
{
    if (for_each.is_null())
        return {{}};
    std::vector<Application> found;
    auto const& table = form.table(TableId::t3);
    if (for_each == "t3.columns") {
        for (auto const& column : table.columns)
            found.push_back({{}, "." + column.id, column.label.official});
    } else if (for_each == "t3.rows") {
        for (auto const& row : table.rows)
            found.push_back({row.id + ".", {}, row.label.official});
    } else {
        for (auto const& id : for_each)
            if (auto const* const row = form.find_row(id.get_ref<std::string const&>()); row != nullptr)
                found.push_back({row->id + ".", {}, row->label.official});
    }
    return found;
}

bool speaks_of(Rule const& rule, Form const& form)
{
    auto const of_form = rule.forms.empty() || std::find(rule.forms.begin(), rule.forms.end(), form.id) != rule.forms.end();
    return rule.on && of_form && rule.check.is_object() && rule.check.value("type", "") == "linear" &&
           rule.check.value("rhs", 0) == 0;
}

// Empty when a term names what is no cell of this report, such as one of last year's.
std::vector<EquationTerm> terms_at(Form const& form, base::Json const& terms, Application const& at)
{
    std::vector<EquationTerm> found;
    for (auto const& term : terms) {
        auto const cell = form.find_cell(at.before + term.at("cell").get<std::string>() + at.behind);
        if (!cell)
            return {};
        found.push_back({term.at("c").get<std::int64_t>(), *cell});
    }
    return found;
}

// The cell that is the sum of all others.
std::optional<CellIndex> sum_of_others(FigureEquation const& equation)
{
    auto const is_sum = [](EquationTerm const& term) { return term.factor == -1; };
    auto const sums = std::count_if(equation.terms.begin(), equation.terms.end(), is_sum);
    if (equation.relation != FigureEquation::Relation::equal || sums != 1 || equation.terms.size() < 3)
        return std::nullopt;
    return std::find_if(equation.terms.begin(), equation.terms.end(), is_sum)->cell;
}

}  // namespace

std::vector<FigureEquation> figure_equations(Form const& form, std::span<Rule const> rules)
{
    std::vector<FigureEquation> equations;
    for (auto const& rule : rules) {
        if (!speaks_of(rule, form))
            continue;
        auto const relation = rule.check.at("op") == "==" ? FigureEquation::Relation::equal
                                                          : FigureEquation::Relation::at_least;
        for (auto const& at : applications(form, rule.check.value("for_each", base::Json{})))
            if (auto terms = terms_at(form, rule.check.at("terms"), at); !terms.empty())
                equations.push_back({&rule, at.label, relation, std::move(terms)});
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
