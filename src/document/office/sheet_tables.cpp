#include "document/office/sheet_tables.hpp"

#include <algorithm>

namespace document::office {

// The rows and columns of one table and which merge covers each place.
struct SheetTables::TableArea {
    MergedRange range;
    std::vector<MergedRange> merges;
    std::vector<int> covered;  // by row, then by column: an index of merges, or -1

    [[nodiscard]] int width() const { return range.right - range.left + 1; }
    [[nodiscard]] int height() const { return range.bottom - range.top + 1; }
    [[nodiscard]] std::size_t place(int row, int column) const
    {
        return static_cast<std::size_t>(row - range.top) * static_cast<std::size_t>(width()) +
               static_cast<std::size_t>(column - range.left);
    }
};

MergedRange extent_of(SheetGrid const& grid, std::span<SheetLine const> lines)
{
    MergedRange area{lines.front().row->number, 1 << 20, lines.back().row->number, 0};
    for (auto const& line : lines)
        for (auto const& cell : line.row->cells) {
            area.left = std::min(area.left, cell.column);
            area.right = std::max(area.right, cell.column);
            auto const* const merge = cell.text.empty() ? nullptr : merge_at(grid, line.row->number, cell.column);
            if (merge != nullptr)
                area.right = std::max(area.right, drawn_right(*merge));
        }
    return area;
}

// Marks the places of each merge that begins in the area. One that meets another is left out.
base::Result<void> SheetTables::cover(TableArea& area)
{
    auto const& whole = area.range;
    area.covered.assign(static_cast<std::size_t>(area.height()) * static_cast<std::size_t>(area.width()), -1);
    auto const by_top = [](MergedRange const& range, int top) { return range.top < top; };
    auto range = std::lower_bound(grid_.merged.begin(), grid_.merged.end(), whole.top, by_top);
    for (; range != grid_.merged.end() && range->top <= whole.bottom; ++range) {
        if (range->left < whole.left || range->left > whole.right)
            continue;
        MergedRange const clipped{range->top, range->left, std::min(range->bottom, whole.bottom),
                                  std::min(range->right, whole.right)};
        auto free = true;
        for (auto row = clipped.top; free && row <= clipped.bottom; ++row)
            for (auto column = clipped.left; free && column <= clipped.right; ++column, ++marked_)
                free = area.covered[area.place(row, column)] == -1;
        if (marked_ > 4 * limits_.elements)
            return tl::unexpected{over_limit("elements", limits_.elements)};
        if (!free)
            continue;
        for (auto row = clipped.top; row <= clipped.bottom; ++row)
            std::fill_n(&area.covered[area.place(row, clipped.left)], clipped.right - clipped.left + 1,
                        static_cast<int>(area.merges.size()));
        area.merges.push_back(clipped);
    }
    return {};
}

// The cells that begin in one row; `source` is null for a row without any.
void SheetTables::add_cells(TableArea const& area, int row, SheetRow const* source, Table& table) const
{
    std::size_t next = 0;
    for (auto column = area.range.left; column <= area.range.right; ++column) {
        auto const merge = area.covered[area.place(row, column)];
        auto const* const range = merge >= 0 ? &area.merges[static_cast<std::size_t>(merge)] : nullptr;
        if (range != nullptr && (range->top != row || range->left != column))
            continue;
        Cell made{.row = row - area.range.top, .column = column - area.range.left, .text = {},
                  .at = base::sheet_place(sheet_, row, column)};
        if (range != nullptr) {
            made.row_span = range->bottom - range->top + 1;
            made.column_span = range->right - range->left + 1;
        }
        while (source != nullptr && next < source->cells.size() && source->cells[next].column < column)
            ++next;
        if (source != nullptr && next < source->cells.size() && source->cells[next].column == column) {
            made.text = source->cells[next].text;
            made.legibility = source->cells[next].legibility;
        }
        table.cells.push_back(std::move(made));
    }
}

base::Result<Table> SheetTables::make(MergedRange const& range, std::span<SheetLine const> lines)
{
    TableArea area{range, {}, {}};
    places_ += static_cast<std::size_t>(area.height()) * static_cast<std::size_t>(area.width());
    if (places_ > limits_.elements)
        return tl::unexpected{over_limit("elements", limits_.elements)};
    if (auto const covered = cover(area); !covered)
        return tl::unexpected{covered.error()};

    Table table{.rows = area.height(), .columns = area.width(), .cells = {},
                .at = base::sheet_place(sheet_, area.range.top, area.range.left)};
    std::size_t line = 0;
    for (auto row = area.range.top; row <= area.range.bottom; ++row) {
        while (lines[line].row->number < row)
            ++line;
        add_cells(area, row, lines[line].row->number == row ? lines[line].row : nullptr, table);
    }
    return table;
}

}  // namespace document::office
