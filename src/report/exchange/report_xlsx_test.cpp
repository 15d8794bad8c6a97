#include "report/exchange/report_xlsx.hpp"

#include "document/office/xlsx_reader.hpp"
#include "report/exchange/exchange_test_reports.hpp"
#include "report/reading/read_report.hpp"

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
    char buffer[4096];
    zip_int64_t count = 0;
    while ((count = zip_fread(file, buffer, sizeof buffer)) > 0)
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

Report read_back(std::string const& xlsx)
{
    return ReportReader{forms()}.read(document::read_xlsx(xlsx, {}).value());
}

// What a printed cell can say: unknown ones come back as blank, beside a note.
CellState printed_state(CellState state)
{
    return state == CellState::read || state == CellState::dash ? state : CellState::blank;
}

void expect_same_report(Report const& read, Report const& written)
{
    EXPECT_EQ(read.title, written.title);
    EXPECT_EQ(read.year, written.year);
    EXPECT_EQ(read.period, written.period);
    ASSERT_EQ(read.form, written.form);
    for (std::size_t i = 0; i < read.cells.size(); ++i) {
        EXPECT_EQ(to_string(read.cells[i].state), to_string(printed_state(written.cells[i].state))) << written.form->cells[i].id;
        EXPECT_EQ(read.cells[i].known(), written.cells[i].known()) << written.form->cells[i].id;
    }
    for (std::size_t i = 0; i < section_count; ++i) {
        EXPECT_EQ(read.sections[i].title, written.sections[i].title);
        EXPECT_EQ(read.sections[i].text(), written.sections[i].text());
    }
}

TEST(ReportXlsx, ComesBackAsItWasWritten)
{
    for (auto const* const form : {"2021", "2019"}) {
        auto written = full_report(form);
        auto const states = {CellState::read, CellState::blank, CellState::dash, CellState::ambiguous,
                             CellState::unreadable, CellState::absent};
        for (std::size_t i = 0; i < written.cells.size(); i += 3)
            written.cells[i] = {*(states.begin() + static_cast<std::ptrdiff_t>(i / 3 % 6)), Decimal{4}, "/", {}, {}};

        auto const read = read_back(write_xlsx(written).value());

        expect_same_report(read, written);
        ASSERT_FALSE(testing::Test::HasFailure()) << form;
    }
}

TEST(BlankXlsx, IsReadAsAReportWithEveryCellBlank)
{
    for (auto const* const form : {"2021", "2019"}) {
        auto const read = read_back(write_blank_xlsx(*forms().find(form), forms(), exchange_test::rules()).value());

        ASSERT_EQ(read.form, forms().find(form));
        for (std::size_t i = 0; i < read.cells.size(); ++i)
            EXPECT_EQ(to_string(read.cells[i].state), "blank") << read.form->cells[i].id;
        for (auto const& section : read.sections)
            EXPECT_EQ(section.text(), "");
        EXPECT_TRUE(read.printed.lost.empty());
        EXPECT_TRUE(read.printed.foreign.empty());
    }
}

// As if typed and calculated: 1 in each cell of the form, the figures of the equations on the last sheet.
void fill_in(document::Document& document)
{
    auto tables = 0;
    for (auto& block : document.blocks) {
        auto* const table = std::get_if<document::Table>(&block);
        if (table == nullptr)
            continue;
        auto const is_check_sheet = ++tables > 3;
        for (auto& cell : table->cells)
            if (cell.text.empty())
                cell.text = !is_check_sheet ? "1" : cell.column < 6 ? "6" : "✗ 不符";
    }
}

TEST(BlankXlsx, IsReadByItsCellsWhenFilledInAndNotByItsCheckSheet)
{
    for (auto const* const form : {"2021", "2019"}) {
        auto document = document::read_xlsx(write_blank_xlsx(*forms().find(form), forms(), exchange_test::rules()).value(), {}).value();
        fill_in(document);

        auto const read = ReportReader{forms()}.read(document);

        for (std::size_t i = 0; i < read.cells.size(); ++i)
            EXPECT_EQ(read.cells[i].known(), Decimal{1}) << read.form->cells[i].id;
        EXPECT_EQ(read.sections[5].text(), "");
        EXPECT_TRUE(read.printed.foreign.empty());
    }
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
