#include "document/write/write_pdf.hpp"

#include "base/ensure.hpp"
#include "document/write/official_page.hpp"
#include "document/write/pdf_blocks.hpp"
#include "document/write/pdf_pages.hpp"
#include "document/write/pdf_tags.hpp"
#include "document/write/pdf_text.hpp"

#include <cairo-pdf.h>

namespace document {
namespace {

namespace page = official_page;

cairo_status_t append_bytes(void* pdf, unsigned char const* data, unsigned int length)
{
    static_cast<std::string*>(pdf)->append(reinterpret_cast<char const*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

base::Result<SetText> set_mark(std::string const& text, TextSetter const& setter)
{
    constexpr double size = 96;
    auto layout = setter.set(text, {.face = Face::title, .size = size, .width = page::width, .alignment = PANGO_ALIGN_CENTER});
    if (!layout)
        return tl::unexpected{layout.error()};
    return SetText{.layout = std::move(*layout), .tag = {}, .size = size, .left = -page::width / 2};
}

base::Result<void> draw(cairo_t* cairo, Document const& document, std::vector<CellTag>& cells)
{
    TextSetter const setter{cairo};
    if (auto const digits = setter.set("— 0123456789", {.face = Face::page_number, .size = page::page_number_size, .width = page::text_width}); !digits)
        return tl::unexpected{digits.error()};
    auto const blocks = set_blocks(document, setter);
    if (!blocks)
        return tl::unexpected{blocks.error()};
    auto mark = set_mark(document.page_mark, setter);
    if (!mark)
        return tl::unexpected{mark.error()};
    PdfPages pages{cairo, setter, document.page_mark.empty() ? nullptr : &*mark};
    {
        TagScope const tag{cairo, "Document"};
        if (auto drawn = pages.draw(*blocks); !drawn)
            return drawn;
    }
    cells = pages.cell_tags();
    return {};
}

}  // namespace

base::Result<std::string> write_pdf(Document const& document)
{
    std::string pdf;
    SurfacePtr const surface{cairo_pdf_surface_create_for_stream(append_bytes, &pdf, page::width, page::height)};
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
    describe_pdf(surface.get(), document.title);
    std::vector<CellTag> cells;
    {
        CairoPtr const cairo{cairo_create(surface.get())};
        if (auto const drawn = draw(cairo.get(), document, cells); !drawn)
            return tl::unexpected{drawn.error()};
        cairo_show_page(cairo.get());
        base::ensure(cairo_status(cairo.get()) == CAIRO_STATUS_SUCCESS, "cairo draws what it is given");
    }
    cairo_surface_finish(surface.get());
    base::ensure(cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS, "cairo writes what was drawn");
    return complete_pdf(pdf, document.title, cells);
}

}  // namespace document
