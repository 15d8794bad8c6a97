#include "document/page/loose_table.hpp"

#include <algorithm>

namespace document::page {
namespace {

constexpr std::size_t fewest_lines = 3;
constexpr float widest_leading = 2.5F;  // of the size

struct Interval {
    float left;
    float right;
};

// The columns that the chunks of the fullest lines cover.
std::vector<Interval> columns_of(std::span<Line const> lines)
{
    auto const most = std::ranges::max(lines, {}, [](Line const& line) { return line.chunks.size(); }).chunks.size();
    std::vector<Interval> covered;
    for (auto const& line : lines)
        if (line.chunks.size() == most)
            for (auto const& chunk : line.chunks)
                covered.push_back({chunk.box.left, chunk.box.right});
    std::ranges::sort(covered, {}, &Interval::left);
    std::vector<Interval> columns;
    for (auto const& part : covered) {
        if (!columns.empty() && part.left < columns.back().right)
            columns.back().right = std::max(columns.back().right, part.right);
        else
            columns.push_back(part);
    }
    return columns;
}

// The columns, first and last, that a chunk stands in: those it overlaps, else the nearest.
std::pair<int, int> place_of(Chunk const& chunk, std::vector<Interval> const& columns)
{
    int first = -1;
    int last = -1;
    auto nearest = 0;
    auto shortest = 1e9F;
    for (int at = 0; at < static_cast<int>(columns.size()); ++at) {
        auto const& column = columns[static_cast<std::size_t>(at)];
        auto const away = std::max(column.left - chunk.box.right, chunk.box.left - column.right);
        if (away < 0) {
            first = first < 0 ? at : first;
            last = at;
        } else if (away < shortest) {
            shortest = away;
            nearest = at;
        }
    }
    return first < 0 ? std::pair{nearest, nearest} : std::pair{first, last};
}

}  // namespace

std::size_t count_tabular(std::span<Line const> lines)
{
    std::size_t count = 0;
    while (count < lines.size() && lines[count].chunks.size() >= 2 &&
           (count == 0 || lines[count].box.top - lines[count - 1].box.bottom < widest_leading * lines[count].size))
        ++count;
    return count >= fewest_lines ? count : 0;
}

Table make_loose_table(std::span<Line const> lines, int page)
{
    auto const columns = columns_of(lines);
    Table table;
    table.rows = static_cast<int>(lines.size());
    table.columns = static_cast<int>(columns.size());
    table.columns_are = Columns::ragged;
    table.at = base::page_place(page, {lines.front().box.left, lines.front().box.top, lines.front().box.right,
                                       lines.back().box.bottom});
    for (int row = 0; row < table.rows; ++row) {
        int next_free = 0;
        for (auto const& chunk : lines[static_cast<std::size_t>(row)].chunks) {
            auto const [first, last] = place_of(chunk, columns);
            if (first < next_free && !table.cells.empty() && table.cells.back().row == row) {
                table.cells.back().text += ' ' + chunk.text;  // two chunks of one column
                continue;
            }
            table.cells.push_back({.row = row,
                                   .column = first,
                                   .column_span = last - first + 1,
                                   .text = chunk.text,
                                   .at = base::page_place(page, chunk.box)});
            next_free = last + 1;
        }
    }
    return table;
}

}  // namespace document::page
