// Reports written as files: golden pages, and what comes back when they are read again.
#include "document/office/docx_reader.hpp"
#include "document/text/html_reader.hpp"
#include "document/text/text_reader.hpp"
#include "document/write/write_docx.hpp"
#include "document/write/write_html.hpp"
#include "document/write/write_markdown.hpp"
#include "report/reading/read_report.hpp"
#include "report/writing/official_document.hpp"
#include "report/writing/testing.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace report {
namespace {

using testing::lose_cell;
using testing::signed_report;

std::filesystem::path golden(std::string const& name)
{
    return std::filesystem::path{GONGKAI_SOURCE_DIR} / "src/report/writing/golden" / name;
}

// UPDATE_GOLDEN=1 writes the file instead of comparing.
std::string expected(std::string const& name, std::string const& actual)
{
    if (std::getenv("UPDATE_GOLDEN") != nullptr) {
        std::filesystem::create_directories(golden(name).parent_path());
        std::ofstream{golden(name), std::ios::binary} << actual;
    }
    std::ifstream stream{golden(name), std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

Report read_again(document::Document const& document)
{
    return ReportReader{testing::shipped().forms}.read(document);
}

std::string without_space(std::string text)
{
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    return text;
}

void expect_same(Report const& read, Report const& written)
{
    EXPECT_EQ(read.title, written.title);
    EXPECT_EQ(read.organisation, written.organisation);
    EXPECT_EQ(read.year, written.year);
    EXPECT_EQ(read.period, written.period);
    ASSERT_NE(read.form, nullptr);
    ASSERT_EQ(read.form->id, written.form->id);
    for (std::size_t i = 0; i < written.cells.size(); ++i) {
        EXPECT_EQ(read.cells[i].state, written.cells[i].state) << written.form->cells[i].id;
        EXPECT_EQ(read.cells[i].known(), written.cells[i].known()) << written.form->cells[i].id;
    }
    for (std::size_t i = 0; i < section_count; ++i) {
        EXPECT_EQ(read.sections[i].title, written.sections[i].title);
        EXPECT_EQ(without_space(read.sections[i].text()), without_space(written.sections[i].text())) << i;
    }
}

Report report_with_blanks_and_dashes(std::string_view form)
{
    auto report = signed_report(form);
    lose_cell(report, "t2.rules." + report.form->table(TableId::t2).blocks[0].columns[0].id, CellState::dash, "/");
    lose_cell(report, "t3.granted.natural_person", CellState::blank);
    lose_cell(report, "t3.carry_out.total", CellState::blank);
    lose_cell(report, "t4.suit_after.total", CellState::dash, "—");
    return report;
}

class WrittenReport : public ::testing::TestWithParam<char const*> {};

}  // namespace

TEST_P(WrittenReport, ComesBackFromHtml)
{
    for (auto const& report : {signed_report(GetParam()), report_with_blanks_and_dashes(GetParam())})
        expect_same(read_again(document::read_html(document::write_html(official_document(report)), {}).value()), report);
}

TEST_P(WrittenReport, ComesBackFromDocx)
{
    for (auto const& report : {signed_report(GetParam()), report_with_blanks_and_dashes(GetParam())})
        expect_same(read_again(document::read_docx(document::write_docx(official_document(report)), {}).value()), report);
}

TEST_P(WrittenReport, ComesBackFromMarkdown)
{
    auto const report = signed_report(GetParam());

    expect_same(read_again(document::read_text(document::write_markdown(official_document(report)), {}).value()), report);
}

TEST_P(WrittenReport, HasTheGoldenPages)
{
    auto const document = official_document(report_with_blanks_and_dashes(GetParam()));
    auto const form = std::string{GetParam()};

    auto const html = document::write_html(document);
    auto const markdown = document::write_markdown(document);

    EXPECT_EQ(html, expected("report-" + form + ".html", html));
    EXPECT_EQ(markdown, expected("report-" + form + ".md", markdown));
}

INSTANTIATE_TEST_SUITE_P(Forms, WrittenReport, ::testing::Values("2021", "2019"));

TEST(UnknownCell, ComesBackAsBlank)
{
    auto report = signed_report("2021");
    lose_cell(report, "t3.denied.state_secret.total", CellState::absent);
    lose_cell(report, "t4.review.upheld", CellState::unreadable);

    auto const read = read_again(document::read_html(document::write_html(official_document(report)), {}).value());

    EXPECT_EQ(read.find("t3.denied.state_secret.total")->state, CellState::blank);
    EXPECT_EQ(read.find("t4.review.upheld")->state, CellState::blank);
    EXPECT_EQ(read.find("t4.review.total")->known(), report.find("t4.review.total")->known());
}

}  // namespace report
