#pragma once

#include "report/domain/report.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace report {

// What stands in one place of a row: its text, place and column in the source's grid.
struct Slot {
    std::string_view text;
    Place at;
    int column = 0;
    int column_span = 1;
    bool legible = true;
    std::vector<std::string> const* alternatives = nullptr;  // other readings of a text that is not clear
    std::string key = {};   // label_key of the text; empty for a text that can only be a value
    bool is_value = false;  // is_value_like of the text
};

// For each column the slots that may stand under it; -1 for "none does".
using Choices = std::vector<std::vector<int>>;

// Whether a value that the source has lost can have stood between others (lines, from which blank cells are gone) or only
// before or behind them (rows that keep their blank cells).
enum class Gaps { at_the_ends, anywhere };

// Where `slots` (those behind the row's label) may stand under `width` columns, when only their order can be trusted.
// As many slots as columns stand one under each; blank ones more than that are fillers of lost merged cells. Of blanks at
// the front up to `fillers` may stand for the rest of a label that is merged over several columns: unless all of them are
// there and leave one slot for each column, a value may be lost instead. Empty when there are more values than columns.
[[nodiscard]] Choices possible_places(std::vector<Slot> const& slots, std::size_t width, Gaps gaps, std::size_t fillers = 0);

// The cell of one column: what all its choices agree on, else ambiguous with what each would make of it.
[[nodiscard]] Cell agreed_cell(std::vector<Slot> const& slots, std::span<int const> choices, CellType type);

// Every way to part a run of digits into `width` numbers without needless zeros; at most `most` ways, none past that.
[[nodiscard]] std::vector<std::vector<Decimal>> possible_splits(std::string_view digits, std::size_t width,
                                                                std::size_t most = 20'000);

}  // namespace report
