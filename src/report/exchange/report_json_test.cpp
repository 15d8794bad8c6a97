#include "report/exchange/report_json.hpp"

#include "report/exchange/exchange_test_reports.hpp"
#include "report/exchange/exact_json.hpp"
#include "report/exchange/json_text.hpp"

#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace report {
namespace {

using exchange_test::forms;
using exchange_test::full_report;
using ::testing::HasSubstr;
using ::testing::StartsWith;

ResultMeta some_meta()
{
    ResultMeta meta{"石桥镇.docx", "docx", std::string(64, 'a'), 12'345, "gongkai 0.1.0", "1"};
    meta.report_id = "r-1";
    meta.manifest = ManifestEntry{"http://example.gov.cn/1.html", base::parse_date("2026-01-20"), "530000000", 2025};
    return meta;
}

CheckResult some_result()
{
    CheckResult result;
    Finding finding{"R-T3-01", Severity::error, {{"t3.new.natural_person", Decimal{3}}, {"t3.new.total", std::nullopt}}};
    finding.left = 4;
    finding.right = 3;
    finding.difference = 1;
    finding.words = {{"row", "一、本年新收"}, {"left", "4"}, {"right", "3"}, {"diff", "1"}};
    finding.at = base::line_place(57);
    result.findings = {finding};
    result.assessed = {{"R-T3-01", {24, 1, 0}}, {"R-T3-03", {6, 0, 1}}};
    return result;
}

std::string json_of(Report const& report, Checked const* checked = nullptr, Parts parts = Parts::whole)
{
    std::string out;
    append_json(out, some_meta(), report, checked, parts);
    return out;
}

Report read_back(Report const& report)
{
    return parse_report_json(json_of(report), forms()).value();
}

std::string refusal_of(std::string_view json)
{
    auto const report = parse_report_json(json, forms());
    return report ? "was read" : base::to_string(report.error());
}

void expect_same_figures(Report const& read, Report const& written)
{
    EXPECT_EQ(read.title, written.title);
    EXPECT_EQ(read.organisation, written.organisation);
    EXPECT_EQ(read.year, written.year);
    EXPECT_EQ(read.period, written.period);
    EXPECT_EQ(read.form, written.form);
    EXPECT_EQ(read.cells, written.cells);
}

TEST(ReportJson, ComesBackAsItWasWritten)
{
    for (unsigned seed = 0; seed < 200; ++seed) {
        auto const written = exchange_test::random_report(seed);

        auto const read = read_back(written);

        expect_same_figures(read, written);
        for (std::size_t i = 0; i < section_count; ++i) {
            EXPECT_EQ(read.sections[i].present, written.sections[i].present);
            EXPECT_EQ(read.sections[i].title, written.sections[i].title);
            EXPECT_EQ(read.sections[i].at, written.sections[i].at);
            EXPECT_EQ(read.sections[i].text(), written.sections[i].text());
        }
        ASSERT_FALSE(testing::Test::HasFailure()) << "seed " << seed;
    }
}

TEST(ReportJson, IsTheGoldenFile)
{
    auto const path = std::string{GONGKAI_SOURCE_DIR} + "/src/report/exchange/golden/report.json";
    auto report = full_report();
    report.cells[0] = {CellState::ambiguous, {}, "1 0", base::line_place(50, 4), {Decimal{10}, std::nullopt}};
    report.cells[1] = {CellState::dash, {}, "/", base::table_place(1, 2, 3), {}};
    report.cells[2] = {};

    auto const json = json_of(report) + "\n";

    if (std::getenv("UPDATE_GOLDEN") != nullptr)
        std::ofstream{path} << json;
    std::ifstream file{path};
    EXPECT_EQ(json, std::string(std::istreambuf_iterator<char>{file}, {}));
}

TEST(ReportJson, KeepsAmountsExact)
{
    auto report = full_report();
    auto const cell = *report.form->find_cell("t2.admin_fee.amount");
    report.cells[cell].value = *base::parse_decimal("123456789012.345679");

    auto const json = json_of(report);

    EXPECT_THAT(json, HasSubstr(R"("t2.admin_fee.amount":{"value":123456789012.345679,)"));
    EXPECT_EQ(parse_report_json(json, forms())->cells[cell].value, report.cells[cell].value);
}

TEST(ReportJson, HasNullForWhatIsUnknown)
{
    std::string out;
    append_json(out, {}, Report{}, nullptr);

    EXPECT_THAT(out, StartsWith(R"({"file":null,"format":null,"title":null,"organisation":null,"year":null,"form":null,)"
                                R"("period":{"from":null,"to":null},"preamble":null,"sections":[{"id":"s1","title":null,)"));
    EXPECT_THAT(out, HasSubstr(R"("cells":null,"findings":null,"assessed":null,"sha256":null,"size":null,)"));
    EXPECT_EQ(parse_report_json(out, forms())->form, nullptr);
}

TEST(ReportJson, TellsEachFindingInTheWordsOfItsRule)
{
    auto const result = some_result();
    Checked const checked{result, exchange_test::rules()};
    auto const& finding = result.findings.front();
    std::string message;
    append_quoted(message, message_of(*checked.rules.find("R-T3-01"), finding, Language::zh));

    auto const json = json_of(full_report(), &checked);

    EXPECT_THAT(json, HasSubstr(R"("findings":[{"rule":"R-T3-01","severity":"error","cells":[{"id":)"
                                R"("t3.new.natural_person","value":3},{"id":"t3.new.total","value":null}],)"
                                R"("left":4,"right":3,"difference":1,"message":)" + message + ","));
    EXPECT_THAT(json, HasSubstr(R"("at":"line 57"}],"assessed":{"R-T3-01":{"passed":24,"failed":1,"not_assessable":0},)"));
}

TEST(ReportJson, OfACheckHasNeitherCellsNorSections)
{
    auto const result = some_result();
    Checked const checked{result, exchange_test::rules()};

    auto const json = parse_exact_json(json_of(full_report(), &checked, Parts::findings)).value();

    EXPECT_EQ(json.find("cells"), nullptr);
    EXPECT_EQ(json.find("sections"), nullptr);
    EXPECT_NE(json.find("findings"), nullptr);
}

TEST(ReportJson, OfACheckTellsHowManyCellsWereNotRead)
{
    auto report = empty_report(*full_report().form);
    for (auto& cell : report.cells)
        cell.state = CellState::read;
    report.cells[0].state = CellState::ambiguous;
    report.cells[1].state = CellState::ambiguous;
    report.cells[2].state = CellState::unreadable;
    std::string none;
    append_json(none, {}, Report{}, nullptr, Parts::findings);

    EXPECT_THAT(json_of(report, nullptr, Parts::findings),
                HasSubstr(R"(,"not_read":{"blank":0,"dash":0,"ambiguous":2,"unreadable":1,"absent":0},"findings":)"));
    EXPECT_THAT(none, HasSubstr(R"(,"not_read":null,"findings":)"));
}

TEST(ReportJson, ReplacesBytesThatAreNoText)
{
    auto report = full_report();
    report.title = "a\xff\x01z";

    EXPECT_EQ(read_back(report).title, "a\xef\xbf\xbd\x01z");
}

TEST(ReportJson, OfARefusedFileHasTheReason)
{
    std::string out;
    append_refusal_json(out, some_meta(), {base::ErrorKind::over_limit, "document.over-limit", "too {what}", {{"what", "big"}}});

    auto const json = parse_exact_json(out).value();

    EXPECT_EQ(json.find("error")->find("message")->text, "too big");
    EXPECT_TRUE(json.find("cells")->is(ExactJson::Kind::null));
}

TEST(ReportJson, IsRefusedWithThePathOfWhatDoesNotFit)
{
    auto const with_cell = [](std::string const& cell) {
        return R"({"form":"2021","cells":{"t3.new.total":)" + cell + "}}";
    };

    EXPECT_THAT(refusal_of("{"), HasSubstr("not well-formed JSON"));
    EXPECT_THAT(refusal_of(std::string(100, '[')), HasSubstr("nested more deeply"));
    EXPECT_THAT(refusal_of(R"({"form":"2021","form":"2019","cells":{}})"), HasSubstr("the member form stands twice"));
    EXPECT_THAT(refusal_of("[]"), HasSubstr("not a report"));
    EXPECT_THAT(refusal_of(R"({"form":"1999","cells":{}})"), HasSubstr("form is not a form"));
    EXPECT_THAT(refusal_of(R"({"form":"2021","cells":{"t3.nwe.total":{}}})"), HasSubstr("cells[\"t3.nwe.total\"]"));
    EXPECT_THAT(refusal_of(with_cell(R"({"value":1})")), HasSubstr("cells[\"t3.new.total\"].state"));
    EXPECT_THAT(refusal_of(with_cell(R"({"state":"read","value":null})")), HasSubstr("].value is not known exactly"));
    EXPECT_THAT(refusal_of(with_cell(R"({"state":"blank","value":0})")), HasSubstr("].value is not known exactly"));
    EXPECT_THAT(refusal_of(with_cell(R"({"state":"read","value":"1"})")), HasSubstr("].value is not a number"));
    EXPECT_THAT(refusal_of(with_cell(R"({"state":"read","value":1e3})")), HasSubstr("].value is not a number"));
    EXPECT_THAT(refusal_of(with_cell(R"({"state":"blank","at":"near the top"})")), HasSubstr("].at is not a place"));
    EXPECT_THAT(refusal_of(with_cell(R"({"state":"blank","candidates":[1]})")), HasSubstr("].candidates"));
    EXPECT_THAT(refusal_of(R"({"form":"2021","cells":{},"year":"2025"})"), HasSubstr("year is not a year of four digits"));
    EXPECT_THAT(refusal_of(R"({"form":"2021","cells":{},"year":99999999999})"), HasSubstr("year is not a year of four digits"));
    EXPECT_THAT(refusal_of(R"({"form":"2021","cells":{},"period":{"from":"2025-02-30"}})"), HasSubstr("period.from"));
    EXPECT_THAT(refusal_of(R"({"form":"2021","cells":{},"sections":[{"id":"s7"}]})"), HasSubstr("sections[0].id"));
    EXPECT_THAT(refusal_of(R"({"form":"2021","cells":{},"sections":[{"id":"s1","text":5}]})"), HasSubstr("sections[0].text"));
}

TEST(ReportJson, TakesACellThatIsNotGivenAsAbsent)
{
    auto const report = parse_report_json(R"({"form":"2021","cells":{"t3.new.total":{"value":3,"state":"read"}}})", forms());

    ASSERT_TRUE(report);
    EXPECT_EQ(report->find("t3.new.total")->known(), Decimal{3});
    EXPECT_EQ(report->find("t3.carry_in.total")->state, CellState::absent);
}

}  // namespace
}  // namespace report
