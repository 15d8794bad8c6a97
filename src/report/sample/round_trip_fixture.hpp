#pragma once

#include "report/sample/testing.hpp"

#include <gtest/gtest.h>

// For tests: what is written comes back as it was.
namespace report::testing {

// Line ends and widths differ from format to format.
inline std::string without_space(std::string text)
{
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; });
    for (auto const* wide : {"\u00A0", "\u3000"})
        for (auto at = text.find(wide); at != std::string::npos; at = text.find(wide))
            text.erase(at, std::string_view{wide}.size());
    return text;
}

inline std::string preamble_of(Report const& report)
{
    std::string text;
    for (auto const& paragraph : report.preamble)
        text += paragraph.text;
    return without_space(text);
}

inline bool keeps_every_state(SampleFormat const& format) { return format.group == "json" || format.group == "csv"; }

// A state that paper has no mark for comes back as a blank.
inline CellState expected_state(Cell const& cell, SampleFormat const& format)
{
    auto const has_mark = cell.state == CellState::read || cell.state == CellState::dash;
    return has_mark || keeps_every_state(format) ? cell.state : CellState::blank;
}

inline void expect_same_cells(Report const& read, Report const& written, SampleFormat const& format, std::string const& where)
{
    for (std::size_t i = 0; i < written.cells.size(); ++i) {
        auto const& id = written.form->cells[i].id;
        ASSERT_EQ(to_string(read.cells[i].state), to_string(expected_state(written.cells[i], format))) << where << ' ' << id;
        ASSERT_EQ(read.cells[i].known(), written.cells[i].known()) << where << ' ' << id;
    }
}

inline void expect_same_text(Report const& read, Report const& written, std::string const& where)
{
    EXPECT_EQ(preamble_of(read), preamble_of(written)) << where;
    for (std::size_t i = 0; i < section_count; ++i) {
        EXPECT_EQ(read.sections[i].title, written.sections[i].title) << where;
        EXPECT_EQ(without_space(read.sections[i].text()), without_space(written.sections[i].text())) << where << " part " << i + 1;
    }
}

inline void expect_same(Report const& read, Report const& written, SampleFormat const& format, std::string const& where)
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

inline void expect_to_come_back(Report const& report, SampleFormat const& format, std::string const& where)
{
    auto const bytes = format.write(sample_source(report, bench().forms), report);
    ASSERT_TRUE(bytes.has_value()) << where << ": " << base::to_string(bytes.error());
    expect_same(read_back(format, *bytes), report, format, where);
}

}  // namespace report::testing
