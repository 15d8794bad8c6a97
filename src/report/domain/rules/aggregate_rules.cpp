#include "report/domain/rules/rule_function.hpp"

#include "base/fold.hpp"
#include "report/domain/rules/root_cause.hpp"

#include <algorithm>
#include <utility>

// R-AGG: a consolidated report against the reports it adds up.
namespace report {
namespace {

bool is_member(Assessor const& assessor, std::string const& name)
{
    auto const members = assessor.facts().members;
    auto const folded = base::fold(name);
    auto const year = assessor.report().year;
    return std::any_of(members.begin(), members.end(), [&](Report const& member) {
        return base::fold(member.organisation) == folded && (!year || !member.year || *member.year == *year);
    });
}

std::vector<std::string> missing_members(Assessor const& assessor)
{
    std::vector<std::string> missing;
    auto const* profile = assessor.facts().profile;
    if (profile == nullptr || !profile->members)
        return missing;
    std::copy_if(profile->members->begin(), profile->members->end(), std::back_inserter(missing),
                 [&assessor](auto const& name) { return !is_member(assessor, name); });
    return missing;
}

// The members' sum of a cell; nothing when one of them did not read it.
std::optional<Decimal> members_sum(Assessor const& assessor, std::string_view id)
{
    Decimal sum;
    for (auto const& member : assessor.facts().members) {
        auto const* cell = member.find(id);
        if (cell == nullptr || cell->state != CellState::read)
            return std::nullopt;
        sum += cell->value;
    }
    return sum;
}

// The finding of a cell that is not its members' sum, or that it is or cannot be assessed.
std::optional<Finding> compare_with_members(Assessor& assessor, CellIndex cell)
{
    auto const& report = assessor.report();
    auto const& id = report.form->cells[cell].id;
    auto const own = report.cells[cell].known();
    auto const sum = members_sum(assessor, id);
    if (!own || !sum) {
        assessor.not_assessable();
        return std::nullopt;
    }
    if (*own == *sum) {
        assessor.passed();
        return std::nullopt;
    }
    auto const difference = *own - *sum;
    return Finding{.cells = {{id, own}, {"members." + id, sum}},
                   .left = own,
                   .right = sum,
                   .difference = difference,
                   .words = {{"cell", report.form->cell_label(cell)},
                             {"left", base::to_string(*own)},
                             {"right", base::to_string(*sum)},
                             {"diff", base::to_string(difference < Decimal{} ? -difference : difference)}},
                   .at = report.cells[cell].at};
}

bool is_left_out(std::vector<std::string> const& columns, std::string const& cell)
{
    return std::any_of(columns.begin(), columns.end(), [&](auto const& column) { return cell.ends_with("." + column); });
}

// One row of a table, or table four. In table three a wrong 总计 that the row's other columns explain is no finding.
void compare_row(Assessor& assessor, TableId table, CellIndex first, std::size_t count)
{
    auto const& form = *assessor.report().form;
    auto const& not_added = assessor.texts("not_added");
    std::vector<std::optional<Finding>> findings(count);
    for (std::size_t i = 0; i < count; ++i)
        if (auto const cell = static_cast<CellIndex>(first + i); !is_left_out(not_added, form.cells[cell].id))
            findings[i] = compare_with_members(assessor, cell);
    if (table == TableId::t3 && merge_explained_total(findings, count - 1))  // 总计 stands last
        assessor.explained();
    for (auto& finding : findings)
        if (finding)
            assessor.failed(std::move(*finding));
}

void cells_add_up(Assessor& assessor)
{
    if (assessor.facts().members.empty() || !missing_members(assessor).empty())
        return assessor.not_assessable();
    for (auto const& table : assessor.report().form->tables) {
        if (table.rows.empty())
            compare_row(assessor, table.id, table.first_cell, table.cell_count);
        for (auto const& row : table.rows)
            compare_row(assessor, table.id, row.first_cell, row.cell_count);
    }
}

void members_submitted(Assessor& assessor)
{
    auto const missing = missing_members(assessor);
    assessor.passed(static_cast<int>(assessor.facts().profile->members->size() - missing.size()));
    for (auto const& name : missing)
        assessor.failed({.words = {{"org", name}, {"year", std::to_string(*assessor.report().year)}},
                         .at = assessor.report().title_at});
}

// Stocks of documents that do not add up may hold a joint document twice.
void joint_documents(Assessor& assessor)
{
    if (assessor.facts().members.empty() || !missing_members(assessor).empty())
        return assessor.not_assessable();
    for (auto const& id : assessor.texts("cells"))
        if (auto const cell = assessor.report().form->find_cell(id))
            if (auto finding = compare_with_members(assessor, *cell))
                assessor.failed(std::move(*finding));
}

constexpr RuleFunction functions[]{
    {"aggregate.cells_add_up", cells_add_up},
    {"aggregate.members_submitted", members_submitted},
    {"aggregate.joint_documents", joint_documents},
};

}  // namespace

std::span<RuleFunction const> aggregate_rules()
{
    return functions;
}

}  // namespace report
