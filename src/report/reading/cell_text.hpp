#pragma once

#include "report/domain/report.hpp"

#include <string_view>

namespace report {

// Reads what stands in a cell of a table, by "cell_rules" of the form files: digits of any width, thousands separators,
// a unit behind the number (240万元, 251000元, 3件), signs, Chinese numerals, the noise behind the point of a computed
// number. Blank stays blank, a dash a dash; digits that stand apart, begin with a needless zero, stand in brackets or bear
// the number of a note (12①, 12¹) are ambiguous, other text is unreadable. `raw` is always kept.
[[nodiscard]] Cell read_cell_text(std::string_view text, CellType type, Place const& at);

// True when the text can stand in a value cell: a number, a missing mark or nothing; never a label.
[[nodiscard]] bool is_value_like(std::string_view text);

// True for white space only, of any kind.
[[nodiscard]] bool is_blank(std::string_view text);

// The text without white space of any kind at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);

}  // namespace report
