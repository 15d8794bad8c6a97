#include "document/office/sheet_layout.hpp"

#include "document/office/sheet_tables.hpp"

#include <algorithm>

namespace document::office {
namespace {

constexpr std::size_t blank_rows_kept = 1;

class Layout {
public:
    Layout(SheetGrid const& grid, int sheet, bool without_borders, Limits const& limits, std::size_t& places)
        : grid_{grid}, sheet_{sheet}, lines_{grid, without_borders}, tables_{grid, sheet, limits, places}
    {
    }

    base::Result<std::vector<Block>> build();

private:
    void add_paragraph(SheetLine const& line);
    base::Result<void> add_table(std::size_t first, std::size_t last);

    SheetGrid const& grid_;
    int sheet_;
    SheetLines lines_;
    SheetTables tables_;
    std::vector<Block> blocks_;
};

base::Result<std::vector<Block>> Layout::build()
{
    for (std::size_t i = 0; i < lines_.size();) {
        if (lines_[i].kind != SheetLine::Kind::grid) {
            if (lines_[i].kind == SheetLine::Kind::text)
                add_paragraph(lines_[i]);
            ++i;
            continue;
        }
        if (lines_.is_part_title(lines_[i])) {
            add_paragraph(lines_[i++]);
            continue;
        }
        auto const end = lines_.table_end(i);
        if (lines_.is_alone(i, end) && lines_[i].texts > 0)
            add_paragraph(lines_[i]);
        else if (auto const added = add_table(i, end); !added)
            return tl::unexpected{added.error()};
        i = end;
    }
    return std::move(blocks_);
}

void Layout::add_paragraph(SheetLine const& line)
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

base::Result<void> Layout::add_table(std::size_t first, std::size_t last)
{
    auto text_end = last;
    while (text_end > first && lines_[text_end - 1].texts == 0)
        --text_end;
    if (text_end == first)
        return {};  // lines around nothing
    auto const lines = lines_.range(first, std::min(last, text_end + blank_rows_kept));
    auto const range = extent_of(grid_, lines);
    if (range.left == range.right) {
        for (auto i = first; i < text_end; ++i)
            if (lines_[i].texts > 0)
                add_paragraph(lines_[i]);
        return {};
    }
    auto table = tables_.make(range, lines);
    if (!table)
        return tl::unexpected{table.error()};
    blocks_.emplace_back(std::move(*table));
    return {};
}

}  // namespace

base::Result<std::vector<Block>> lay_out_sheet(SheetGrid const& grid, int sheet, bool without_borders,
                                               Limits const& limits, std::size_t& places)
{
    return Layout{grid, sheet, without_borders, limits, places}.build();
}

}  // namespace document::office
