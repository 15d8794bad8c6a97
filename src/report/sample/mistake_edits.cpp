#include "report/sample/mistake_edits.hpp"

#include <charconv>
#include <vector>

namespace report {
namespace {

constexpr std::size_t part_one = 0;
constexpr std::size_t part_five = 4;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Behind the second full stop: the heading and the sentence that states figures are left out.
std::size_t behind_figures(std::string const& text)
{
    constexpr std::string_view stop = "。";
    return text.find(stop, text.find(stop) + stop.size()) + stop.size();
}

}  // namespace

std::vector<std::string*> texts_of(Report& report)
{
    std::vector<std::string*> texts;
    for (auto& paragraph : report.preamble)
        texts.push_back(&paragraph.text);
    for (auto& section : report.sections)
        for (auto& paragraph : section.paragraphs)
            texts.push_back(&paragraph.text);
    return texts;
}

void set_cell(Report& report, CellIndex cell, Decimal value)
{
    report.cells[cell].state = CellState::read;
    report.cells[cell].value = value;
    report.cells[cell].raw = to_string(value);
}

void add_to_cell(Report& report, CellIndex cell, int more)
{
    set_cell(report, cell, report.cells[cell].value + Decimal{more});
}

void add_to_row(Report& report, std::string_view row, int more)
{
    auto const& found = *report.form->find_row(row);
    add_to_cell(report, report.form->cell_at(found, 0), more);
    add_to_cell(report, report.form->cell_at(found, report.form->table(TableId::t3).columns.size() - 1), more);
}

bool add_to_number(Report& report, std::string_view words, std::string_view unit, int more)
{
    for (auto* text : texts_of(report))
        for (auto at = text->find(words); at != std::string::npos; at = text->find(words, at + 1)) {
            auto const begin = at + words.size();
            auto end = begin;
            while (end < text->size() && is_digit((*text)[end]))
                ++end;
            if (end == begin || !std::string_view{*text}.substr(end).starts_with(unit))
                continue;
            int number = 0;
            std::from_chars(text->data() + begin, text->data() + end, number);
            text->replace(begin, end - begin, std::to_string(number + more));
            return true;
        }
    return false;
}

void take_text_of(Report& report, Report const& other)
{
    auto& own = report.sections[part_one].paragraphs;
    auto const& others = other.sections[part_one].paragraphs;
    for (std::size_t i = 0; i < own.size(); ++i)
        if (i != 1)
            own[i] = others[i];
    own[1].text.resize(behind_figures(own[1].text));
    own[1].text += others[1].text.substr(behind_figures(others[1].text));
    report.sections[part_five] = other.sections[part_five];
}

void replace_year(std::string& text, int from, int to)
{
    auto const old = std::to_string(from) + "年";
    auto const year = std::to_string(to) + "年";
    for (auto at = text.find(old); at != std::string::npos; at = text.find(old, at + year.size()))
        text.replace(at, old.size(), year);
}

}  // namespace report
