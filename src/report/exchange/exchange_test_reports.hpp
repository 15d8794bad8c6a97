#pragma once

#include "platform/config/law_files.hpp"
#include "report/domain/report.hpp"
#include "report/domain/rules/rule_book.hpp"

#include <random>
#include <string>

// Reports for the tests of this folder.
namespace report::exchange_test {

inline Forms const& forms()
{
    static auto const parsed = [] {
        config::LawFiles const law;
        return Forms::parse({law.file("form-2021.json").content, law.file("form-2019.json").content}).value();
    }();
    return parsed;
}

inline RuleBook const& rules()
{
    static auto const parsed = RuleBook::parse(config::LawFiles{}.file("rules.json").content).value();
    return parsed;
}

// Every cell read, every part with text.
inline Report full_report(std::string_view form = "2021")
{
    auto report = empty_report(*forms().find(form));
    report.title = "云岭县石桥镇2025年政府信息公开工作年度报告";
    report.organisation = "云岭县石桥镇人民政府";
    report.year = 2025;
    report.period = Period{*base::parse_date("2025-01-01"), *base::parse_date("2025-12-31")};
    report.preamble = {{"根据《中华人民共和国政府信息公开条例》，编制本报告。", {}}};
    for (std::size_t i = 0; i < section_count; ++i) {
        auto const& section = report.form->sections[i];
        report.sections[i] = {true, section.title.official, base::line_place(static_cast<int>(i) * 40 + 3), {}};
        if (!section.is_table)
            report.sections[i].paragraphs = {{"2025年，本镇主动公开政府信息149条。", {}}, {"“其中”：政策文件28条。", {}}};
    }
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        auto const value = report.form->cells[i].type == CellType::money_wan ? Decimal::from_micros(240'500'000)
                                                                             : Decimal{static_cast<int>(i % 7)};
        report.cells[i] = {CellState::read, value, base::to_string(value), base::line_place(50 + static_cast<int>(i)), {}};
    }
    return report;
}

// Text that every format must carry: quotes, line feeds, wide and rare characters, what a spreadsheet takes for a formula.
inline std::string random_text(std::mt19937& random)
{
    static constexpr std::array<std::string_view, 16> pieces{
        "\"", "\n", "，", ",", "=", "+", "-", "@", "'", "〔2020〕109号", "\t", "𠮷", "0", "\\", "〇", " "};
    std::string text;
    for (auto left = random() % 6; left > 0; --left)
        text += pieces[random() % pieces.size()];
    return text;
}

inline Cell random_cell(std::mt19937& random)
{
    Cell cell;
    cell.state = static_cast<CellState>(random() % 6);
    cell.raw = random_text(random);
    if (cell.state == CellState::read)
        cell.value = Decimal::from_micros(static_cast<std::int64_t>(random()) * 1000 - 1'000'000'000);
    if (cell.state == CellState::ambiguous && random() % 4 != 0)
        cell.candidates = {Decimal{static_cast<int>(random() % 100)}, std::nullopt, Decimal::from_micros(500'000)};
    switch (random() % 5) {
    case 0: cell.at = base::line_place(1 + static_cast<int>(random() % 500), static_cast<int>(random() % 30)); break;
    case 1: cell.at = base::table_place(1, 2, 3); break;
    case 2: cell.at = base::sheet_place(2, 30, 28); break;
    case 3: cell.at = base::page_place(3, {72, 104, 180, 118}); break;
    default: break;
    }
    return cell;
}

inline Report random_report(unsigned seed)
{
    std::mt19937 random{seed};
    auto report = full_report(seed % 2 == 0 ? "2021" : "2019");
    report.title = random_text(random);
    report.organisation = random_text(random);
    if (random() % 3 == 0)
        report.year = std::nullopt;
    if (random() % 3 == 0)
        report.period = std::nullopt;
    for (auto& cell : report.cells)
        cell = random_cell(random);
    for (auto& section : report.sections)
        if (random() % 4 == 0)
            section = {};
    return report;
}

}  // namespace report::exchange_test
