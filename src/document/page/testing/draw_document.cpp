#include "document/page/testing/draw_document.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace document::page::testing {
namespace {

constexpr double page_width = 595.28;
constexpr double page_height = 841.89;
constexpr double margin = 72;
constexpr double padding = 2.5;

// Draws downwards; asks for a new page when one is full.
class Pen {
public:
    Pen(DrawStyle const& style, std::function<cairo_t*()> next_page) : style_{style}, next_page_{std::move(next_page)}
    {
        start_page();
    }

    void write(std::string const& text, double size, bool centred, double indent)
    {
        auto* layout = make_layout(text, size, page_width - 2 * margin);
        pango_layout_set_indent(layout, static_cast<int>(indent * PANGO_SCALE));
        pango_layout_set_alignment(layout, centred ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
        pango_layout_set_spacing(layout, static_cast<int>(size * 0.5 * PANGO_SCALE));
        for (int line = 0; line < pango_layout_get_line_count(layout); ++line) {
            PangoRectangle box;
            auto* words = pango_layout_get_line_readonly(layout, line);
            pango_layout_line_get_extents(words, nullptr, &box);
            auto const height = static_cast<double>(box.height) / PANGO_SCALE;
            make_room(height);
            auto const width = static_cast<double>(box.width) / PANGO_SCALE;
            auto const left = centred ? (page_width - width) / 2 : margin + (line == 0 ? indent : 0);
            cairo_move_to(cairo_, left, y_ - static_cast<double>(box.y) / PANGO_SCALE);
            pango_cairo_show_layout_line(cairo_, words);
            y_ += height * 1.3;
        }
        y_ += size * 0.2;
        g_object_unref(layout);
    }

    void draw(Table const& table)
    {
        std::vector<double> xs{margin};
        double sum = 0;
        for (int column = 0; column < table.columns; ++column)
            sum += width_of(table, column);
        for (int column = 0; column < table.columns; ++column)
            xs.push_back(xs.back() + width_of(table, column) / sum * (page_width - 2 * margin));
        auto const heights = row_heights(table, xs);
        double head = 0;  // the header stays with two rows
        for (int row = 0; row < std::min(table.header_rows + 2, table.rows); ++row)
            head += heights[at(row)];
        make_room(head);
        int from = 0;
        while (from < table.rows) {
            auto top = y_;
            if (from > 0 && style_.repeat_header && table.header_rows > 0) {
                draw_rows(table, xs, heights, 0, table.header_rows);
                top = y_;
            }
            auto to = from;
            while (to < table.rows && (top += heights[static_cast<std::size_t>(to)]) < page_height - margin)
                ++to;
            draw_rows(table, xs, heights, from, to);
            from = to;
            if (from < table.rows)
                start_page();
        }
        y_ += 12;
    }

private:
    void start_page()
    {
        cairo_ = next_page_();
        ++page_;
        cairo_set_source_rgb(cairo_, 0, 0, 0);
        if (!style_.running_header.empty())
            write_at(style_.running_header, 9, 40);
        if (style_.page_numbers)
            write_at("— " + std::to_string(page_) + " —", 10, page_height - 45);
        y_ = margin;
    }
    void write_at(std::string const& text, double size, double y)
    {
        y_ = y;
        auto* layout = make_layout(text, size, page_width - 2 * margin);
        pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
        cairo_move_to(cairo_, margin, y);
        pango_cairo_show_layout(cairo_, layout);
        g_object_unref(layout);
    }
    void make_room(double height)
    {
        if (y_ + height > page_height - margin)
            start_page();
    }
    PangoLayout* make_layout(std::string const& text, double size, double width)
    {
        auto* layout = pango_cairo_create_layout(cairo_);
        pango_cairo_context_set_resolution(pango_layout_get_context(layout), 72);
        auto* font = pango_font_description_from_string(style_.face.c_str());
        pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
        pango_layout_set_font_description(layout, font);
        pango_font_description_free(font);
        pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
        pango_layout_set_text(layout, text.c_str(), -1);
        return layout;
    }
    static double width_of(Table const& table, int column)
    {
        return table.column_widths.empty() ? 1 : table.column_widths[static_cast<std::size_t>(column)];
    }
    static std::size_t at(int value) { return static_cast<std::size_t>(value); }

    std::vector<double> row_heights(Table const& table, std::vector<double> const& xs)
    {
        std::vector<double> heights(at(table.rows), style_.table_size * 1.6 + 2 * padding);
        for (auto const& cell : table.cells) {
            auto const needed = cell_height(cell, xs);
            double have = 0;
            for (int row = cell.row; row < cell.row + cell.row_span; ++row)
                have += heights[at(row)];
            if (needed > have)
                heights[at(cell.row)] += needed - have;
        }
        return heights;
    }
    double cell_height(Cell const& cell, std::vector<double> const& xs)
    {
        auto* layout = make_layout(cell.text, style_.table_size,
                                   xs[at(cell.column + cell.column_span)] - xs[at(cell.column)] - 2 * padding);
        int height = 0;
        pango_layout_get_size(layout, nullptr, &height);
        g_object_unref(layout);
        return static_cast<double>(height) / PANGO_SCALE + 2 * padding;
    }
    // A cell that spans over the break is drawn on both pages, its text on the first.
    void draw_rows(Table const& table, std::vector<double> const& xs, std::vector<double> const& heights, int from, int to)
    {
        std::map<int, double> ys{{from, y_}};
        for (int row = from; row < to; ++row)
            ys[row + 1] = ys[row] + heights[at(row)];
        cairo_set_line_width(cairo_, 0.7);
        for (auto const& cell : table.cells) {
            auto const first = std::max(cell.row, from);
            auto const last = std::min(cell.row + cell.row_span, to);
            if (first >= last)
                continue;
            auto const left = xs[at(cell.column)];
            auto const right = xs[at(cell.column + cell.column_span)];
            if (style_.lines) {
                cairo_rectangle(cairo_, left, ys[first], right - left, ys[last] - ys[first]);
                cairo_stroke(cairo_);
            }
            if (cell.row < from)
                continue;
            auto* layout = make_layout(cell.text, style_.table_size, right - left - 2 * padding);
            auto const is_figure = cell.text.size() < 8 && !cell.text.empty() && cell.text[0] < 0x3A && cell.text[0] > 0;
            pango_layout_set_alignment(layout, is_figure ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
            int height = 0;
            pango_layout_get_size(layout, nullptr, &height);
            auto const space = ys[last] - ys[first] - static_cast<double>(height) / PANGO_SCALE;
            cairo_move_to(cairo_, left + padding, ys[first] + std::max(space / 2, 0.0));
            pango_cairo_show_layout(cairo_, layout);
            g_object_unref(layout);
        }
        y_ = ys[to];
    }

    DrawStyle const& style_;
    std::function<cairo_t*()> next_page_;
    cairo_t* cairo_ = nullptr;
    double y_ = margin;
    int page_ = 0;
};

void draw(Document const& document, DrawStyle const& style, std::function<cairo_t*()> next_page)
{
    Pen pen{style, std::move(next_page)};
    for (auto const& block : document.blocks) {
        if (auto const* heading = std::get_if<Heading>(&block))
            pen.write(heading->text, heading->level == 0 ? style.text_size * 1.5 : style.text_size, heading->level == 0,
                      heading->level == 0 ? 0 : 2 * style.text_size);
        else if (auto const* paragraph = std::get_if<Paragraph>(&block))
            pen.write(paragraph->text, style.text_size, false, 2 * style.text_size);
        else if (auto const* table = std::get_if<Table>(&block))
            pen.draw(*table);
    }
}

cairo_status_t append(void* closure, unsigned char const* bytes, unsigned length)
{
    static_cast<std::string*>(closure)->append(reinterpret_cast<char const*>(bytes), length);
    return CAIRO_STATUS_SUCCESS;
}

Raster to_raster(cairo_surface_t* surface)
{
    cairo_surface_flush(surface);
    Raster raster{cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), {}};
    auto const* pixels = cairo_image_surface_get_data(surface);
    auto const stride = cairo_image_surface_get_stride(surface);
    raster.rgb.reserve(static_cast<std::size_t>(raster.width) * static_cast<std::size_t>(raster.height) * 3);
    for (int y = 0; y < raster.height; ++y)
        for (int x = 0; x < raster.width; ++x) {
            auto const* pixel = pixels + static_cast<std::ptrdiff_t>(y) * stride + static_cast<std::ptrdiff_t>(x) * 4;
            raster.rgb.insert(raster.rgb.end(), {pixel[2], pixel[1], pixel[0]});  // little endian: B G R
        }
    return raster;
}

}  // namespace

std::string draw_pdf(Document const& document, DrawStyle const& style)
{
    std::string bytes;
    auto* surface = cairo_pdf_surface_create_for_stream(append, &bytes, page_width, page_height);
    auto* cairo = cairo_create(surface);
    bool first = true;
    draw(document, style, [&] {
        if (!std::exchange(first, false))
            cairo_show_page(cairo);
        return cairo;
    });
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return bytes;
}

std::vector<Raster> draw_pages(Document const& document, DrawStyle const& style, int dots_per_inch)
{
    auto const scale = dots_per_inch / 72.0;
    std::vector<cairo_surface_t*> pages;
    std::vector<cairo_t*> contexts;
    draw(document, style, [&] {
        pages.push_back(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(page_width * scale),
                                                   static_cast<int>(page_height * scale)));
        contexts.push_back(cairo_create(pages.back()));
        cairo_set_source_rgb(contexts.back(), 1, 1, 1);
        cairo_paint(contexts.back());
        cairo_scale(contexts.back(), scale, scale);
        return contexts.back();
    });
    std::vector<Raster> rasters;
    for (std::size_t page = 0; page < pages.size(); ++page) {
        rasters.push_back(to_raster(pages[page]));
        cairo_destroy(contexts[page]);
        cairo_surface_destroy(pages[page]);
    }
    return rasters;
}

