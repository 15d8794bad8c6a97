#include "report/annotating/annotate_docx.hpp"

#include "document/office/docx_reader.hpp"
#include "document/office/package.hpp"
#include "document/write/write_docx.hpp"
#include "document/write/write_markdown.hpp"
#include "platform/config/law_files.hpp"
#include "report/annotating/finding_place.hpp"
#include "report/annotating/return_sheet.hpp"
#include "report/domain/rules/check.hpp"
#include "report/reading/read_report.hpp"
#include "report/sample/sample_report.hpp"
#include "report/writing/official_document.hpp"

#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Law {
    config::LawFiles files;
    Forms forms = Forms::parse({files.file("form-2021.json").content, files.file("form-2019.json").content}).value();
    Checker checker =
        Checker::prepare(RuleBook::parse(files.file("rules.json").content).value(), forms, {}).value();
    SampleSentences sentences = SampleSentences::parse(files.file("sample-text.json").content).value();
    ReportReader reader{forms};
    config::Texts zh = config::Texts::parse(files.file("texts.json").content, base::Language::zh).value();
    config::Texts en = config::Texts::parse(files.file("texts.json").content, base::Language::en).value();
};

Law const& law()
{
    static Law const shared;
    return shared;
}

// An office's file, the report that was read out of it, and what was found.
struct Office {
    std::string docx;
    Report report;
    CheckResult result;

    explicit Office(Report const& written)
        : docx{document::write_docx(official_document(written))},
          report{law().reader.read(document::read_docx(docx, {}).value())},
          result{law().checker.check({report})}
    {
    }

    [[nodiscard]] CheckedReport checked() const { return {report, result, law().checker.book()}; }
};

Report sound_report()
{
    auto report = make_sample_report(law().forms, law().sentences, 2024, 3);
    report.organisation = "青石县柳河镇人民政府";
    return report;
}

// The 总计 of a row is wrong by one.
Report report_with_wrong_total()
{
    auto report = sound_report();
    auto& cell = report.cells[*report.form->find_cell("t3.new.total")];
    cell.value += Decimal{1};
    cell.raw = base::to_string(cell.value);
    return report;
}

std::string comments_of(std::string const& docx)
{
    auto const package = document::office::Package::open(docx, {});
    auto const part = package ? package->read("word/comments.xml") : tl::unexpected{package.error()};
    return part ? *part : std::string{};
}

std::size_t count_of(std::string_view text, std::string_view word)
{
    std::size_t count = 0;
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
        ++count;
    return count;
}

Finding one_finding(base::Place at = {})
{
    Finding finding{.rule = "R-T3-01", .cells = {{"t3.new.total", Decimal{4}}}};
    finding.words = {{"row", "一、本年新收"}, {"left", "3"}, {"right", "4"}, {"diff", "1"}};
    finding.at = at;
    return finding;
}

void expect_golden(std::string const& name, std::string const& content)
{
    auto const path = std::string{GONGKAI_SOURCE_DIR} + "/src/report/annotating/golden/" + name;
    if (std::getenv("UPDATE_GOLDEN") != nullptr)
        std::ofstream{path} << content;
    std::ifstream file{path};
    EXPECT_EQ(content, std::string(std::istreambuf_iterator<char>{file}, {})) << name;
}

// Findings of each severity about a report that was read from lines.
struct Example {
    Report report = sound_report();
    CheckResult result;

    Example()
    {
        report.title = "青石县柳河镇人民政府2024年政府信息公开工作年度报告";
        report.sections[0].paragraphs = {{"全年收到申请5件。", base::line_place(9)}};
        report.sections[0].at = base::line_place(8);
        auto in_text = one_finding(base::line_place(9));
        in_text.severity = Severity::warning;
        in_text.cells.clear();
        in_text.words.emplace_back("quote", "收到申请5件");
        auto in_whole = one_finding();
        in_whole.severity = Severity::info;
        in_whole.cells.clear();
        result.findings = {in_text, one_finding(base::line_place(57)), in_whole};
        result.assessed = {{"R-XY-01", {0, 0, 7}}, {"R-T3-01", {3, 1, 0}}};
    }

    [[nodiscard]] CheckedReport checked() const { return {report, result, law().checker.book()}; }
};

}  // namespace

