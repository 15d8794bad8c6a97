#include "document/text/html_grid.hpp"

#include <algorithm>
#include <span>

namespace document {
namespace {

// The caps of the HTML standard. Columns are capped as a whole, so that spans cannot fill memory.
constexpr int longest_row_span = 65'534;
constexpr int longest_column_span = 1'000;

}  // namespace

void HtmlGrid::begin_group(bool is_head)
{
    end_group();
    group_is_head_ = is_head;
}

void HtmlGrid::end_group()
{
    end_row();
    for (auto& cell : std::span{cells_}.subspan(group_begin_))
        cell.row_span = cell.open_ended ? rows_ - cell.row : std::min(cell.row_span, rows_ - cell.row);
    if (group_is_head_ && header_rows_ == (group_begin_ < cells_.size() ? cells_[group_begin_].row : rows_))
        header_rows_ = rows_;
    std::ranges::fill(taken_until_, 0);
    group_begin_ = cells_.size();
    group_is_head_ = false;
}

void HtmlGrid::begin_row()
{
    end_row();
    row_is_open_ = true;
    column_ = 0;
}

void HtmlGrid::end_row()
{
    if (row_is_open_)
        ++rows_;
    row_is_open_ = false;
}

bool HtmlGrid::is_taken(int column) const
{
    return static_cast<std::size_t>(column) < taken_until_.size() &&
           taken_until_[static_cast<std::size_t>(column)] > rows_;
}

GridCell& HtmlGrid::begin_cell(int row_span, int column_span)
{
    if (!row_is_open_)
        begin_row();
    while (is_taken(column_))
        ++column_;
    auto const room = std::max(1, longest_column_span - column_);
    auto const width = std::clamp(column_span, 1, std::min(longest_column_span, room));
    auto const end = column_ + width;
    if (static_cast<std::size_t>(end) > taken_until_.size())
        taken_until_.resize(static_cast<std::size_t>(end), 0);

    GridCell cell{.row = rows_, .column = column_, .header = group_is_head_, .open_ended = row_span == 0};
    cell.row_span = std::clamp(row_span, 1, longest_row_span);
    // Where it runs into a cell from above both overlap on screen; here it ends before that cell.
    while (cell.column_span < width && !is_taken(column_ + cell.column_span))
        ++cell.column_span;
    auto const until = cell.open_ended ? rows_ + longest_row_span : rows_ + cell.row_span;
    for (auto column = column_; column < end; ++column) {
        auto& taken = taken_until_[static_cast<std::size_t>(column)];
        taken = std::max(taken, until);
    }
    column_ = end;
    columns_ = std::max(columns_, end);
    cells_.push_back(cell);
    return cells_.back();
}

void HtmlGrid::finish()
{
    end_group();
}

void HtmlGrid::clear()
{
    cells_.clear();
    taken_until_.clear();
    group_begin_ = 0;
    rows_ = columns_ = column_ = header_rows_ = 0;
    row_is_open_ = group_is_head_ = false;
}

}  // namespace document
