#include "report/domain/rules/linear_rule.hpp"

#include "base/json.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace report {
namespace {

using base::Json;

constexpr std::string_view previous_mark = "prev.";

Comparison comparison_in(Json const& check)
{
    auto const& op = check.at("op").get_ref<std::string const&>();
    if (op == "==")
        return Comparison::equal;
    if (op == ">=")
        return Comparison::at_least;
    if (op == "<=")
        return Comparison::at_most;
    throw std::invalid_argument{"no such comparison: " + op};
}

// How an element of for_each and the cell of a term make a cell id.
struct Element {
    std::string id;        // of a row, block or column
    bool goes_last = false;  // a column id stands behind the row id

    [[nodiscard]] std::string cell(std::string const& term) const
    {
        if (id.empty())
            return term;
        return goes_last ? term + "." + id : id + "." + term;
    }
};

std::pair<LinearRule::Over, std::vector<Element>> elements_in(Json const& check, Form const& form)
{
    auto const& each = check.at("for_each");
    std::vector<Element> elements;
    if (each.is_null())
        return {LinearRule::Over::nothing, {Element{}}};
    if (each.is_array()) {
        for (auto const& id : each)
            elements.push_back({id.get<std::string>()});
        return {LinearRule::Over::list, elements};
    }
    if (each == "t3.columns") {
        for (auto const& column : form.table(TableId::t3).columns)
            elements.push_back({column.id, true});
        return {LinearRule::Over::columns, elements};
    }
    if (each == "t3.rows") {
        for (auto const& row : form.table(TableId::t3).rows)
            elements.push_back({row.id});
        return {LinearRule::Over::rows, elements};
    }
    throw std::invalid_argument{"no such for_each: " + each.dump()};
}

CellIndex own_cell(Form const& form, std::string const& id)
{
    auto const index = form.find_cell(id);
    return index ? *index : throw std::invalid_argument{"no such cell of the form: " + form.id + " " + id};
}

void resolve_previous(LinearTerm& term, std::string const& id, Form const& previous, Forms const& forms)
{
    auto const& all = forms.all();
    if (std::none_of(all.begin(), all.end(), [&id](Form const& form) { return form.find_cell(id).has_value(); }))
        throw std::invalid_argument{"no such cell of any form: " + id};
    auto const index = previous.find_cell(id);
    term.previous = true;
    term.missing = !index;
    term.cell = index.value_or(0);
}

Equation equation_of(Json const& check, Element const& element, Form const& form, Form const& previous,
                     Forms const& forms)
{
    Equation equation;
    for (auto const& json : check.at("terms")) {
        LinearTerm term;
        term.coefficient = json.at("c").get<std::int64_t>();
        term.right = json.contains("side") ? json["side"] == "right" : term.coefficient < 0;
        term.word = json.value("as", "");
        auto cell = json.at("cell").get<std::string>();
        if (cell.starts_with(previous_mark))
            resolve_previous(term, element.cell(cell.substr(previous_mark.size())), previous, forms);
        else
            equation.subject = term.cell = own_cell(form, element.cell(cell));
        equation.terms.push_back(std::move(term));
    }
    return equation;
}

LinearRule compile(Json const& check, Form const& form, Form const& previous, Forms const& forms)
{
    LinearRule rule;
    rule.comparison = comparison_in(check);
    rule.rhs = check.at("rhs").get<std::int64_t>();
    auto const [over, elements] = elements_in(check, form);
    rule.over = over;
    for (auto const& element : elements)
        rule.equations.push_back(equation_of(check, element, form, previous, forms));
    return rule;
}

Cell const* cell_of(LinearTerm const& term, Report const& report, Report const* previous)
{
    auto const* of = term.previous ? previous : &report;
    return of == nullptr || term.missing ? nullptr : &of->cells[term.cell];
}

Decimal magnitude(Decimal value)
{
    return value < Decimal{} ? -value : value;
}

}  // namespace

base::Result<LinearRule> compile_linear(Rule const& rule, Form const& form, Form const& previous, Forms const& forms)
{
    try {
        return compile(rule.check, form, previous, forms);
    } catch (std::exception const& broken) {
        return base::fail(base::ErrorKind::invalid_input, "rules.bad-check",
                          "the check of rule {rule} cannot be carried out: {reason}",
                          {{"rule", rule.id}, {"reason", broken.what()}});
    }
}

std::optional<Decimal> residual(Equation const& equation, Decimal rhs, Report const& report, Report const* previous)
{
    std::int64_t sum = -rhs.micros();
    for (auto const& term : equation.terms) {
        auto const* cell = cell_of(term, report, previous);
        std::int64_t part = 0;
        if (cell == nullptr || cell->state != CellState::read ||
            __builtin_mul_overflow(term.coefficient, cell->value.micros(), &part) ||
            __builtin_add_overflow(sum, part, &sum))
            return std::nullopt;
    }
    return Decimal::from_micros(sum);
}

bool keeps(Comparison comparison, Decimal residual)
{
    switch (comparison) {
    case Comparison::equal: return residual == Decimal{};
    case Comparison::at_least: return residual >= Decimal{};
    case Comparison::at_most: return residual <= Decimal{};
    }
    return false;
}

Finding broken_equation(LinearRule const& rule, Equation const& equation, Report const& report, Report const* previous)
{
    Finding finding;
    Decimal left;
    Decimal right = rule.rhs;
    auto const& form = *report.form;
    finding.words = {{"row", form.row_label(equation.subject)}, {"col", form.column_label(equation.subject)}};
    for (auto const& term : equation.terms) {
        auto const& of = term.previous ? *previous : report;
        auto const value = of.cells[term.cell].value;
        finding.cells.push_back({(term.previous ? std::string{previous_mark} : "") + of.form->cells[term.cell].id, value});
        (term.right ? right : left) += (term.right ? -term.coefficient : term.coefficient) * value;
        if (!term.word.empty())
            finding.words.emplace_back(term.word, base::to_string(value));
    }
    finding.left = left;
    finding.right = right;
    finding.difference = left - right;
    finding.at = report.cells[equation.subject].at;
    finding.words.insert(finding.words.end(), {{"left", base::to_string(left)},
                                               {"right", base::to_string(right)},
                                               {"diff", base::to_string(magnitude(left - right))}});
    return finding;
}

}  // namespace report