TEST(AnnotateDocx, PutsACommentForEachFindingAndChangesNothingElse)
{
    Office const office{report_with_wrong_total()};
    ASSERT_FALSE(office.result.findings.empty());

    auto const annotated = annotate_docx(office.docx, office.checked(), law().zh).value();

    auto const comments = comments_of(annotated);
    EXPECT_EQ(count_of(comments, "<w:comment "), office.result.findings.size());
    EXPECT_THAT(comments, HasSubstr("【错误】表三"));
    EXPECT_THAT(comments, HasSubstr("修改建议："));
    EXPECT_THAT(comments, HasSubstr("R-T3-01"));
    EXPECT_EQ(document::read_docx(annotated, {}).value().blocks, document::read_docx(office.docx, {}).value().blocks);
}

TEST(AnnotateDocx, StandsAtTheCell)
{
    Office office{report_with_wrong_total()};
    office.result.findings = {one_finding()};

    auto const annotated = annotate_docx(office.docx, office.checked(), law().zh).value();

    auto const body = document::office::Package::open(annotated, {}).value().read("word/document.xml").value();
    auto const begin = body.find("commentRangeStart");
    auto const end = body.find("commentRangeEnd");
    ASSERT_NE(begin, std::string::npos);
    EXPECT_THAT(body.substr(begin, end - begin), HasSubstr(">" + office.report.find("t3.new.total")->raw + "<"));
}

TEST(AnnotateDocx, SpeaksEnglishToo)
{
    Office office{sound_report()};
    office.result.findings = {one_finding()};

    EXPECT_THAT(comments_of(annotate_docx(office.docx, office.checked(), law().en).value()),
                HasSubstr("[Error] Table 3 “一、本年新收”: the applicant columns add up to 3"));
}

TEST(AnnotateDocx, RefusesWhatIsNoDocx)
{
    Office const office{sound_report()};

    EXPECT_FALSE(annotate_docx("不是文件", office.checked(), law().zh));
}

TEST(PlaceOf, FallsBackToTheCellAndThenToTheTitle)
{
    auto report = sound_report();
    report.title_at = base::paragraph_place(1);
    EXPECT_EQ(place_of(one_finding(base::line_place(5)), report), base::line_place(5));
    EXPECT_EQ(place_of(one_finding(), report), base::paragraph_place(1));

    report.cells[*report.form->find_cell("t3.new.total")].at = base::table_place(2, 4, 9);

    EXPECT_EQ(place_of(one_finding(), report), base::table_place(2, 4, 9));
}

TEST(PlaceOf, NeverTakesLastYearsCellForThisYears)
{
    auto report = sound_report();
    report.title_at = base::paragraph_place(1);
    report.cells[*report.form->find_cell("t3.new.total")].at = base::table_place(2, 4, 9);
    auto finding = one_finding();
    finding.cells = {{"prev.t3.new.total", Decimal{1}}};

    EXPECT_EQ(place_of(finding, report), base::paragraph_place(1));
    EXPECT_EQ(where_in_words(finding, report), "");
}

TEST(ReturnSheet, IsTheGoldenFile)
{
    Example const example;

    expect_golden("return-sheet.md", document::write_markdown(return_sheet(example.checked(), law().zh)));
    expect_golden("return-sheet.en.md", document::write_markdown(return_sheet(example.checked(), law().en)));
}

TEST(ReturnSheet, ThanksForAReportWithoutFindings)
{
    Example example;
    example.result = {};

    auto const sheet = document::write_markdown(return_sheet(example.checked(), law().zh));

    EXPECT_THAT(sheet, HasSubstr("未发现需要修改之处"));
    EXPECT_THAT(sheet, Not(HasSubstr("一、")));
}

TEST(ReturnSheet, AsksOnlyToCheckWhereThereAreNoErrors)
{
    Example example;
    example.result.findings.resize(1);  // the warning

    auto const sheet = document::write_markdown(return_sheet(example.checked(), law().zh));

    EXPECT_THAT(sheet, HasSubstr("未发现错误，有1处请予核实"));
    EXPECT_THAT(sheet, HasSubstr("一、请核实"));
}

}  // namespace report
