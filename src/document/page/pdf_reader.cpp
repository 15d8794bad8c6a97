#include "document/page/pdf_reader.hpp"

#include "document/page/page_layout.hpp"
#include "document/page/page_picture.hpp"
#include "document/page/page_recognition.hpp"
#include "document/page/pdf_content.hpp"
#include "document/page/ruling_grid.hpp"
#include "document/page/text_lines.hpp"

#include <algorithm>

namespace document {
namespace {

using namespace page;
using base::Box;

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

constexpr float large_picture = 0.2F;  // of the page: may hold a table

float area_of(Box const& box) { return width_of(box) * height_of(box); }

// A page that has no text of its own, or none that can be trusted.
bool is_scan(PdfPage const& page)
{
    if (page.text_is_unmapped)
        return true;
    auto const of_page = [&](Box const& box) { return area_of(box) > 0.5F * page.content.width * page.content.height; };
    auto const is_picture = std::ranges::any_of(page.content.pictures, of_page);
    return page.content.glyphs.empty() ? !page.content.pictures.empty() : is_picture && page.text_is_recognised;
}

Table moved(Table table, float right, float down)
{
    auto const move = [&](Box& box) { box = {box.left + right, box.top + down, box.right + right, box.bottom + down}; };
    move(table.at.box);
    for (auto& cell : table.cells)
        move(cell.at.box);
    return table;
}

// Reads one file page by page.
class PdfReading {
public:
    PdfReading(std::string_view bytes, Limits const& limits) : limits_{limits}, painter_{bytes, limits} {}

    [[nodiscard]] base::Result<PageParts> read(PdfPage page, int number)
    {
        if (is_scan(page))
            return read_scan(page.content, number);
        auto const pictures = page.content.pictures;
        auto const least = large_picture * page.content.width * page.content.height;
        auto parts = understand(std::move(page.content), number);
        for (auto const& box : pictures)
            if (area_of(box) >= least)
                if (auto const added = add_picture(parts, box); !added)
                    return tl::unexpected(added.error());
        return parts;
    }

private:
    base::Result<PageParts> read_scan(PageContent const& content, int number)
    {
        auto const drawn = painter_.draw(number, {0, 0, content.width, content.height});
        if (!drawn)
            return tl::unexpected(drawn.error());
        return recognise_page(drawn->picture.get(), number, drawn->dots_per_inch, limits_);
    }

    // The tables in a picture amid text; a picture without any stays a picture.
    base::Result<void> add_picture(PageParts& parts, Box const& box)
    {
        auto const drawn = painter_.draw(parts.number, box);
        if (!drawn)
            return tl::unexpected(drawn.error());
        if (!shows_table(drawn->picture.get())) {
            parts.pictures.push_back({.at = base::page_place(parts.number, box),
                                      .width = pixGetWidth(drawn->picture.get()),
                                      .height = pixGetHeight(drawn->picture.get())});
            return {};
        }
        auto read = recognise_page(drawn->picture.get(), parts.number, drawn->dots_per_inch, limits_);
        if (!read)
            return tl::unexpected(read.error());
        for (auto& table : read->tables)
            parts.tables.push_back(moved(std::move(table), box.left, box.top));
        return {};
    }

    Limits const& limits_;
    PagePainter painter_;
};

}  // namespace

base::Result<Document> read_pdf(std::string_view bytes, Limits const& limits)
{
    if (bytes.size() > limits.file_bytes)
        return tl::unexpected(over_limit("file_bytes", limits.file_bytes));
    auto file = PdfFile::open(bytes, limits);
    if (!file)
        return tl::unexpected(file.error());
    PdfReading reading{bytes, limits};
    std::vector<PageParts> pages;
    std::size_t cells = 0;
    for (int number = 1; number <= file->pages(); ++number) {
        auto page = file->read(number);
        if (!page)
            return tl::unexpected(page.error());
        auto parts = reading.read(std::move(*page), number);
        if (!parts)
            return tl::unexpected(parts.error());
        for (auto const& table : parts->tables)
            cells += table.cells.size();
        if (cells > limits.elements)
            return tl::unexpected(over_limit("elements", limits.elements));
        pages.push_back(std::move(*parts));
    }
    return Document{.format = "pdf", .title = file->title(), .blocks = lay_out(std::move(pages))};
}

}  // namespace document
