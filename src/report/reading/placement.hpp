#pragma once

#include "report/domain/report.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace report {

// A printed value on its way to a cell: its text, place and column in the source's grid.
struct Slot {
    std::string_view text;
    Place at;
    int column = 0;
    int column_span = 1;
    bool legible = true;
    std::vector<std::string> const* alternatives = nullptr;  // other readings of a text that is not clear
};

// One way in which the slots of a row may fall under its columns: for each column the slot's index, or -1 for none.
using Alignment = std::vector<int>;

// Every way in which `slots` (those behind the row's label) may stand under `width` columns, when only their order can be
// trusted. As many slots as columns stand one under each; blank ones more than that are fillers of lost merged cells;
// with fewer, the run may stand at any place. None when there are more values than columns.
[[nodiscard]] std::vector<Alignment> possible_alignments(std::vector<Slot> const& slots, std::size_t width);

// The cell of one column under all alignments: what they agree on, else ambiguous with what each would make of it.
[[nodiscard]] Cell agreed_cell(std::vector<Slot> const& slots, std::vector<Alignment> const& alignments,
                               std::size_t column, CellType type);

// Every way to part a run of digits into `width` numbers without needless zeros; at most `most` ways, none past that.
[[nodiscard]] std::vector<std::vector<Decimal>> possible_splits(std::string_view digits, std::size_t width,
                                                                std::size_t most = 20'000);

}  // namespace report