std::string scanned_pdf(std::vector<Raster> const& pages)
{
    std::string bytes;
    auto* surface = cairo_pdf_surface_create_for_stream(append, &bytes, page_width, page_height);
    auto* cairo = cairo_create(surface);
    for (auto const& page : pages) {
        auto* image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, page.width, page.height);
        auto* pixels = cairo_image_surface_get_data(image);
        auto const stride = cairo_image_surface_get_stride(image);
        for (int y = 0; y < page.height; ++y)
            for (int x = 0; x < page.width; ++x) {
                auto const from = (static_cast<std::size_t>(y) * static_cast<std::size_t>(page.width) + static_cast<std::size_t>(x)) * 3;
                auto* to = pixels + static_cast<std::ptrdiff_t>(y) * stride + static_cast<std::ptrdiff_t>(x) * 4;
                std::reverse_copy(page.rgb.begin() + static_cast<std::ptrdiff_t>(from),
                                  page.rgb.begin() + static_cast<std::ptrdiff_t>(from) + 3, to);
            }
        cairo_surface_mark_dirty(image);
        cairo_save(cairo);
        cairo_scale(cairo, page_width / page.width, page_height / page.height);
        cairo_set_source_surface(cairo, image, 0, 0);
        cairo_paint(cairo);
        cairo_restore(cairo);
        cairo_show_page(cairo);
        cairo_surface_destroy(image);
    }
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return bytes;
}

}  // namespace document::page::testing
