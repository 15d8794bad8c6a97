#include "document/page/page_pictures.hpp"

#include "base/utf8.hpp"
#include "document/page/exif_turn.hpp"
#include "document/page/page_picture.hpp"
#include "document/page/page_recognition.hpp"
#include "document/page/pdf_content.hpp"
#include "document/page/picture_file.hpp"
#include "document/page/refusals.hpp"
#include "document/page/text_lines.hpp"

#include <algorithm>
#include <cmath>

namespace document::page {
namespace {

constexpr float points_an_inch = 72;
constexpr float a4_short = 595;
constexpr float a4_long = 842;
constexpr int coarsest = 50;
constexpr int finest_read = 300;

PixPtr upright(PixPtr pix, int orientation)
{
    auto const turned = [](Pix* picture, int quarters) { return PixPtr{quarters == 0 ? pixClone(picture) : pixRotateOrth(picture, quarters)}; };
    switch (orientation) {
    case 2: return PixPtr{pixFlipLR(nullptr, pix.get())};
    case 3: return turned(pix.get(), 2);
    case 4: return PixPtr{pixFlipTB(nullptr, pix.get())};
    case 5: return PixPtr{pixFlipLR(nullptr, turned(pix.get(), 1).get())};
    case 6: return turned(pix.get(), 1);
    case 7: return PixPtr{pixFlipLR(nullptr, turned(pix.get(), 3).get())};
    case 8: return turned(pix.get(), 3);
    default: return pix;
    }
}

// As much of an A4 page, upright or on its side, as the picture's shape allows.
Box page_of(Pix* picture)
{
    auto const width = static_cast<float>(pixGetWidth(picture));
    auto const height = static_cast<float>(pixGetHeight(picture));
    auto const is_wide = width > height;
    auto const scale = std::min((is_wide ? a4_long : a4_short) / width, (is_wide ? a4_short : a4_long) / height);
    return {0, 0, width * scale, height * scale};
}

base::Result<std::vector<PixPtr>> pictures_of(std::string_view bytes, Limits const& limits)
{
    auto pictures = decode_picture(bytes, limits);
    if (!pictures)
        return pictures;
    auto const orientation = exif_orientation(bytes);
    for (auto& picture : *pictures) {
        PixPtr const opaque{pixRemoveAlpha(picture.get())};  // what a transparent part hides is never shown
        picture = upright(PixPtr{pixConvertTo32(opaque.get())}, orientation);
        if (!picture)
            return tl::unexpected(damaged("picture"));
    }
    return pictures;
}

base::Error no_page()
{
    return {base::ErrorKind::not_found, "document.no-such-page", "the file has no such page", {}};
}

Picture sized(int page, Box const& box)
{
    return {.at = base::page_place(page, box)};
}

base::Result<Document> as_png(Pix* pix, int page, Box const& box)
{
    l_uint8* data = nullptr;
    std::size_t size = 0;
    if (pixWriteMemPng(&data, &size, pix, 0) != 0)
        return tl::unexpected(damaged("picture"));
    auto picture = sized(page, box);
    picture.width = pixGetWidth(pix);
    picture.height = pixGetHeight(pix);
    picture.bytes.assign(reinterpret_cast<char const*>(data), size);
    lept_free(data);
    return Document{.format = "pages", .blocks = {std::move(picture)}};
}

base::Result<int> dots_within(Box const& box, int wanted, Limits const& limits)
{
    auto const area = std::max(width_of(box), 1.0F) * std::max(height_of(box), 1.0F) / (points_an_inch * points_an_inch);
    auto const dots = std::min(wanted, static_cast<int>(std::sqrt(static_cast<float>(limits.pixels) / area)));
    if (dots < coarsest)
        return tl::unexpected(over_limit("pixels", limits.pixels));
    return dots;
}

Cell character_cell(Table& line, std::string text, Box const& box, int page)
{
    return {.row = 0, .column = static_cast<int>(line.cells.size()), .text = std::move(text), .at = base::page_place(page, box)};
}

Table closed(Table line, int page)
{
    Box around{};
    for (auto const& cell : line.cells) {
        auto const& box = cell.at.box;
        around = &cell == line.cells.data() ? box : Box{std::min(around.left, box.left), std::min(around.top, box.top),
                                                        std::max(around.right, box.right), std::max(around.bottom, box.bottom)};
    }
    line.at = base::page_place(page, around);
    line.rows = 1;
    line.columns = static_cast<int>(line.cells.size());
    return line;
}

// Where the box stands on the page before it was turned clockwise; `width` and `height` are those of the turned page.
Box turned_back(Box const& box, int degrees, float width, float height)
{
    switch (degrees) {
    case 90: return {box.top, width - box.right, box.bottom, width - box.left};
    case 180: return {width - box.right, height - box.bottom, width - box.left, height - box.top};
    case 270: return {height - box.bottom, box.left, height - box.top, box.right};
    default: return box;
    }
}

Table line_of(std::vector<Glyph> const& glyphs, PdfPage const& page, int number)
{
    Table line;
    Glyph const* before = nullptr;
    for (auto const& glyph : glyphs) {
        auto const place = [&](Box const& box) { return turned_back(box, page.turned, page.content.width, page.content.height); };
        if (before != nullptr && are_apart(*before, glyph)) {
            auto gap = box_of(glyph);
            gap.right = std::exchange(gap.left, before->right);
            line.cells.push_back(character_cell(line, " ", place(gap), number));
        }
        std::string text;
        base::append_utf8(text, glyph.character);
        line.cells.push_back(character_cell(line, std::move(text), place(box_of(glyph)), number));
        before = &glyph;
    }
    return closed(std::move(line), number);
}

// The recogniser gives the box of a line: its characters are spread over it by their width, and each gets a little more.
Table spread(std::string_view text, Box const& box, int page)
{
    auto const weight = [](char32_t c) { return c < 0x2000 ? 0.55F : 1.0F; };
    float total = 0;
    for (std::size_t at = 0; at < text.size();)
        total += weight(base::next_code_point(text, at));
    Table line;
    line.recognised = true;
    auto left = box.left;
    auto const room = height_of(box) / 2;
    for (std::size_t at = 0; at < text.size();) {
        auto const begin = at;
        auto const right = left + width_of(box) * weight(base::next_code_point(text, at)) / total;
        Box const place{std::max(left - room, box.left), box.top, std::min(right + room, box.right), box.bottom};
        line.cells.push_back(character_cell(line, std::string{text.substr(begin, at - begin)}, place, page));
        left = right;
    }
    return closed(std::move(line), page);
}

// What the recogniser read on the page that it made upright, laid back on the page as it is.
base::Result<Document> recognised_lines(Pix* picture, int page, Box const& box, Limits const& limits)
{
    auto const dots = static_cast<int>(std::lround(static_cast<float>(pixGetWidth(picture)) * points_an_inch / width_of(box)));
    auto const read = recognise_page(picture, page, dots, limits);
    if (!read)
        return tl::unexpected(read.error());
    Document lines{.format = "lines"};
    if (read->width <= 0 || read->height <= 0)
        return lines;
    auto const across = width_of(box) / read->width;
    auto const down = height_of(box) / read->height;
    constexpr float alike = 0.05F;
    auto const is_turned = std::abs(across / down - 1) > alike;
    auto const add = [&](std::string const& text, Box const& at) {
        if (text.empty())
            return;
        auto line = spread(text, {at.left * across, at.top * down, at.right * across, at.bottom * down}, page);
        line.columns_are = is_turned ? Columns::ragged : Columns::exact;
        lines.blocks.emplace_back(std::move(line));
    };
    for (auto const& line : read->lines)
        for (auto const& chunk : line.chunks)
            add(chunk.text, chunk.box);
    for (auto const& table : read->tables)
        for (auto const& cell : table.cells)
            add(cell.text, cell.at.box);
    return lines;
}

// A picture amid the text, large enough to hold text of its own that nobody has recognised.
bool shows_more_in_pictures(PdfPage const& page)
{
    constexpr float large = 0.05F;  // of the page
    auto const least = large * page.content.width * page.content.height;
    return !page.text_is_recognised &&
           std::ranges::any_of(page.content.pictures, [least](Box const& box) { return width_of(box) * height_of(box) >= least; });
}

base::Result<Document> pdf_lines(std::string_view bytes, int page, Limits const& limits)
{
    auto file = PdfFile::open(bytes, limits);
    if (!file)
        return tl::unexpected(file.error());
    if (page < 1 || page > file->pages())
        return tl::unexpected(no_page());
    auto const read = file->read(page);
    if (!read)
        return tl::unexpected(read.error());
    Document lines{.format = "lines"};
    if (!read->text_is_unmapped)
        for (auto const& line : glyph_lines(read->content.glyphs))
            lines.blocks.emplace_back(line_of(line, *read, page));
    if (!lines.blocks.empty() && !shows_more_in_pictures(*read))
        return lines;
    PagePainter painter{bytes, limits};
    auto const box = painter.measure(page);
    auto const dots = box ? dots_within(*box, finest_read, limits) : tl::unexpected(box.error());
    if (!dots)
        return tl::unexpected(dots.error());
    auto const drawn = painter.draw(page, *dots);
    auto recognised = drawn ? recognised_lines(drawn->picture.get(), page, *box, limits) : tl::unexpected(drawn.error());
    if (recognised)
        recognised->blocks.insert(recognised->blocks.begin(), lines.blocks.begin(), lines.blocks.end());
    return recognised;
}

}  // namespace

base::Result<Document> measure_pages(PageFormat format, std::string_view bytes, Limits const& limits)
{
    Document pages{.format = "pages"};
    if (format == PageFormat::picture) {
        auto const pictures = pictures_of(bytes, limits);
        if (!pictures)
            return tl::unexpected(pictures.error());
        for (auto const& picture : *pictures)
            pages.blocks.emplace_back(sized(static_cast<int>(pages.blocks.size()) + 1, page_of(picture.get())));
        return pages;
    }
    auto const file = PdfFile::open(bytes, limits);
    if (!file)
        return tl::unexpected(file.error());
    PagePainter painter{bytes, limits};
    for (int page = 1; page <= file->pages(); ++page) {
        auto const box = painter.measure(page);
        if (!box)
            return tl::unexpected(box.error());
        pages.blocks.emplace_back(sized(page, *box));
    }
    return pages;
}

base::Result<Document> draw_page(PageFormat format, std::string_view bytes, PageDrawing const& wanted, Limits const& limits)
{
    if (format == PageFormat::pdf) {
        if (auto const file = PdfFile::open(bytes, limits); !file)
            return tl::unexpected(file.error());
        PagePainter painter{bytes, limits};
        auto const box = painter.measure(wanted.page);
        auto const dots = box ? dots_within(*box, wanted.dots_per_inch, limits) : tl::unexpected(box.error());
        if (!dots)
            return tl::unexpected(dots.error());
        auto const drawn = painter.draw(wanted.page, *dots);
        return drawn ? as_png(drawn->picture.get(), wanted.page, *box) : tl::unexpected(drawn.error());
    }
    auto const pictures = pictures_of(bytes, limits);
    if (!pictures)
        return tl::unexpected(pictures.error());
    if (wanted.page < 1 || static_cast<std::size_t>(wanted.page) > pictures->size())
        return tl::unexpected(no_page());
    auto* const picture = (*pictures)[static_cast<std::size_t>(wanted.page) - 1].get();
    auto const box = page_of(picture);
    auto const scale = width_of(box) / points_an_inch * static_cast<float>(wanted.dots_per_inch) / static_cast<float>(pixGetWidth(picture));
    PixPtr const scaled{scale < 1 ? pixScale(picture, scale, scale) : pixClone(picture)};
    return scaled ? as_png(scaled.get(), wanted.page, box) : tl::unexpected(damaged("picture"));
}

base::Result<Document> read_page_lines(PageFormat format, std::string_view bytes, int page, Limits const& limits)
{
    if (format == PageFormat::pdf)
        return pdf_lines(bytes, page, limits);
    auto const pictures = pictures_of(bytes, limits);
    if (!pictures)
        return tl::unexpected(pictures.error());
    if (page < 1 || static_cast<std::size_t>(page) > pictures->size())
        return tl::unexpected(no_page());
    auto* const picture = (*pictures)[static_cast<std::size_t>(page) - 1].get();
    return recognised_lines(picture, page, page_of(picture), limits);
}

}  // namespace document::page
