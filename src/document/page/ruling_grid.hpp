#pragma once

#include "document/page/page_content.hpp"

#include <optional>

namespace document::page {

struct GridCell {
    int row = 0;
    int column = 0;
    int row_span = 1;
    int column_span = 1;
    Box box;
    bool regular = true;  // false: the lines around it enclose no rectangle, so one is missing or broken
};

// The cells that ruling lines enclose.
struct Grid {
    std::vector<float> xs;  // edges of the columns, one more than there are columns
    std::vector<float> ys;
    std::vector<GridCell> cells;  // by row, then by column
    std::vector<int> owner;       // for each place of the grid, row by row, the index of the cell that covers it
    Box box;

    [[nodiscard]] int columns() const { return static_cast<int>(xs.size()) - 1; }
    [[nodiscard]] int rows() const { return static_cast<int>(ys.size()) - 1; }
    // Index of the cell at a point of the page.
    [[nodiscard]] std::optional<std::size_t> cell_at(float x, float y) const;
};

// Every grid of at least two cells, from top to bottom. Lines nearer to each other than `tolerance` are one line, and
// lines that miss each other by less meet. A page of more than a few thousand lines is a drawing and has none.
[[nodiscard]] std::vector<Grid> find_grids(Ruling const& ruling, float tolerance);

// The grid as a table of empty cells with their places on the page.
[[nodiscard]] Table to_table(Grid const& grid, int page);

}  // namespace document::page
