#include "document/office/sheet_layout.hpp"

#include "base/ascii.hpp"
#include "base/chinese_number.hpp"

#include <algorithm>

namespace document::office {
namespace {

constexpr int widest_merge = 256;  // a title merged over the whole sheet does not make the table that wide
constexpr std::size_t blank_rows_kept = 1;

enum class LineKind { gap, text, grid };

struct Line {
    SheetRow const* row = nullptr;
    LineKind kind = LineKind::gap;
    bool bordered = false;
    std::size_t texts = 0;
    int reached = 0;  // the last row that a merge from above reaches
    int right = 0;    // the last column of its cells, drawn or merged
};

// The rows and columns of one table and which merge covers each place.
struct TableArea {
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

class Layout {
public:
    Layout(SheetGrid const& grid, int sheet, bool without_borders, Limits const& limits, std::size_t& places)
        : grid_{grid}, sheet_{sheet}, without_borders_{without_borders}, limits_{limits}, places_{places}
    {
        for (auto const& row : grid.rows)
            lines_.push_back(to_line(row));
        settle_single_rows();
    }

    base::Result<std::vector<Block>> build();

private:
    Line to_line(SheetRow const& row);
    void settle_single_rows();
    [[nodiscard]] bool is_full_width(SheetRow const& row) const;
    [[nodiscard]] bool joins(std::size_t line) const;
    [[nodiscard]] bool is_part_title(Line const& line) const;
    [[nodiscard]] bool begins_other_table(std::size_t first, std::size_t line) const;
    [[nodiscard]] std::size_t lines_as_wide(std::size_t line) const;
    [[nodiscard]] MergedRange const* merge_at(int row, int column) const;
    [[nodiscard]] MergedRange extent(std::size_t first, std::size_t last) const;
    void add_paragraph(Line const& line);
    base::Result<void> add_table(std::size_t first, std::size_t last);
    base::Result<void> cover(TableArea& area);
    void add_cells(TableArea const& area, int row, SheetRow const* source, Table& table) const;

