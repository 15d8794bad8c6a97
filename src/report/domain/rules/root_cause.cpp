#include "report/domain/rules/root_cause.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace report {
namespace {

// The position of the total among the columns when the rule says of each row that all other columns add up to it.
std::optional<std::size_t> total_column(LinearRule const& rows, Form const& form)
{
    if (rows.over != LinearRule::Over::rows || rows.comparison != Comparison::equal || rows.rhs != Decimal{} ||
        rows.equations.empty())
        return std::nullopt;
    auto const& terms = rows.equations.front().terms;
    auto const is = [](std::int64_t c) { return [c](LinearTerm const& t) { return t.coefficient == c && !t.previous; }; };
    auto const total = std::find_if(terms.begin(), terms.end(), is(-1));
    auto const applicants = static_cast<std::size_t>(std::count_if(terms.begin(), terms.end(), is(1)));
    if (total == terms.end() || applicants + 1 != form.table(TableId::t3).columns.size())
        return std::nullopt;
    return form.cells[total->cell].column;
}

struct Explanation {
    Decimal makes_up;                   // of the total's residual
    std::vector<std::size_t> findings;  // those that do
};

void add_columns(Explanation& explanation, LinearOutcome const& columns, std::size_t total)
{
    for (std::size_t column = 0; column < columns.lines.size(); ++column) {
        auto const& line = columns.lines[column];
        if (column == total || !line.residual)
            continue;
        explanation.makes_up += *line.residual;
        if (line.finding)
            explanation.findings.push_back(*line.finding);
    }
}

void add_rows(Explanation& explanation, Equation const& in_total, LinearOutcome const& rows, Form const& form)
{
    for (auto const& term : in_total.terms) {
        if (term.previous)
            continue;
        auto const& line = rows.lines[form.cells[term.cell].row];
        if (!line.finding)
            continue;
        explanation.makes_up -= term.coefficient * *line.residual;
        explanation.findings.push_back(*line.finding);
    }
}

void add_cells(Finding& finding, std::vector<FindingCell> const& cells)
{
    for (auto const& cell : cells)
        if (std::find(finding.cells.begin(), finding.cells.end(), cell) == finding.cells.end())
            finding.cells.push_back(cell);
}

// The finding that the others explain, or nothing.
std::optional<std::size_t> merge_total(LinearOutcome const& columns, LinearOutcome const& rows, std::size_t total,
                                       Form const& form, std::vector<Finding>& findings)
{
    auto const& line = columns.lines[total];
    if (!line.finding)
        return std::nullopt;
    Explanation explanation;
    add_columns(explanation, columns, total);
    add_rows(explanation, columns.rule->equations[total], rows, form);
    if (explanation.findings.empty() || explanation.makes_up != *line.residual)
        return std::nullopt;
    for (auto const by : explanation.findings)
        add_cells(findings[by], findings[*line.finding].cells);
    return line.finding;
}

}  // namespace

bool merge_explained_total(std::span<std::optional<Finding>> columns, std::size_t total)
{
    auto& of_total = columns[total];
    if (!of_total)
        return false;
    Decimal makes_up;
    for (std::size_t column = 0; column < columns.size(); ++column)
        if (column != total && columns[column])
            makes_up += *columns[column]->difference;
    if (makes_up != *of_total->difference)
        return false;
    for (std::size_t column = 0; column < columns.size(); ++column)
        if (column != total && columns[column])
            add_cells(*columns[column], of_total->cells);
    of_total.reset();
    return true;
}

void merge_explained_totals(std::span<LinearOutcome const> outcomes, Form const& form, std::vector<Finding>& findings)
{
    std::set<std::size_t> explained;
    for (auto const& rows : outcomes) {
        auto const total = total_column(*rows.rule, form);
        if (!total)
            continue;
        for (auto const& columns : outcomes)
            if (columns.rule->over == LinearRule::Over::columns && columns.rule->rhs == Decimal{})
                if (auto const merged = merge_total(columns, rows, *total, form, findings))
                    explained.insert(*merged);
    }
    std::size_t at = 0;
    std::erase_if(findings, [&](Finding const&) { return explained.contains(at++); });
}

}  // namespace report
