#pragma once

#include "report/domain/rules/testing.hpp"
#include "report/sample/sample_report.hpp"

// For tests: a made-up report with what an office adds by hand.
namespace report::testing {

inline void set(Report& report, std::string_view id, Decimal value)
{
    report.cells[report.form->find_cell(id).value()] = {.state = CellState::read, .value = value, .raw = to_string(value),
                                                        .at = {}, .candidates = {}};
}

// Changes one cell to a state without a value.
inline void lose_cell(Report& report, std::string_view id, CellState state, std::string_view raw = {})
{
    report.cells[report.form->find_cell(id).value()] = {.state = state, .value = {}, .raw = std::string{raw}, .at = {}, .candidates = {}};
}

// Every cell read, every total right; subheadings in part one, a signature at the end.
inline Report signed_report(std::string_view form)
{
    static auto const sentences = SampleSentences::parse(shipped().law.file("sample-text.json").content).value();
    auto report = make_sample_report(shipped().forms, sentences, form == "2019" ? 2020 : 2024, 3);
    auto const year = *report.year;
    report.period = Period{Date{std::chrono::year{year} / 1 / 1}, Date{std::chrono::year{year} / 12 / 31}};
    report.preamble = {{"本报告所列数据的统计期限自" + std::to_string(year) + "年1月1日起，至12月31日止。", {}}};
    auto& first = report.sections.front().paragraphs;
    first.insert(first.begin(), {{"（一）工作开展", {}}, {"1.主动公开", {}}});
    auto& last = report.sections.back().paragraphs;
    last.push_back({report.organisation, {}});
    last.push_back({std::to_string(year + 1) + "年1月20日", {}});
    return report;
}

}  // namespace report::testing
