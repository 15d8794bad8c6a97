#pragma once

#include "document/document.hpp"
#include "document/limits.hpp"
#include "document/office/sheet_grid.hpp"

#include <vector>

namespace document::office {

// Tells the paragraphs on a sheet from its tables, row by row: what stands alone in an unbordered row, or is merged
// over the whole width, is a paragraph; rows that follow each other make a table. `places` counts the grid places of
// all tables built so far against limits.elements.
[[nodiscard]] base::Result<std::vector<Block>> lay_out_sheet(SheetGrid const& grid, int sheet, bool without_borders,
                                                             Limits const& limits, std::size_t& places);

}  // namespace document::office
