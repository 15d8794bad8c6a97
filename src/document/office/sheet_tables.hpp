#pragma once

#include "document/limits.hpp"
#include "document/office/sheet_lines.hpp"

#include <span>

namespace document::office {

// What the lines of a table cover, their merges included.
[[nodiscard]] MergedRange extent_of(SheetGrid const& grid, std::span<SheetLine const> lines);

// Makes tables of the lines of one sheet. `places` counts the grid places of all tables of the workbook against
// limits.elements.
class SheetTables {
public:
    SheetTables(SheetGrid const& grid, int sheet, Limits const& limits, std::size_t& places)
        : grid_{grid}, sheet_{sheet}, limits_{limits}, places_{places}
    {
    }

    // `range` is what the lines cover.
    [[nodiscard]] base::Result<Table> make(MergedRange const& range, std::span<SheetLine const> lines);

private:
    struct TableArea;

    base::Result<void> cover(TableArea& area);
    void add_cells(TableArea const& area, int row, SheetRow const* source, Table& table) const;

    SheetGrid const& grid_;
    int sheet_;
    Limits const& limits_;
    std::size_t& places_;
    std::size_t marked_ = 0;  // places looked at for merges, of which many may lie on each other
};

}  // namespace document::office
