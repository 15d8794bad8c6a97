#include "report/domain/rules/root_cause.hpp"
#include "report/domain/rules/testing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <set>

namespace report {
namespace {

using testing::check;
using testing::findings_of;
using testing::shipped;
using ::testing::ElementsAre;

std::vector<std::string> cells_of(Finding const& finding)
{
    std::vector<std::string> cells;
    for (auto const& cell : finding.cells)
        cells.push_back(cell.id);
    return cells;
}

bool names(CheckResult const& result, std::string const& cell)
{
    return std::any_of(result.findings.begin(), result.findings.end(), [&](Finding const& finding) {
        auto const cells = cells_of(finding);
        return std::find(cells.begin(), cells.end(), cell) != cells.end();
    });
}

// The equations of table three by brute force, from the form alone.
struct Sum {
    std::vector<CellIndex> left;
    std::vector<CellIndex> right;

    [[nodiscard]] bool is_broken(Report const& report) const
    {
        Decimal difference;
        for (auto const cell : left)
            difference += report.cells[cell].value;
        for (auto const cell : right)
            difference -= report.cells[cell].value;
        return difference != Decimal{};
    }
    [[nodiscard]] bool is_read(Report const& report) const
    {
        auto const read = [&report](CellIndex cell) { return report.cells[cell].state == CellState::read; };
        return std::all_of(left.begin(), left.end(), read) && std::all_of(right.begin(), right.end(), read);
    }
};

CellIndex at(Form const& form, std::string const& row, std::size_t column)
{
    return form.cell_at(*form.find_row(row), column);
}

std::vector<Sum> sums_of_table_three(Form const& form)
{
    std::vector<Sum> sums;
    auto const& table = form.table(TableId::t3);
    auto const total = table.columns.size() - 1;
    for (auto const& row : table.rows) {
        Sum sum;
        for (std::size_t c = 0; c < total; ++c)
            sum.left.push_back(form.cell_at(row, c));
        sum.right = {form.cell_at(row, total)};
        sums.push_back(sum);
    }
    for (std::size_t c = 0; c <= total; ++c) {
        Sum results;
        for (auto const& row : table.rows)
            if (row.kind == RowKind::leaf)
                results.left.push_back(form.cell_at(row, c));
        results.right = {at(form, "t3.total", c)};
        sums.push_back(results);
        sums.push_back({{at(form, "t3.new", c), at(form, "t3.carry_in", c)},
                        {at(form, "t3.total", c), at(form, "t3.carry_out", c)}});
    }
    return sums;
}

// A report whose figures of table three are any that agree with each other.
Example any_consistent_report()
{
    auto example = shipped().example(R"({"cells": {"*": 0}, "previous": null})");
    auto& report = example.report;
    auto const& form = *report.form;
    auto const& table = form.table(TableId::t3);
    auto const total = table.columns.size() - 1;
    auto const cell = [&](std::string const& row, std::size_t c) -> Decimal& { return report.cells[at(form, row, c)].value; };
    for (std::size_t c = 0; c < total; ++c) {
        Decimal handled;
        for (auto const& row : table.rows)
            if (row.kind == RowKind::leaf)
                handled += cell(row.id, c) = *rc::gen::inRange(0, 9);
        cell("t3.total", c) = handled;
        auto const carried_out = *rc::gen::inRange(0, 5);
        auto const carried_in = std::min<std::int64_t>(*rc::gen::inRange(0, 5), handled.whole());
        cell("t3.carry_out", c) = carried_out;
        cell("t3.carry_in", c) = carried_in;
        cell("t3.new", c) = handled + Decimal{carried_out} - Decimal{carried_in};
    }
    for (auto const& row : table.rows)
        for (std::size_t c = 0; c < total; ++c)
            cell(row.id, total) += cell(row.id, c);
    return example;
}

CellIndex any_cell_of_table_three(Form const& form)
{
    auto const& table = form.table(TableId::t3);
    return static_cast<CellIndex>(table.first_cell + *rc::gen::inRange<int>(0, table.cell_count));
}

std::set<std::string> const figure_rules{"R-T3-01", "R-T3-02", "R-T3-03"};

std::set<std::string> ids_of(Form const& form, Sum const& sum)
{
    std::set<std::string> ids;
    for (auto const& side : {sum.left, sum.right})
        for (auto const cell : side)
            ids.insert(form.cells[cell].id);
    return ids;
}

// The finding's own cells stand first, those it explains behind them.
bool is_finding_of(Finding const& finding, std::set<std::string> const& cells)
{
    auto named = cells_of(finding);
    named.resize(std::min(named.size(), cells.size()));
    return figure_rules.contains(finding.rule) && std::set<std::string>(named.begin(), named.end()) == cells;
}

bool explains(Finding const& finding, std::set<std::string> const& cells)
{
    auto const named = cells_of(finding);
    std::set<std::string> const set(named.begin(), named.end());
    return figure_rules.contains(finding.rule) && std::includes(set.begin(), set.end(), cells.begin(), cells.end());
}

// Each broken equation is a finding, or, in the column of totals, lies within one.
void expect_every_broken_sum(Report const& report, CheckResult const& result)
{
    auto const& form = *report.form;
    auto const total = form.table(TableId::t3).columns.size() - 1;
    for (auto const& sum : sums_of_table_three(form)) {
        if (!sum.is_read(report) || !sum.is_broken(report))
            continue;
        auto const cells = ids_of(form, sum);
        auto const of_total = form.cells[sum.left.front()].column == total;
        RC_ASSERT(std::any_of(result.findings.begin(), result.findings.end(), [&](Finding const& finding) {
            return of_total ? explains(finding, cells) : is_finding_of(finding, cells);
        }));
    }
}

// Findings beside those of the total column.
std::size_t broken_sums_beside_the_total(Report const& report)
{
    auto const& form = *report.form;
    auto const total = form.table(TableId::t3).columns.size() - 1;
    auto const sums = sums_of_table_three(form);
    return static_cast<std::size_t>(std::count_if(sums.begin(), sums.end(), [&](Sum const& sum) {
        return sum.is_read(report) && sum.is_broken(report) && form.cells[sum.left.front()].column != total;
    }));
}

}  // namespace

TEST(RootCause, AConsistentReportHasNoFindingOfFigures)
{
    EXPECT_TRUE(rc::check([] {
        auto const example = any_consistent_report();

        for (auto const& finding : check(example).findings)
            RC_ASSERT(!figure_rules.contains(finding.rule));
    }));
}

TEST(RootCause, NoPlantedErrorIsHidden)
{
    EXPECT_TRUE(rc::check([] {
        auto example = any_consistent_report();
        auto& report = example.report;
        std::set<CellIndex> planted;
        for (auto errors = *rc::gen::inRange(1, 6); errors > 0; --errors) {
            auto const cell = any_cell_of_table_three(*report.form);
            if (planted.insert(cell).second)
                report.cells[cell].value += Decimal{*rc::gen::inRange(1, 4)};
        }

        auto const result = check(example);

        expect_every_broken_sum(report, result);
        auto const sums = sums_of_table_three(*report.form);
        for (auto const cell : planted) {
            auto const shows = std::any_of(sums.begin(), sums.end(), [&](Sum const& sum) {
                auto const in = [cell](auto const& side) { return std::find(side.begin(), side.end(), cell) != side.end(); };
                return (in(sum.left) || in(sum.right)) && sum.is_broken(report);
            });
            RC_ASSERT(!shows || names(result, report.form->cells[cell].id));
        }
    }));
}

TEST(RootCause, NoPlantedErrorIsHiddenByUnreadCells)
{
    EXPECT_TRUE(rc::check([] {
        auto example = any_consistent_report();
        auto& report = example.report;
        for (auto unread = *rc::gen::inRange(1, 4); unread > 0; --unread)
            report.cells[any_cell_of_table_three(*report.form)].state = CellState::unreadable;
        for (auto errors = *rc::gen::inRange(1, 5); errors > 0; --errors)
            report.cells[any_cell_of_table_three(*report.form)].value += Decimal{*rc::gen::inRange(1, 4)};

        expect_every_broken_sum(report, check(example));
    }));
}

TEST(RootCause, OnlyTheTotalColumnIsMerged)
{
    EXPECT_TRUE(rc::check([] {
        auto example = any_consistent_report();
        auto& report = example.report;
        for (auto errors = *rc::gen::inRange(1, 6); errors > 0; --errors)
            report.cells[any_cell_of_table_three(*report.form)].value += Decimal{*rc::gen::inRange(1, 4)};

        auto const result = check(example);

        auto const found = std::count_if(result.findings.begin(), result.findings.end(),
                                         [](Finding const& f) { return figure_rules.contains(f.rule); });
        RC_ASSERT(static_cast<std::size_t>(found) == broken_sums_beside_the_total(report));
    }));
}

TEST(RootCause, AWrongTotalIsOneFindingThatNamesWhatItBreaks)
{
    auto const result = check(R"({"cells": {"t3.total.total": 6}})");

    auto const rows = findings_of(result, "R-T3-01");
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(base::to_string(*rows.front().difference), "-1");
    EXPECT_TRUE(findings_of(result, "R-T3-02").empty());
    EXPECT_TRUE(findings_of(result, "R-T3-03").empty());
    EXPECT_THAT(cells_of(rows.front()), ::testing::IsSupersetOf({"t3.granted.total", "t3.carry_out.total"}));
    EXPECT_EQ(result.assessment_of("R-T3-03")->failed, 1);
}

TEST(RootCause, AnApplicantColumnExplainsTheTotalColumn)
{
    auto const result = check(R"({"cells": {"t3.carry_out.natural_person": 2, "t3.carry_out.total": 2}})");

    auto const found = findings_of(result, "R-T3-03");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_THAT(cells_of(found.front()),
                ElementsAre("t3.new.natural_person", "t3.carry_in.natural_person", "t3.total.natural_person",
                            "t3.carry_out.natural_person", "t3.new.total", "t3.carry_in.total", "t3.total.total",
                            "t3.carry_out.total"));
}

TEST(RootCause, ATotalThatTheOthersDoNotMakeUpStaysAFinding)
{
    // The row of what was granted is broken by 1, the total column by 3: two of them nobody else shows, since the row of
    // partial disclosure cannot be assessed.
    auto const result = check(R"({"cells": {"t3.granted.total": 5, "t3.partial.total": 3,
                                            "t3.partial.research_inst": {"state": "unreadable"}}})");

    EXPECT_EQ(findings_of(result, "R-T3-01").size(), 1U);
    ASSERT_EQ(findings_of(result, "R-T3-02").size(), 1U);
    EXPECT_EQ(base::to_string(*findings_of(result, "R-T3-02").front().difference), "3");
}