    SheetGrid const& grid_;
    int sheet_;
    bool without_borders_;
    Limits const& limits_;
    std::size_t& places_;
    std::size_t marked_ = 0;
    int covered_to_ = 0;           // last row that a merge from above reaches
    std::size_t next_merge_ = 0;
    int last_used_column_ = 0;
    std::vector<Line> lines_;
    std::vector<Block> blocks_;
};

Line Layout::to_line(SheetRow const& row)
{
    Line line{.row = &row};
    std::size_t borders = 0;
    for (auto const& cell : row.cells) {
        line.texts += cell.text.empty() ? 0 : 1;
        borders += cell.bordered ? 1 : 0;
        line.right = std::max(line.right, cell.column);
        line.bordered |= cell.bordered && !cell.text.empty();
        if (!cell.text.empty()) {
            auto const* const merge = merge_at(row.number, cell.column);
            auto const right = merge != nullptr ? std::min(merge->right, cell.column + widest_merge - 1) : cell.column;
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
        line.kind = line.bordered || covered ? LineKind::grid : LineKind::gap;
    else if (line.texts == 1 && !line.bordered && !covered)
        line.kind = LineKind::text;
    else
        line.kind = LineKind::grid;
    return line;
}

// On a sheet without any line, a single text between rows of a table belongs to it, unless it is a title.
void Layout::settle_single_rows()
{
    if (!without_borders_)
        return;
    for (std::size_t i = 0; i < lines_.size();) {
        if (lines_[i].kind != LineKind::text) {
            ++i;
            continue;
        }
        auto end = i;
        while (end < lines_.size() && lines_[end].kind == LineKind::text && (end == i || joins(end)))
            ++end;
        auto const inside = i > 0 && lines_[i - 1].kind == LineKind::grid && joins(i) && end < lines_.size() &&
                            lines_[end].kind == LineKind::grid && joins(end);
        for (; i < end; ++i)
            if (inside && !is_full_width(*lines_[i].row))
                lines_[i].kind = LineKind::grid;
    }
}

bool Layout::is_full_width(SheetRow const& row) const
{
    for (auto const& cell : row.cells)
        if (!cell.text.empty()) {
            auto const* const merge = merge_at(row.number, cell.column);
            return merge != nullptr && merge->right >= last_used_column_;
        }
    return false;
}

// True when the line follows the one before without a row between, or inside a merged cell that reaches down to it.
bool Layout::joins(std::size_t line) const
{
    auto const number = lines_[line].row->number;
    auto const before = lines_[line - 1].row->number;
    auto const& hidden = grid_.hidden_rows;
    auto const between = std::lower_bound(hidden.begin(), hidden.end(), number) - std::upper_bound(hidden.begin(), hidden.end(), before);
    return number - before - 1 == between || lines_[line].reached >= number - 1;
}

// "三、收到和处理政府信息公开申请情况" over the whole width of a sheet whose lines never end.
bool Layout::is_part_title(Line const& line) const
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
std::size_t Layout::lines_as_wide(std::size_t line) const
{
    auto end = line + 1;
    while (end < lines_.size() && lines_[end].right == lines_[line].right && joins(end))
        ++end;
    return end - line;
}

// Tables that follow each other without a gap: the right edge moves for good, at a row of words alone, and no cell reaches
// over the seam.
bool Layout::begins_other_table(std::size_t first, std::size_t line) const
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

MergedRange const* Layout::merge_at(int row, int column) const
{
    auto const by_top = [](MergedRange const& range, int top) { return range.top < top; };
    auto range = std::lower_bound(grid_.merged.begin(), grid_.merged.end(), row, by_top);
    for (; range != grid_.merged.end() && range->top == row; ++range)
        if (range->left == column)
            return &*range;
    return nullptr;
}

base::Result<std::vector<Block>> Layout::build()
{
    for (std::size_t i = 0; i < lines_.size();) {
        if (lines_[i].kind != LineKind::grid) {
            if (lines_[i].kind == LineKind::text)
                add_paragraph(lines_[i]);
            ++i;
            continue;
        }
        if (is_part_title(lines_[i])) {
            add_paragraph(lines_[i++]);
            continue;
        }
        auto end = i + 1;
        while (end < lines_.size() && lines_[end].kind == LineKind::grid && joins(end) && !is_part_title(lines_[end]) &&
               !begins_other_table(i, end) &&
               (without_borders_ || lines_[end].bordered == lines_[i].bordered || lines_[end].texts == 0))
            ++end;
        auto const alone = end == i + 1 && !lines_[i].bordered && !without_borders_;
        if (alone && lines_[i].texts > 0)
            add_paragraph(lines_[i]);
        else if (auto const added = add_table(i, end); !added)
            return tl::unexpected{added.error()};
        i = end;
    }
    return std::move(blocks_);
}

void Layout::add_paragraph(Line const& line)
{
    Paragraph paragraph;
    for (auto const& cell : line.row->cells) {
        if (cell.text.empty())
            continue;
        if (paragraph.text.empty())
            paragraph.at = base::sheet_place(sheet_, line.row->number, cell.column);
        else
            paragraph.text += '\t';
        paragraph.text += cell.text;
    }
    blocks_.emplace_back(std::move(paragraph));
}

MergedRange Layout::extent(std::size_t first, std::size_t last) const
{
    MergedRange area{lines_[first].row->number, 1 << 20, lines_[last - 1].row->number, 0};
    for (auto i = first; i < last; ++i)
        for (auto const& cell : lines_[i].row->cells) {
            area.left = std::min(area.left, cell.column);
            area.right = std::max(area.right, cell.column);
            auto const* const merge = cell.text.empty() ? nullptr : merge_at(lines_[i].row->number, cell.column);
            if (merge != nullptr)
                area.right = std::max(area.right, std::min(merge->right, merge->left + widest_merge - 1));
        }
    return area;
}

// Marks the places of each merge that begins in the area. One that meets another is left out.
base::Result<void> Layout::cover(TableArea& area)
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
void Layout::add_cells(TableArea const& area, int row, SheetRow const* source, Table& table) const
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

base::Result<void> Layout::add_table(std::size_t first, std::size_t last)
{
    auto text_end = last;
    while (text_end > first && lines_[text_end - 1].texts == 0)
        --text_end;
    if (text_end == first)
        return {};  // lines around nothing
    last = std::min(last, text_end + blank_rows_kept);
    TableArea area{extent(first, last), {}, {}};
    if (area.width() == 1) {
        for (auto i = first; i < text_end; ++i)
            if (lines_[i].texts > 0)
                add_paragraph(lines_[i]);
        return {};
    }
    places_ += static_cast<std::size_t>(area.height()) * static_cast<std::size_t>(area.width());
    if (places_ > limits_.elements)
        return tl::unexpected{over_limit("elements", limits_.elements)};
    if (auto const covered = cover(area); !covered)
        return covered;

    Table table{.rows = area.height(), .columns = area.width(), .cells = {},
                .at = base::sheet_place(sheet_, area.range.top, area.range.left)};
    auto line = first;
    for (auto row = area.range.top; row <= area.range.bottom; ++row) {
        while (lines_[line].row->number < row)
            ++line;
        add_cells(area, row, lines_[line].row->number == row ? lines_[line].row : nullptr, table);
    }
    blocks_.emplace_back(std::move(table));
    return {};
}

}  // namespace

base::Result<std::vector<Block>> lay_out_sheet(SheetGrid const& grid, int sheet, bool without_borders,
                                               Limits const& limits, std::size_t& places)
{
    return Layout{grid, sheet, without_borders, limits, places}.build();
}

}  // namespace document::office
