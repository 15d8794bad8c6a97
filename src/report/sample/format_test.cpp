// What is written in any layout and format comes back as it was.
#include "report/sample/testing.hpp"

#include <gtest/gtest.h>

namespace report {
namespace {

using testing::make_report;
using testing::read_back;

// Line ends and widths differ from format to format.
std::string without_space(std::string text)
{
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; });
    for (auto const* wide : {"\u00A0", "\u3000"})
        for (auto at = text.find(wide); at != std::string::npos; at = text.find(wide))
            text.erase(at, std::string_view{wide}.size());
    return text;
}

std::string preamble_of(Report const& report)
{
    std::string text;
    for (auto const& paragraph : report.preamble)
        text += paragraph.text;
    return without_space(text);
}

bool keeps_every_state(SampleFormat const& format) { return format.group == "json" || format.group == "csv"; }

// A state that paper has no mark for comes back as a blank.
CellState expected_state(Cell const& cell, SampleFormat const& format)
{
    auto const has_mark = cell.state == CellState::read || cell.state == CellState::dash;
    return has_mark || keeps_every_state(format) ? cell.state : CellState::blank;
}

void expect_same_cells(Report const& read, Report const& written, SampleFormat const& format, std::string const& where)
{
    for (std::size_t i = 0; i < written.cells.size(); ++i) {
        auto const& id = written.form->cells[i].id;
        ASSERT_EQ(to_string(read.cells[i].state), to_string(expected_state(written.cells[i], format))) << where << ' ' << id;
        ASSERT_EQ(read.cells[i].known(), written.cells[i].known()) << where << ' ' << id;
    }
}

void expect_same_text(Report const& read, Report const& written, std::string const& where)
{
    EXPECT_EQ(preamble_of(read), preamble_of(written)) << where;
    for (std::size_t i = 0; i < section_count; ++i) {
        EXPECT_EQ(read.sections[i].title, written.sections[i].title) << where;
        EXPECT_EQ(without_space(read.sections[i].text()), without_space(written.sections[i].text())) << where << " part " << i + 1;
    }
}

void expect_same(Report const& read, Report const& written, SampleFormat const& format, std::string const& where)
{
    EXPECT_EQ(read.title, written.title) << where;
    EXPECT_EQ(read.organisation, written.organisation) << where;
    EXPECT_EQ(read.year, written.year) << where;
    EXPECT_EQ(read.period, written.period) << where;
    ASSERT_NE(read.form, nullptr) << where;
    ASSERT_EQ(read.form->id, written.form->id) << where;
    expect_same_cells(read, written, format, where);
    if (format.group != "csv")  // holds cells and what describes them only
        expect_same_text(read, written, where);
}

void expect_to_come_back(Report const& report, SampleFormat const& format, std::string const& where)
{
    auto const bytes = format.write(sample_source(report, testing::bench().forms), report);
    ASSERT_TRUE(bytes.has_value()) << where << ": " << base::to_string(bytes.error());
    expect_same(read_back(format, *bytes), report, format, where);
}

// Cells in every state that is not a value, all over the form.
Report with_unknown_cells(Report report, std::uint64_t seed)
{
    Random random{seed};
    for (auto const state : {CellState::blank, CellState::dash, CellState::ambiguous, CellState::unreadable, CellState::absent})
        for (int i = 0; i < 4; ++i) {
            auto& cell = report.cells[random.below(report.cells.size())];
            cell = {.state = state, .value = {}, .raw = {}, .at = {}, .candidates = {}};
            if (state == CellState::dash)
                cell.raw = random.one_in(2) ? "—" : "/";
            if (state == CellState::ambiguous) {
                cell.raw = "1O";
                cell.candidates = {Decimal{10}, Decimal{1}, std::nullopt};
            }
        }
    return report;
}

// A PDF takes a hundred times longer than the others.
std::uint64_t seeds_of(SampleFormat const& format)
{
    auto const quick = format.group != "pdf";
    if (testing::tests_are_long())
        return quick ? 2'000 : 60;
    return quick ? 24 : 2;
}

class EachFormat : public ::testing::TestWithParam<SampleFormat> {};

}  // namespace

TEST_P(EachFormat, GivesTheReportBack)
{
    for (std::uint64_t seed = 3; seed < 3 + seeds_of(GetParam()); ++seed)
        expect_to_come_back(make_report(seed), GetParam(), std::string{GetParam().name} + " seed " + std::to_string(seed));
}

TEST_P(EachFormat, NeverMakesAValueOfAnUnknownCell)
{
    for (std::uint64_t seed = 3; seed < 3 + seeds_of(GetParam()); ++seed) {
        auto const report = with_unknown_cells(make_report(seed), seed);
        auto const where = std::string{GetParam().name} + " unknown, seed " + std::to_string(seed);
        if (GetParam().group != "text") {
            expect_to_come_back(report, GetParam(), where);
            continue;
        }
        // Text has lost merged cells and empty lines: what stands around a blank may go unread, but never wrong.
        auto const source = sample_source(report, testing::bench().forms);
        auto const read = read_back(GetParam(), GetParam().write(source, report).value());
        EXPECT_EQ(testing::score(read, source, where).wrong, std::vector<std::string>{});
    }
}

INSTANTIATE_TEST_SUITE_P(Formats, EachFormat, ::testing::ValuesIn(sample_formats().begin(), sample_formats().end()),
                         [](auto const& format) {
                             std::string name{format.param.name};
                             std::erase(name, '-');
                             return name;
                         });

TEST(SamplePages, HaveTheSizeOfRealOnes)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        auto const source = testing::make_source(seed);

        auto const site = lay_out(source.document, HtmlLayout::site).size();
        auto const word = lay_out(source.document, HtmlLayout::word).size();

        EXPECT_GE(site, 9'000U) << seed;
        EXPECT_LE(site, 12'300U) << seed;
        EXPECT_GE(word, 170'000U) << seed;
        EXPECT_LE(word, 205'000U) << seed;
    }
}

}  // namespace report
