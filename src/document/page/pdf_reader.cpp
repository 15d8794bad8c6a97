#include "document/page/pdf_reader.hpp"

#include "document/page/page_layout.hpp"
#include "document/page/pdf_content.hpp"
#include "document/page/ruling_grid.hpp"
#include "document/page/text_lines.hpp"

namespace document {
namespace {

using namespace page;

constexpr float line_tolerance = 2.5F;  // points within which two ruling lines are one

// Moves the glyphs that stand in the grid out of `glyphs` and into the cells of a table.
Table take_table(Grid const& grid, std::vector<Glyph>& glyphs, int page)
{
    auto table = to_table(grid, page);
    std::vector<std::vector<Glyph>> texts(grid.cells.size());
    std::erase_if(glyphs, [&](Glyph const& glyph) {
        auto const cell = grid.cell_at((glyph.left + glyph.right) / 2, glyph.baseline - 0.35F * glyph.size);
        if (cell)
            texts[*cell].push_back(glyph);
        return cell.has_value();
    });
    for (std::size_t at = 0; at < texts.size(); ++at)
        table.cells[at].text = cell_text(make_lines(std::move(texts[at])), grid.cells[at].box);
    return table;
}

PageParts understand(PageContent content, int number)
{
    PageParts parts;
    parts.number = number;
    parts.width = content.width;
    parts.height = content.height;
    for (auto const& grid : find_grids(content.ruling, line_tolerance))
        parts.tables.push_back(take_table(grid, content.glyphs, number));
    parts.lines = make_lines(std::move(content.glyphs));
    return parts;
}

}  // namespace

base::Result<Document> read_pdf(std::string_view bytes, Limits const& limits)
{
    if (bytes.size() > limits.file_bytes)
        return tl::unexpected(over_limit("file_bytes", limits.file_bytes));
    auto file = PdfFile::open(bytes, limits);
    if (!file)
        return tl::unexpected(file.error());
    std::vector<PageParts> pages;
    std::size_t cells = 0;
    for (int number = 1; number <= file->pages(); ++number) {
        auto page = file->read(number);
        if (!page)
            return tl::unexpected(page.error());
        pages.push_back(understand(std::move(page->content), number));
        for (auto const& table : pages.back().tables)
            cells += table.cells.size();
        if (cells > limits.elements)
            return tl::unexpected(over_limit("elements", limits.elements));
    }
    return Document{.format = "pdf", .title = file->title(), .blocks = lay_out(std::move(pages))};
}

}  // namespace document
