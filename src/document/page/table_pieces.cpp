#include "document/page/table_pieces.hpp"

#include "base/fold.hpp"
#include "document/page/text_lines.hpp"

#include <algorithm>
#include <cmath>

namespace document::page {
namespace {

constexpr double edge_tolerance = 3.0;  // points

std::vector<Cell const*> row_of(Table const& table, int row)
{
    std::vector<Cell const*> cells;
    for (auto const& cell : table.cells)
        if (cell.row == row)
            cells.push_back(&cell);
    return cells;
}

bool same_row(Table const& a, Table const& b, int row)
{
    return std::ranges::equal(row_of(a, row), row_of(b, row), [](Cell const* x, Cell const* y) {
        return x->column == y->column && x->column_span == y->column_span && x->row_span == y->row_span &&
               base::fold(x->text) == base::fold(y->text);
    });
}

// How many of the first rows the two share, where a repeated header ends: at a row that no cell spans over.
int shared_header_rows(Table const& table, Table const& next)
{
    int shared = 0;
    auto const rows = std::min(table.rows, next.rows);
    while (shared < rows && same_row(table, next, shared))
        ++shared;
    auto const is_whole = [&](int count) {
        return std::ranges::none_of(next.cells, [&](Cell const& cell) {
            return cell.row < count && cell.row + cell.row_span > count;
        });
    };
    while (shared > 0 && !is_whole(shared))
        --shared;
    auto const has_text = std::ranges::any_of(next.cells, [&](Cell const& cell) { return cell.row < shared && !cell.text.empty(); });
    return has_text ? shared : 0;
}

void drop_rows(Table& table, int count)
{
    std::erase_if(table.cells, [&](Cell const& cell) { return cell.row < count; });
    for (auto& cell : table.cells)
        cell.row -= count;
    table.rows -= count;
}

// The cell of the table that reaches its last row in the same columns.
Cell* above(Table& table, Cell const& cell)
{
    auto const found = std::ranges::find_if(table.cells, [&](Cell const& other) {
        return other.row + other.row_span == table.rows && other.column == cell.column &&
               other.column_span == cell.column_span;
    });
    return found == table.cells.end() ? nullptr : &*found;
}

// The first row goes on with the last one when each of its cells stands under one of the same width, at least one
// brings more of a text, and wherever it has text and the other too, the upper text is not a figure.
bool is_cut_row(Table& table, Table const& next)
{
    auto ends_open = [](std::string const& text) {
        auto const last = static_cast<unsigned char>(text.back());
        return last >= 0x80 || std::isalpha(last) != 0;
    };
    bool brings_text = false;
    int blank_figures = 0;
    for (auto const* cell : row_of(next, 0)) {
        auto const* upper = above(table, *cell);
        if (upper == nullptr || cell->row_span != 1)
            return false;
        if (cell->text.empty()) {
            blank_figures += !upper->text.empty() && !ends_open(upper->text) ? 1 : 0;
            continue;
        }
        if (upper->text.empty() || !ends_open(upper->text))
            return false;
        brings_text = true;
    }
    return brings_text && blank_figures > 0;
}

void join_cut_row(Table& table, Table& next)
{
    for (auto const* cell : row_of(next, 0))
        append_wrapped(above(table, *cell)->text, cell->text);
    drop_rows(next, 1);
}

}  // namespace

bool continues(Table const& table, Table const& next)
{
    if (table.columns != next.columns || table.column_widths.size() != next.column_widths.size())
        return false;
    if (std::abs(table.at.box.left - next.at.box.left) > static_cast<float>(edge_tolerance))
        return false;
    double left = 0;
    for (std::size_t column = 0; column < table.column_widths.size(); ++column) {
        left += table.column_widths[column] - next.column_widths[column];
        if (std::abs(left) > edge_tolerance)
            return false;
    }
    return true;
}

void append_piece(Table& table, Table next)
{
    if (auto const header = shared_header_rows(table, next); header > 0) {
        drop_rows(next, header);
        table.header_rows = std::max(table.header_rows, header);
    }
    if (next.rows > 0 && is_cut_row(table, next))
        join_cut_row(table, next);
    auto const offset = table.rows;
    std::vector<Cell> added;
    for (auto& cell : next.cells) {
        auto* upper = cell.row == 0 && cell.text.empty() ? above(table, cell) : nullptr;
        if (upper != nullptr && !upper->text.empty() && (upper->row_span > 1 || cell.row_span > 1)) {
            upper->row_span += cell.row_span;
            continue;
        }
        cell.row += offset;
        added.push_back(std::move(cell));
    }
    std::ranges::move(added, std::back_inserter(table.cells));
    table.rows += next.rows;
    table.recognised = table.recognised || next.recognised;
    if (next.columns_are == Columns::ragged)
        table.columns_are = Columns::ragged;
}

}  // namespace document::page
