#pragma once

#include "base/ensure.hpp"
#include "base/utf8.hpp"
#include "document/document.hpp"
#include "document/limits.hpp"

#include <vector>

// What every reader promises of what it hands out, for the fuzz targets.
namespace document {

// Small, so that the limits are met as well.
inline Limits fuzz_limits()
{
    Limits limits;
    limits.elements = 2'000;
    limits.depth = 32;
    return limits;
}

inline void check_table(Table const& table)
{
    std::vector<bool> taken(static_cast<std::size_t>(table.rows) * static_cast<std::size_t>(table.columns), false);
    for (auto const& cell : table.cells) {
        base::ensure(cell.row >= 0 && cell.row_span >= 1 && cell.row + cell.row_span <= table.rows, "rows fit the table");
        base::ensure(cell.column >= 0 && cell.column_span >= 1 && cell.column + cell.column_span <= table.columns,
                     "columns fit the table");
        base::ensure(base::is_valid_utf8(cell.text), "a cell's text is UTF-8");
        for (auto row = cell.row; row < cell.row + cell.row_span; ++row) {
            for (auto column = cell.column; column < cell.column + cell.column_span; ++column) {
                auto const at = static_cast<std::size_t>(row) * static_cast<std::size_t>(table.columns) +
                                static_cast<std::size_t>(column);
                base::ensure(!taken[at], "no two cells overlap");
                taken[at] = true;
            }
        }
    }
}

inline void check_document(Document const& document)
{
    for (auto const& block : document.blocks) {
        if (auto const* table = std::get_if<Table>(&block))
            check_table(*table);
        else if (auto const* paragraph = std::get_if<Paragraph>(&block))
            base::ensure(base::is_valid_utf8(paragraph->text) && !paragraph->text.empty(), "a paragraph holds UTF-8");
    }
}

}  // namespace document
