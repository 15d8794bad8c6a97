#pragma once

#include "document/document.hpp"
#include "document/office/sheet_styles.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace document::office {

// All numbers of rows and columns count from 1, as on the sheet.
struct SheetCell {
    int column = 1;
    std::string text;
    bool bordered = false;
    Legibility legibility = Legibility::clear;  // unreadable: never calculated, or shown as another number
};

struct SheetRow {
    int number = 1;
    std::vector<SheetCell> cells;  // by column; only those with text or a border
};

struct MergedRange {
    int top = 1;
    int left = 1;
    int bottom = 1;
    int right = 1;
};

struct SheetGrid {
    std::vector<SheetRow> rows;        // by number
    std::vector<MergedRange> merged;   // by top
    std::vector<int> hidden_rows;      // by number; what stands in them is not here
};

// The merge that begins at this place; nullptr for none.
[[nodiscard]] MergedRange const* merge_at(SheetGrid const& grid, int row, int column);
// Its last column, as far as tables follow it: a title merged over the whole sheet does not make its table that wide.
[[nodiscard]] int drawn_right(MergedRange const& merge);

// What the cells of a workbook refer to.
struct WorkbookContext {
    SheetStyles styles;
    std::vector<std::string> shared_strings;
    DateSystem dates = DateSystem::from_1900;
    std::size_t text_bytes = 0;  // of all cells read so far: one shared string may stand in many cells
    std::size_t text_limit = 0;
    bool awaits_calculation = false;  // written by a program that leaves calculating to the reader: 0 in a formula says nothing
};

[[nodiscard]] base::Result<SheetGrid> read_sheet_grid(pugi::xml_node worksheet, WorkbookContext& context);

// The text of a shared or inline string: its runs in order, without phonetic guides.
[[nodiscard]] std::string rich_text(pugi::xml_node node);

struct CellAddress {
    int row = 0;
    int column = 0;
};
// "B3"; nothing when it is none or outside the greatest sheet.
[[nodiscard]] std::optional<CellAddress> parse_cell_address(std::string_view text);

}  // namespace document::office
