#include "document/write/table_grid.hpp"

#include <algorithm>
#include <numeric>

namespace document {

TableGrid::TableGrid(Table const& table)
    : rows_{table.rows}, columns_{table.columns},
      owners_(static_cast<std::size_t>(table.rows) * static_cast<std::size_t>(table.columns), nullptr)
{
    for (auto const& cell : table.cells)
        for (int row = std::max(cell.row, 0); row < std::min(cell.row + cell.row_span, rows_); ++row)
            for (int column = std::max(cell.column, 0); column < std::min(cell.column + cell.column_span, columns_); ++column)
                if (auto& owner = owners_[position(row, column)]; owner == nullptr)
                    owner = &cell;
}

bool TableGrid::begins(int row, int column) const
{
    return begins_in_row(row, column) &&
           (row == 0 || owner(row, column) == nullptr || owner(row - 1, column) != owner(row, column));
}

bool TableGrid::begins_in_row(int row, int column) const
{
    return column == 0 || owner(row, column) == nullptr || owner(row, column - 1) != owner(row, column);
}

int TableGrid::width(int row, int column) const
{
    auto end = column + 1;
    while (owner(row, column) != nullptr && end < columns_ && owner(row, end) == owner(row, column))
        ++end;
    return end - column;
}

int TableGrid::height(int row, int column) const
{
    auto end = row + 1;
    while (owner(row, column) != nullptr && end < rows_ && owner(end, column) == owner(row, column))
        ++end;
    return end - row;
}

bool TableGrid::heads_columns(int row) const
{
    auto const begin = owners_.begin() + static_cast<std::ptrdiff_t>(position(row, 0));
    return std::all_of(begin, begin + columns_, [](Cell const* cell) { return cell != nullptr && cell->header; });
}

std::vector<double> column_shares(Table const& table)
{
    auto const columns = static_cast<std::size_t>(table.columns);
    auto shares = table.column_widths.size() == columns ? table.column_widths : std::vector<double>(columns, 1.0);
    auto const sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (auto& share : shares)
        share = sum > 0 ? share / sum : 1.0 / static_cast<double>(columns);
    return shares;
}

}  // namespace document
