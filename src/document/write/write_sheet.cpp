#include "document/write/write_sheet.hpp"

#include "base/ensure.hpp"
#include "document/write/official_page.hpp"
#include "document/write/pdf_tags.hpp"
#include "document/write/pdf_text.hpp"

#include <cairo-pdf.h>

namespace document {
namespace {

constexpr double mm = official_page::points_per_mm;
constexpr double line_spacing = 1.4;
constexpr double frame_width = 0.6;

cairo_status_t append_bytes(void* pdf, unsigned char const* data, unsigned int length)
{
    static_cast<std::string*>(pdf)->append(reinterpret_cast<char const*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

PangoAlignment to_pango(Alignment alignment)
{
    switch (alignment) {
    case Alignment::right: return PANGO_ALIGN_RIGHT;
    case Alignment::centre: return PANGO_ALIGN_CENTER;
    case Alignment::left:
    case Alignment::automatic: return PANGO_ALIGN_LEFT;
    }
    return PANGO_ALIGN_LEFT;
}

base::Result<void> draw_text(cairo_t* cairo, SheetText const& text)
{
    TextSetter const setter{cairo};
    auto const layout = setter.set(text.text, {.face = Face::body, .size = text.size, .width = text.width * mm, .alignment = to_pango(text.alignment)});
    if (!layout)
        return tl::unexpected{layout.error()};
    TagScope const tag{cairo, "P"};
    auto baseline = text.top * mm + text.size;
    for (int line = 0; line < line_count(layout->get()); ++line, baseline += line_spacing * text.size)
        draw_line(cairo, layout->get(), line, text.left * mm, baseline);
    return {};
}

base::Result<void> draw(cairo_t* cairo, PlacedSheet const& sheet)
{
    TagScope const tag{cairo, "Document"};
    for (auto const& text : sheet.texts)
        if (auto drawn = draw_text(cairo, text); !drawn)
            return drawn;
    for (auto const& frame : sheet.frames)
        cairo_rectangle(cairo, frame.left * mm, frame.top * mm, frame.width * mm, frame.height * mm);
    cairo_set_line_width(cairo, frame_width);
    cairo_stroke(cairo);
    return {};
}

}  // namespace

base::Result<std::string> write_sheet(PlacedSheet const& sheet)
{
    std::string pdf;
    SurfacePtr const surface{cairo_pdf_surface_create_for_stream(append_bytes, &pdf, sheet.width * mm, sheet.height * mm)};
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
    describe_pdf(surface.get(), sheet.title);
    {
        CairoPtr const cairo{cairo_create(surface.get())};
        if (auto const drawn = draw(cairo.get(), sheet); !drawn)
            return tl::unexpected{drawn.error()};
        cairo_show_page(cairo.get());
        base::ensure(cairo_status(cairo.get()) == CAIRO_STATUS_SUCCESS, "cairo draws what it is given");
    }
    cairo_surface_finish(surface.get());
    return complete_pdf(pdf, sheet.title, {});
}

}  // namespace document
