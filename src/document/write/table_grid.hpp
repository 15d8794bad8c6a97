#pragma once

#include "document/document.hpp"

#include <cstddef>
#include <vector>

namespace document {

// A table by position: which cell covers each place. Cells that reach out of the table are cut, and of two cells that
// overlap the first one has the place, so that a writer can print any table a reader may have made.
class TableGrid {
public:
    explicit TableGrid(Table const& table);

    [[nodiscard]] int rows() const { return rows_; }
    [[nodiscard]] int columns() const { return columns_; }
    // The cell that covers the place; none where the table has a hole.
    [[nodiscard]] Cell const* owner(int row, int column) const { return owners_[position(row, column)]; }
    // Whether `cell` is the owner's top left place, or the leftmost of a lower row of it.
    [[nodiscard]] bool begins(int row, int column) const;
    [[nodiscard]] bool begins_in_row(int row, int column) const;
    // How many places of one row, and rows, the owner covers from this place on; 1 for a hole.
    [[nodiscard]] int width(int row, int column) const;
    [[nodiscard]] int height(int row, int column) const;
    // Whether the row holds headers only, so that they speak of the columns below and not of the row.
    [[nodiscard]] bool heads_columns(int row) const;

private:
    [[nodiscard]] std::size_t position(int row, int column) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
    }

    int rows_;
    int columns_;
    std::vector<Cell const*> owners_;
};

// Tables of few rows stay on one page; longer ones break between rows.
[[nodiscard]] constexpr bool stays_together(int rows) { return rows <= 20; }

// The share of the table's width that each column has; they add up to 1.
[[nodiscard]] std::vector<double> column_shares(Table const& table);

}  // namespace document
