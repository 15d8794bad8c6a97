#include "report/exchange/report_xlsx.hpp"

#include "report/exchange/exchange_test_reports.hpp"

#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>

namespace report {
namespace {

using exchange_test::forms;
using exchange_test::full_report;
using ::testing::HasSubstr;
using ::testing::Not;

// One part of the package, "xl/workbook.xml".
std::string part_of(std::string const& xlsx, char const* name)
{
    auto* const source = zip_source_buffer_create(xlsx.data(), xlsx.size(), 0, nullptr);
    auto* const archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
    auto* const file = zip_fopen(archive, name, 0);
    std::string bytes;
    for (char buffer[4096]; auto const count = zip_fread(file, buffer, sizeof buffer);)
        bytes.append(buffer, static_cast<std::size_t>(count));
    zip_fclose(file);
    zip_discard(archive);
    return bytes;
}

// For looking at it: KEEP_FILES=folder.
std::string kept(std::string const& xlsx, std::string const& name)
{
    if (auto const* const folder = std::getenv("KEEP_FILES"); folder != nullptr)
        std::ofstream{std::string{folder} + "/" + name, std::ios::binary} << xlsx;
    return xlsx;
}

TEST(ReportXlsx, HasASheetForEachPart)
{
    auto const xlsx = kept(write_xlsx(full_report()).value(), "report.xlsx");

    auto const workbook = part_of(xlsx, "xl/workbook.xml");

    for (auto const* const name : {"一、总体情况", "表二", "表三", "表四", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"})
        EXPECT_THAT(workbook, HasSubstr("<sheet name=\"" + std::string{name} + "\""));
    EXPECT_THAT(workbook, HasSubstr("_xlnm.Print_Titles")) << "the header of a table is repeated";
}

TEST(ReportXlsx, HoldsFiguresAsNumbersAndUnknownOnesNotAtAll)
{
    auto report = full_report();
    for (auto& cell : report.cells)
        cell = {CellState::absent, {}, {}, {}, {}};
    auto const at = *report.form->find_cell("t2.admin_fee.amount");
    report.cells[at] = {CellState::read, *base::parse_decimal("240.5"), "240.5", {}, {}};

    auto const xlsx = kept(write_xlsx(report).value(), "unknown.xlsx");

    auto const sheet = part_of(xlsx, "xl/worksheets/sheet2.xml");
    EXPECT_THAT(sheet, HasSubstr("<v>240.5</v>"));
    EXPECT_THAT(sheet, Not(HasSubstr("<v>0.0</v>")));
    EXPECT_THAT(part_of(xlsx, "xl/sharedStrings.xml"), HasSubstr("数值未知，并非为零"));
}

TEST(ReportXlsx, GivesTheSameBytesEachTime)
{
    EXPECT_EQ(write_xlsx(full_report()).value(), write_xlsx(full_report()).value());
}

TEST(ReportXlsx, TakesAnyText)
{
    for (unsigned seed = 0; seed < 20; ++seed)
        EXPECT_TRUE(write_xlsx(exchange_test::random_report(seed))) << seed;
    auto report = full_report();
    report.sections[0].paragraphs = {{std::string(100'000, 'x'), {}}};
    EXPECT_TRUE(write_xlsx(report)) << "a paragraph longer than a cell takes";
    EXPECT_TRUE(write_xlsx(Report{})) << "a report of which nothing is known";
}

TEST(BlankXlsx, SumsOnlyWhatIsFilledInAndLocksTheSums)
{
    auto const xlsx = kept(write_blank_xlsx(*forms().find("2021"), forms(), exchange_test::rules()).value(), "blank-2021.xlsx");

    auto const table_three = part_of(xlsx, "xl/worksheets/sheet3.xml");

    EXPECT_THAT(table_three, HasSubstr("<f>IF(COUNT($D$5,$E$5,$F$5,$G$5,$H$5,$I$5)=6,SUM($D$5,$E$5,$F$5,$G$5,$H$5,$I$5),\"\")</f>"));
    EXPECT_THAT(table_three, HasSubstr("<sheetProtection "));
    EXPECT_THAT(table_three, HasSubstr("<conditionalFormatting sqref=\"D5"));
    EXPECT_THAT(table_three, HasSubstr("<dataValidation type=\"whole\" operator=\"greaterThanOrEqual\" allowBlank=\"1\""));
    EXPECT_THAT(table_three, Not(HasSubstr("<v>0</v>"))) << "blank is not 0";
}

TEST(BlankXlsx, ChecksEveryFigureRuleInWords)
{
    for (auto const* const form : {"2021", "2019"}) {
        auto const xlsx = kept(write_blank_xlsx(*forms().find(form), forms(), exchange_test::rules()).value(),
                               std::string{"blank-"} + form + ".xlsx");

        auto const words = part_of(xlsx, "xl/sharedStrings.xml");
        auto const checks = part_of(xlsx, "xl/worksheets/sheet7.xml");

        for (auto const* const rule : {"R-T3-01", "R-T3-03", "R-T4-01", "R-T4-02", "R-T4-03"})
            EXPECT_THAT(words, HasSubstr(rule)) << form;
        EXPECT_THAT(checks, HasSubstr("✗ 不符")) << form;
        EXPECT_THAT(checks, HasSubstr("未填全")) << form;
    }
}

}  // namespace
}  // namespace report
