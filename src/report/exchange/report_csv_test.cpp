#include "report/exchange/report_csv.hpp"

#include "report/exchange/csv_text.hpp"
#include "report/exchange/exchange_test_reports.hpp"

#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace report {
namespace {

using exchange_test::forms;
using exchange_test::full_report;
using ::testing::HasSubstr;

std::string csv_of(Report const& report)
{
    std::string out;
    append_csv_head(out);
    append_csv_rows(out, "石桥镇.docx", report);
    return out;
}

std::string refusal_of(std::string_view csv)
{
    auto const report = parse_report_csv(csv, forms());
    return report ? "was read" : base::to_string(report.error());
}

TEST(ReportCsv, ComesBackAsItWasWritten)
{
    for (unsigned seed = 0; seed < 200; ++seed) {
        auto const written = exchange_test::random_report(seed);

        auto const read = parse_report_csv(csv_of(written), forms());

        ASSERT_TRUE(read) << "seed " << seed << ": " << base::to_string(read.error());
        EXPECT_EQ(read->title, written.title);
        EXPECT_EQ(read->organisation, written.organisation);
        EXPECT_EQ(read->year, written.year);
        EXPECT_EQ(read->period, written.period);
        EXPECT_EQ(read->form, written.form);
        EXPECT_EQ(read->cells, written.cells);
        ASSERT_FALSE(testing::Test::HasFailure()) << "seed " << seed;
    }
}

TEST(ReportCsv, IsTheGoldenFile)
{
    auto const path = std::string{GONGKAI_SOURCE_DIR} + "/src/report/exchange/golden/report.csv";
    auto report = full_report();
    report.cells[0] = {CellState::ambiguous, {}, "1 0", base::line_place(50, 4), {Decimal{10}, std::nullopt}};
    report.cells[1] = {CellState::dash, {}, "/", base::table_place(1, 2, 3), {}};

    auto const csv = csv_of(report);

    if (std::getenv("UPDATE_GOLDEN") != nullptr)
        std::ofstream{path} << csv;
    std::ifstream file{path};
    EXPECT_EQ(csv, std::string(std::istreambuf_iterator<char>{file}, {}));
}

TEST(ReportCsv, NeverHoldsWhatASpreadsheetWouldRun)
{
    auto report = full_report();
    report.cells[0] = {CellState::unreadable, {}, "=cmd|' /C calc'!A0", {}, {}};

    EXPECT_THAT(csv_of(report), HasSubstr(",unreadable,\"'=cmd|' /C calc'!A0\","));
}

TEST(ReportCsv, OfAReportWithoutAFormHasItsTitle)
{
    Report report;
    report.title = "某镇2017年政府信息公开工作年度报告";

    auto const read = parse_report_csv(csv_of(report), forms());

    ASSERT_TRUE(read);
    EXPECT_EQ(read->form, nullptr);
    EXPECT_EQ(read->title, report.title);
}

TEST(ReportCsv, TakesDatesAsASpreadsheetSavesThem)
{
    auto const report = parse_report_csv("form,cell,value,state,period_from,period_to\n"
                                         "2021,t3.new.total,3,read,2025/1/1,2025/12/31\n", forms());

    ASSERT_TRUE(report);
    EXPECT_EQ(report->period, full_report().period);
    EXPECT_EQ(report->find("t3.new.total")->known(), Decimal{3});
}

TEST(ReportCsv, IsRefusedWithTheRecordThatDoesNotFit)
{
    auto const with_row = [](std::string const& row) { return "form,cell,value,state,at,title\n2021," + row; };

    EXPECT_THAT(refusal_of("a,b\n1,2\n"), HasSubstr("not a report"));
    EXPECT_THAT(refusal_of("form,cell,value,state\n"), HasSubstr("not a report"));
    EXPECT_THAT(refusal_of("form,\"ce"), HasSubstr("line 1 is no CSV"));
    EXPECT_THAT(refusal_of("form,\"c\"e\n"), HasSubstr("line 1 is no CSV"));
    EXPECT_THAT(refusal_of(with_row("t3.nwe.total,1,read")), HasSubstr("record 2: \"t3.nwe.total\" in the column cell"));
    EXPECT_THAT(refusal_of(with_row("t3.new.total,1,blank")), HasSubstr("column value"));
    EXPECT_THAT(refusal_of(with_row("t3.new.total,,read")), HasSubstr("column value"));
    EXPECT_THAT(refusal_of(with_row("t3.new.total,x,blank")), HasSubstr("column value"));
    EXPECT_THAT(refusal_of(with_row("t3.new.total,1,seen")), HasSubstr("column state"));
    EXPECT_THAT(refusal_of(with_row("t3.new.total,1,read,above")), HasSubstr("column at"));
    EXPECT_THAT(refusal_of(with_row("t3.new.total,1,read,,A\n2021,t3.new.total,1,read,,A")), HasSubstr("record 3"));
    EXPECT_THAT(refusal_of(with_row("t3.new.total,1,read,,A\n2021,t3.total.total,1,read,,B")), HasSubstr("another report"));
    EXPECT_THAT(refusal_of("form,cell,value,state,year\n2021,t3.new.total,3,read,99999999999"), HasSubstr("column year"));
}

TEST(ReportCsv, OfSeveralReportsIsPartedByFile)
{
    auto other = full_report();
    other.title = "乙镇,2024";
    std::string csv;
    append_csv_head(csv);
    append_csv_rows(csv, "in/甲.docx", full_report());
    append_csv_rows(csv, "=乙.docx", other);

    auto const files = split_report_csv(csv);

    ASSERT_TRUE(files);
    ASSERT_EQ(files->size(), 2U);
    EXPECT_EQ(files->at(0).file, "in/甲.docx");
    EXPECT_EQ(files->at(1).file, "=乙.docx");
    auto const first = parse_report_csv(files->at(0).text, forms());
    auto const second = parse_report_csv(files->at(1).text, forms());
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->cells, full_report().cells);
    EXPECT_EQ(second->title, other.title);
}

TEST(ReportCsv, OfOneReportIsNotParted)
{
    EXPECT_EQ(split_report_csv(csv_of(full_report()))->size(), 0U);
    EXPECT_EQ(split_report_csv("form,cell\n2021,a\n2021,b\n")->size(), 0U);
    EXPECT_EQ(split_report_csv("")->size(), 0U);
    EXPECT_EQ(split_report_csv("a,\"b").error().code, "csv.malformed");
}

}  // namespace
}  // namespace report