TEST(RootCause, WithoutTheRowRuleTheTotalStaysAFinding)
{
    auto const checker = shipped().checker(R"({"R-T3-01": {"on": false}})");
    auto const example = shipped().example(R"({"cells": {"t3.total.total": 6}})");

    auto const result = checker.check(example.facts());

    EXPECT_EQ(findings_of(result, "R-T3-02").size(), 1U);
    EXPECT_EQ(findings_of(result, "R-T3-03").size(), 1U);
}

TEST(RootCause, CarryOverOfTheTotalIsExplainedByItsColumn)
{
    auto const result = check(R"({"previous": {"cells": {"t3.carry_out.natural_person": 2, "t3.carry_out.total": 2}}})");

    auto const found = findings_of(result, "R-XY-01");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_THAT(cells_of(found.front()), ElementsAre("prev.t3.carry_out.natural_person", "t3.carry_in.natural_person",
                                                     "prev.t3.carry_out.total", "t3.carry_in.total"));
}

TEST(RootCause, AConsolidatedTotalIsExplainedByItsRow)
{
    auto const result = check(R"({"members": [{"cells": {"t3.new.natural_person": 3, "t3.new.total": 4}}]})");

    auto const found = findings_of(result, "R-AGG-01");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().cells.size(), 4U);
}

}  // namespace report
