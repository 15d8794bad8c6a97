#include "report/domain/rules/rule_function.hpp"

#include "base/fold.hpp"
#include "report/domain/rules/cell_sum.hpp"
#include "report/domain/rules/root_cause.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

// R-T2, R-T3, R-T4: what the tables say, as far as it is no linear equation.
namespace report {
namespace {

bool is_one_of(std::vector<std::string> const& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<bool> has_rule_making_power(Assessor const& assessor)
{
    auto const& profile = *assessor.facts().profile;
    if (profile.rule_making_power)
        return profile.rule_making_power;
    if (profile.level && is_one_of(assessor.texts("levels_without_power"), to_string(*profile.level)))
        return false;
    return std::nullopt;
}

void rules_need_the_power(Assessor& assessor)
{
    auto const power = has_rule_making_power(assessor);
    auto const* row = assessor.report().form->find_row(assessor.text("row"));
    if (!power || row == nullptr)
        return assessor.not_assessable();
    if (*power)
        return assessor.passed();
    for (CellIndex i = row->first_cell; i < row->first_cell + row->cell_count; ++i) {
        auto const& cell = assessor.report().cells[i];
        if (cell.state != CellState::read)
            assessor.not_assessable();
        else if (cell.value == Decimal{})
            assessor.passed();
        else
            assessor.failed({.cells = {{assessor.report().form->cells[i].id, cell.value}},
                             .words = {{"row", assessor.report().form->cell_label(i)}, {"v", base::to_string(cell.value)}},
                             .at = cell.at});
    }
}

void township_decisions(Assessor& assessor)
{
    if (!is_one_of(assessor.texts("levels"), to_string(*assessor.facts().profile->level)))
        return;  // others make such decisions as a matter of course
    auto const& form = *assessor.report().form;
    for (auto const& id : assessor.texts("cells")) {
        auto const cell = form.find_cell(id);
        auto const value = assessor.value(id);
        if (!cell || !value)
            assessor.not_assessable();
        else if (*value <= Decimal{})
            assessor.passed();
        else
            assessor.failed({.cells = {{id, value}},
                             .words = {{"row", form.row_label(*cell)}, {"v", base::to_string(*value)}},
                             .at = assessor.report().cells[*cell].at});
    }
}

void amount_in_wan(Assessor& assessor)
{
    auto const& id = assessor.text("cell");
    auto const amount = assessor.value(id);
    if (!amount)
        return assessor.not_assessable();
    if (to_double(*amount) < assessor.limit("minimum"))
        return assessor.passed();
    assessor.failed({.cells = {{id, amount}},
                     .words = {{"v", base::to_string(*amount)}},
                     .at = assessor.report().find(id)->at});
}

void procurement_projects_and_amount(Assessor& assessor)
{
    auto const projects = assessor.value(assessor.text("projects"));
    auto const amount = assessor.value(assessor.text("amount"));
    if (!projects || !amount)
        return assessor.not_assessable();
    if ((*projects == Decimal{}) == (*amount == Decimal{}))
        return assessor.passed();
    assessor.failed({.cells = {{assessor.text("projects"), projects}, {assessor.text("amount"), amount}},
                     .words = {{"a", base::to_string(*projects)}, {"b", base::to_string(*amount)}},
                     .at = assessor.report().find(assessor.text("amount"))->at});
}

// The rows that stand under a group of table three.
CellSum sum_of_group(Report const& report, std::string_view group, std::size_t column)
{
    CellSum sum{report};
    for (auto const& row : report.form->table(TableId::t3).rows)
        if (row.parent == group)
            sum.add(report.form->cell_at(row, column));
    return sum;
}

std::string group_label(Form const& form, std::string const& group)
{
    auto const& groups = form.table(TableId::t3).groups;
    auto const found = std::find_if(groups.begin(), groups.end(), [&group](auto const& g) { return g.id == group; });
    return found == groups.end() ? group : found->label;
}

// The finding of a subtotal's column, or that it is kept or not assessable.
std::optional<Finding> compare_subtotal(Assessor& assessor, Subtotal const& subtotal, std::size_t column)
{
    auto const& printed = subtotal.cells[column];
    auto const sum = sum_of_group(assessor.report(), subtotal.group, column);
    if (printed.state != CellState::read || !sum.total() || sum.cells().empty()) {
        assessor.not_assessable();
        return std::nullopt;
    }
    if (printed.value == *sum.total()) {
        assessor.passed();
        return std::nullopt;
    }
    auto const& form = *assessor.report().form;
    auto const& column_of_form = form.table(TableId::t3).columns[column];
    auto cells = sum.cells();
    cells.insert(cells.begin(), {subtotal.group + "." + column_of_form.id, printed.value});
    return Finding{.cells = std::move(cells),
                   .left = printed.value,
                   .right = sum.total(),
                   .difference = printed.value - *sum.total(),
                   .words = {{"group", group_label(form, subtotal.group)},
                             {"col", column_of_form.label.official},
                             {"left", base::to_string(printed.value)},
                             {"right", base::to_string(*sum.total())}},
                   .at = printed.at};
}

void subtotals_add_up(Assessor& assessor)
{
    for (auto const& subtotal : assessor.report().printed.subtotals) {
        std::array<std::optional<Finding>, std::tuple_size_v<decltype(Subtotal::cells)>> findings;
        for (std::size_t column = 0; column < findings.size(); ++column)
            findings[column] = compare_subtotal(assessor, subtotal, column);
        if (merge_explained_total(findings, findings.size() - 1))  // 总计 stands last
            assessor.explained();
        for (auto& finding : findings)
            if (finding)
                assessor.failed(std::move(*finding));
    }
    if (assessor.report().printed.subtotals.empty())
        assessor.passed();
}

// One cell is a large part of the sum of others: more than {share} of it, and at least {least}.
void share_of_total(Assessor& assessor)
{
    auto const& id = assessor.text("part");
    auto const part = assessor.value(id);
    CellSum whole{assessor.report()};
    whole.add(assessor.texts("whole"));
    if (!part || !whole.total())
        return assessor.not_assessable();
    auto const a = to_double(*part);
    auto const b = to_double(*whole.total());
    if (a < assessor.limit("least") || a <= assessor.limit("share") * b)
        return assessor.passed();
    auto cells = whole.cells();
    cells.insert(cells.begin(), {id, part});
    auto const percent = b > 0 ? std::to_string(std::lround(100 * a / b)) : std::string{"—"};
    assessor.failed({.cells = std::move(cells),
                     .left = part,
                     .right = whole.total(),
                     .words = {{"a", base::to_string(*part)}, {"p", percent}},
                     .at = assessor.report().find(id)->at});
}

void repeats_need_a_first_answer(Assessor& assessor)
{
    auto const& id = assessor.text("repeat");
    auto const repeats = assessor.value(id);
    auto const handled = assessor.value(assessor.text("handled"));
    if (!repeats || !handled)
        return assessor.not_assessable();
    if (*handled <= Decimal{} || *repeats < *handled)
        return assessor.passed();
    assessor.failed({.cells = {{id, repeats}, {assessor.text("handled"), handled}},
                     .left = repeats,
                     .right = handled,
                     .words = {{"a", base::to_string(*repeats)}},
                     .at = assessor.report().find(id)->at});
}

void unpaid_fee_is_explained(Assessor& assessor)
{
    auto const& report = assessor.report();
    auto const& id = assessor.text("cell");
    auto const unpaid = assessor.value(id);
    auto const& of_form = report.form->sections;
    auto const index = std::find_if(of_form.begin(), of_form.end(), [&](auto const& s) { return s.id == assessor.text("section"); });
    auto const& section = report.sections[static_cast<std::size_t>(index - of_form.begin())];
    if (!unpaid || !section.present)
        return assessor.not_assessable();
    auto const text = base::fold(section.text());
    auto const& words = assessor.texts("words");
    if (*unpaid == Decimal{} || std::any_of(words.begin(), words.end(), [&text](auto const& word) { return text.find(base::fold(word)) != std::string::npos; }))
        return assessor.passed();
    assessor.failed({.cells = {{id, unpaid}}, .words = {{"a", base::to_string(*unpaid)}}, .at = section.at});
}

void cases_need_requests(Assessor& assessor)
{
    CellSum cases{assessor.report()};
    cases.add(assessor.texts("cases"));
    CellSum requests{assessor.report()};
    requests.add(assessor.texts("requests"));
    CellSum earlier{*assessor.facts().previous, "prev."};
    earlier.add(assessor.texts("previous_requests"));
    if (!cases.total() || !requests.total() || !earlier.total())
        return assessor.not_assessable();
    if (*cases.total() <= Decimal{} || *requests.total() + *earlier.total() > Decimal{})
        return assessor.passed();
    auto cells = cases.cells();
    for (auto const& more : {requests.cells(), earlier.cells()})
        cells.insert(cells.end(), more.begin(), more.end());
    assessor.failed({.cells = std::move(cells),
                     .words = {{"a", base::to_string(*cases.total())}},
                     .at = assessor.report().find(assessor.texts("cases").front())->at});
}

// The answers of a year over which one may sue at once: all results but those of the groups that go to reconsideration.
CellSum directly_suable(Assessor const& assessor, Report const& report, std::string prefix)
{
    CellSum sum{report, std::move(prefix)};
    if (report.form == nullptr) {
        sum.add(assessor.texts("suits"));  // unread: a report without a form has no cells
        return sum;
    }
    for (auto const& row : report.form->table(TableId::t3).rows)
        if (row.kind == RowKind::leaf && !is_one_of(assessor.texts("review_first"), row.parent))
            sum.add(row.id + "." + assessor.text("column"));
    return sum;
}

void direct_suits_are_possible(Assessor& assessor)
{
    if (*assessor.report().year < static_cast<int>(assessor.limit("first_year")))
        return assessor.passed();
    auto const& id = assessor.text("suits");
    auto const suits = assessor.value(id);
    auto const now = directly_suable(assessor, assessor.report(), "");
    auto const before = directly_suable(assessor, *assessor.facts().previous, "prev.");
    if (!suits || !now.total() || !before.total())
        return assessor.not_assessable();
    auto const answers = *now.total() + *before.total();
    if (*suits <= answers)
        return assessor.passed();
    auto cells = now.cells();
    cells.insert(cells.begin(), {id, suits});
    cells.insert(cells.end(), before.cells().begin(), before.cells().end());
    assessor.failed({.cells = std::move(cells),
                     .left = suits,
                     .right = answers,
                     .difference = *suits - answers,
                     .words = {{"a", base::to_string(*suits)}, {"b", base::to_string(answers)}},
                     .at = assessor.report().find(id)->at});
}

constexpr RuleFunction functions[]{
    {"table.rules_need_the_power", rules_need_the_power},
    {"table.township_decisions", township_decisions},
    {"table.amount_in_wan", amount_in_wan},
    {"table.procurement_projects_and_amount", procurement_projects_and_amount},
    {"table.subtotals_add_up", subtotals_add_up},
    {"table.share_of_total", share_of_total},
    {"table.repeats_need_a_first_answer", repeats_need_a_first_answer},
    {"table.unpaid_fee_is_explained", unpaid_fee_is_explained},
    {"table.cases_need_requests", cases_need_requests},
    {"table.direct_suits_are_possible", direct_suits_are_possible},
};

}  // namespace

std::span<RuleFunction const> table_rules()
{
    return functions;
}

}  // namespace report
