#include "report/domain/compiled_report.hpp"

#include "platform/config/law_files.hpp"

#include <gtest/gtest.h>

namespace report {
namespace {

Forms const& forms()
{
    static config::LawFiles const law;
    static auto const shipped = Forms::parse({law.file("form-2021.json").content, law.file("form-2019.json").content}).value();
    return shipped;
}

Sources sources(std::optional<requests::Cells> counts, Report const* published = nullptr)
{
    return {.organisation = "青石县柳河镇人民政府", .year = 2025, .counts = std::move(counts), .published = published};
}

Report published_with(std::string_view cell, Decimal value)
{
    auto report = empty_report(*forms().find("2021"));
    auto& at = report.cells[*report.form->find_cell(cell)];
    at.state = CellState::read;
    at.value = value;
    return report;
}

}  // namespace

TEST(CompiledReport, HoldsWhatWasCountedAndLeavesTheRestBlank)
{
    auto const report = compile(*forms().find("2021"), sources({{{"t3.new.total", 7}, {"t3.granted.total", 0}}})).report;

    EXPECT_EQ(report.title, "青石县柳河镇人民政府2025年政府信息公开工作年度报告");
    EXPECT_EQ(report.find("t3.new.total")->known(), Decimal{7});
    EXPECT_EQ(report.find("t3.granted.total")->known(), Decimal{0});
    EXPECT_EQ(report.find("t3.denied.state_secret.total")->state, CellState::blank);
    EXPECT_EQ(report.find("t2.licensing.decisions")->state, CellState::blank);
    EXPECT_EQ(to_string(report.period->from), "2025-01-01");
    EXPECT_EQ(to_string(report.period->to), "2025-12-31");
}

TEST(CompiledReport, HoldsNoZeroWhereNobodyWasAsked)
{
    auto const report = compile(*forms().find("2021"), sources(std::nullopt)).report;

    EXPECT_EQ(count_cells(report, CellState::blank), report.cells.size());
}

TEST(CompiledReport, CarriesOverWhatLastYearsReportSays)
{
    auto const last = published_with("t3.carry_out.natural_person", 3);

    auto const compiled =
        compile(*forms().find("2021"), sources({{{"t3.carry_in.natural_person", 2}, {"t3.carry_in.total", 2}}}, &last));

    EXPECT_EQ(compiled.report.find("t3.carry_in.natural_person")->known(), Decimal{3});
    EXPECT_EQ(compiled.report.find("t3.carry_in.total")->known(), Decimal{2});  // last year's total was not read
    auto const cell = *compiled.report.form->find_cell("t3.carry_in.natural_person");
    EXPECT_EQ(compiled.carried_otherwise, (std::vector<Disagreement>{{cell, 3, 2}}));
}

TEST(CompiledReport, AddsUpWhatTheOlderFormHasInOneRow)
{
    auto const report =
        compile(*forms().find("2019"), sources({{{"t3.other.misc.total", 2}, {"t3.other.fee_unpaid.total", 1}}})).report;

    EXPECT_EQ(report.find("t3.other.total")->known(), Decimal{3});
}

}  // namespace report
