#include "document/office/sheet_lines.hpp"

#include "base/ascii.hpp"
#include "base/chinese_number.hpp"

#include <algorithm>

namespace document::office {

SheetLines::SheetLines(SheetGrid const& grid, bool without_borders) : grid_{grid}, without_borders_{without_borders}
{
    for (auto const& row : grid.rows)
        lines_.push_back(to_line(row));
    settle_single_rows();
}

SheetLine SheetLines::to_line(SheetRow const& row)
{
    SheetLine line{.row = &row};
    std::size_t borders = 0;
    for (auto const& cell : row.cells) {
        line.texts += cell.text.empty() ? 0 : 1;
        borders += cell.bordered ? 1 : 0;
        line.right = std::max(line.right, cell.column);
        line.bordered |= cell.bordered && !cell.text.empty();
        if (!cell.text.empty()) {
            auto const* const merge = merge_at(grid_, row.number, cell.column);
            auto const right = merge != nullptr ? drawn_right(*merge) : cell.column;
            last_used_column_ = std::max(last_used_column_, right);
            line.right = std::max(line.right, right);
        }
    }
    line.bordered |= borders >= 2;
    for (; next_merge_ < grid_.merged.size() && grid_.merged[next_merge_].top < row.number; ++next_merge_)
        covered_to_ = std::max(covered_to_, grid_.merged[next_merge_].bottom);
    line.reached = covered_to_;
    auto const covered = covered_to_ >= row.number;
    if (line.texts == 0)
        line.kind = line.bordered || covered ? SheetLine::Kind::grid : SheetLine::Kind::gap;
    else if (line.texts == 1 && !line.bordered && !covered)
        line.kind = SheetLine::Kind::text;
    else
        line.kind = SheetLine::Kind::grid;
    return line;
}

// On a sheet without any line, a single text between rows of a table belongs to it, unless it is a title.
void SheetLines::settle_single_rows()
{
    if (!without_borders_)
        return;
    for (std::size_t i = 0; i < lines_.size();) {
        if (lines_[i].kind != SheetLine::Kind::text) {
            ++i;
            continue;
        }
        auto end = i;
        while (end < lines_.size() && lines_[end].kind == SheetLine::Kind::text && (end == i || joins(end)))
            ++end;
        auto const inside = i > 0 && lines_[i - 1].kind == SheetLine::Kind::grid && joins(i) && end < lines_.size() &&
                            lines_[end].kind == SheetLine::Kind::grid && joins(end);
        for (; i < end; ++i)
            if (inside && !is_full_width(*lines_[i].row))
                lines_[i].kind = SheetLine::Kind::grid;
    }
}

bool SheetLines::is_full_width(SheetRow const& row) const
{
    for (auto const& cell : row.cells)
        if (!cell.text.empty()) {
            auto const* const merge = merge_at(grid_, row.number, cell.column);
            return merge != nullptr && merge->right >= last_used_column_;
        }
    return false;
}

// True when the line follows the one before without a row between, or inside a merged cell that reaches down to it.
bool SheetLines::joins(std::size_t line) const
{
    auto const number = lines_[line].row->number;
    auto const before = lines_[line - 1].row->number;
    auto const& hidden = grid_.hidden_rows;
    auto const between = std::lower_bound(hidden.begin(), hidden.end(), number) - std::upper_bound(hidden.begin(), hidden.end(), before);
    return number - before - 1 == between || lines_[line].reached >= number - 1;
}

bool SheetLines::is_part_title(SheetLine const& line) const
{
    if (line.texts != 1 || !is_full_width(*line.row))
        return false;
    auto const cell = std::find_if(line.row->cells.begin(), line.row->cells.end(), [](auto const& c) { return !c.text.empty(); });
    std::string_view const text{cell->text};
    auto const mark = text.find("、");
    constexpr std::size_t longest_number = 9;  // three characters
    return cell->column == line.row->cells.front().column && mark != std::string_view::npos && mark <= longest_number &&
           base::parse_chinese_number(text.substr(0, mark)).has_value();
}

// Lines from this one on that end at the same column.
std::size_t SheetLines::lines_as_wide(std::size_t line) const
{
    auto end = line + 1;
    while (end < lines_.size() && lines_[end].right == lines_[line].right && joins(end))
        ++end;
    return end - line;
}

// Tables that follow each other without a gap: the right edge moves for good, at a row of words alone, and no cell reaches
// over the seam.
bool SheetLines::begins_other_table(std::size_t first, std::size_t line) const
{
    constexpr std::size_t fewest_rows = 3;
    auto const is_figure = [](SheetCell const& cell) {
        return !cell.text.empty() && (cell.text.front() == '-' || base::is_digit(cell.text.front()));
    };
    auto const& cells = lines_[line].row->cells;
    return lines_[line].right != lines_[line - 1].right && lines_[line].texts >= 2 && line - first >= fewest_rows &&
           lines_[line].reached < lines_[line].row->number && std::none_of(cells.begin(), cells.end(), is_figure) &&
           lines_as_wide(line) >= fewest_rows && lines_[line - fewest_rows].right == lines_[line - 1].right;
}

std::size_t SheetLines::table_end(std::size_t first) const
{
    auto end = first + 1;
    while (end < lines_.size() && lines_[end].kind == SheetLine::Kind::grid && joins(end) && !is_part_title(lines_[end]) &&
           !begins_other_table(first, end) &&
           (without_borders_ || lines_[end].bordered == lines_[first].bordered || lines_[end].texts == 0))
        ++end;
    return end;
}

bool SheetLines::is_alone(std::size_t first, std::size_t end) const
{
    return end == first + 1 && !lines_[first].bordered && !without_borders_;
}

}  // namespace document::office
