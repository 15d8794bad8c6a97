#pragma once

#include "report/domain/report.hpp"

#include <string>
#include <string_view>
#include <vector>

// What several mistakes do to a report.
namespace report {

// The paragraphs of the preamble and of every part.
[[nodiscard]] std::vector<std::string*> texts_of(Report& report);

void set_cell(Report& report, CellIndex cell, Decimal value);
void add_to_cell(Report& report, CellIndex cell, int more);

// Adds to the first column and the total of a row of table three, so that the row itself still adds up.
void add_to_row(Report& report, std::string_view row, int more);

// Adds to the first number that stands directly behind `words` and directly before `unit`; false when there is none.
bool add_to_number(Report& report, std::string_view words, std::string_view unit, int more);

// Parts one and five become the other's, all but the figures of part one's second paragraph.
void take_text_of(Report& report, Report const& other);

void replace_year(std::string& text, int from, int to);

}  // namespace report
