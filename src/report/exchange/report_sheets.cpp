#include "report/exchange/report_sheets.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace report {
namespace {

using document::Sheet;
using document::SheetCell;
using document::SheetRange;
using document::SheetStyle;

constexpr double page_width = 92;          // digits of the body face across A4
constexpr double line_height = 15;         // points
constexpr std::size_t longest_text = 8000;  // code points; a cell takes 32,767 UTF-16 units

double lines_of(std::string_view text, double width)
{
    auto lines = 0.0;
    for (std::size_t at = 0; at <= text.size();) {
        auto const end = std::min(text.find('\n', at), text.size());
        auto const taken = static_cast<double>(base::display_width(text.substr(at, end - at)));
        lines += std::max(1.0, std::ceil(taken * 1.1 / width));
        at = end + 1;
    }
    return lines;
}

double height_of(std::string_view text, double width, double size)
{
    constexpr double body_size = 11;
    return lines_of(text, width * body_size / size) * line_height * size / body_size + 6;
}

double width_of(Sheet const& sheet, SheetRange const& range)
{
    auto const begin = sheet.column_widths.begin();
    return std::accumulate(begin + range.first_column, begin + range.last_column + 1, 0.0);
}

// High enough for the text of each cell that stands in one row; a spreadsheet does not do that for merged cells.
void set_heights(Sheet& sheet, int first_row, int last_row)
{
    std::vector<double> heights(static_cast<std::size_t>(last_row - first_row + 1), line_height + 6);
    for (auto const& cell : sheet.cells) {
        auto const* const text = std::get_if<std::string>(&cell.content);
        if (text == nullptr || cell.range.first_row < first_row || cell.range.first_row != cell.range.last_row)
            continue;
        auto& height = heights[static_cast<std::size_t>(cell.range.first_row - first_row)];
        height = std::max(height, height_of(*text, width_of(sheet, cell.range), cell.style.size));
    }
    for (int row = first_row; row <= last_row; ++row)
        sheet.row_heights.emplace_back(row, heights[static_cast<std::size_t>(row - first_row)]);
}

SheetStyle label_style(document::Cell const& label)
{
    SheetStyle style;
    style.alignment = label.alignment;
    style.border = true;
    style.shaded = true;
    return style;
}

}  // namespace

int next_row(Sheet const& sheet)
{
    auto next = 0;
    for (auto const& cell : sheet.cells)
        next = std::max(next, cell.range.last_row + 1);
    return next;
}

Sheet text_sheet(std::string name)
{
    Sheet sheet{std::move(name)};
    sheet.column_widths = {page_width};
    return sheet;
}

void add_line(Sheet& sheet, std::string text, SheetStyle style)
{
    auto const row = next_row(sheet);
    auto const last_column = static_cast<int>(sheet.column_widths.size()) - 1;
    sheet.cells.push_back({{row, 0, row, last_column}, std::move(text), style});
    set_heights(sheet, row, row);
}

void add_paragraph(Sheet& sheet, std::string_view text)
{
    SheetStyle style;
    style.alignment = document::Alignment::left;
    style.at_top = true;
    do {
        auto const piece = base::first_code_points(text, longest_text);
        add_line(sheet, std::string{piece}, style);
        text.remove_prefix(piece.size());
    } while (!text.empty());
}

Sheet table_sheet(std::string name, std::string const& heading, document::Table const& table, ContentOf const& content_of)
{
    Sheet sheet{std::move(name)};
    auto const total = std::accumulate(table.column_widths.begin(), table.column_widths.end(), 0.0);
    for (auto const width : table.column_widths)
        sheet.column_widths.push_back(width / total * page_width);
    add_line(sheet, heading, heading_style);

    auto const top = next_row(sheet);
    for (auto const& cell : table.cells) {
        auto set = cell.header ? SheetCell{{}, cell.text, label_style(cell)} : content_of(cell);
        set.range = {top + cell.row, cell.column, top + cell.row + cell.row_span - 1, cell.column + cell.column_span - 1};
        sheet.cells.push_back(std::move(set));
    }
    set_heights(sheet, top, top + table.rows - 1);
    if (table.header_rows > 0) {
        sheet.repeated_first_row = top;
        sheet.repeated_last_row = top + table.header_rows - 1;
    }
    return sheet;
}

}  // namespace report
