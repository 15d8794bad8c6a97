#pragma once

#include "document/document.hpp"
#include "document/office/xml_part.hpp"

#include <functional>
#include <vector>

namespace document::office {

// The rows and cells of a w:tbl, content controls and custom marks around them taken off, deleted rows left out.
struct WordRow {
    pugi::xml_node node;
    std::vector<pugi::xml_node> cells;
};
[[nodiscard]] std::vector<WordRow> rows_of(pugi::xml_node table);

// The tables that stand directly in a cell.
[[nodiscard]] std::vector<pugi::xml_node> tables_in(pugi::xml_node cell);

// True for a table that only arranges: one cell, or a few of which one holds a real table.
[[nodiscard]] bool is_layout(std::vector<WordRow> const& rows);
// Two rows and two columns or more: a table of its own, not the text of a cell.
[[nodiscard]] bool is_large(std::vector<WordRow> const& rows);

// What the builder asks for: the text of a cell.
using CellText = std::function<std::string(pugi::xml_node cell, base::Place at)>;

// Builds the grid: spans over columns and rows, rows that begin or end further in. `number` counts from 1.
[[nodiscard]] Table build_table(pugi::xml_node node, std::vector<WordRow> const& rows, int number,
                                CellText const& text_of);

}  // namespace document::office
