#include "document/write/qr_code.hpp"

#include "base/ensure.hpp"
#include "document/write/pdf_text.hpp"

#include <memory>
#include <qrencode.h>

namespace document {
namespace {

struct FreeCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

constexpr int quiet_modules = 4;      // ISO/IEC 18004: on each side
constexpr int pixels_per_module = 6;  // sharp in print at 20 mm

cairo_status_t append_bytes(void* png, unsigned char const* data, unsigned int length)
{
    static_cast<std::string*>(png)->append(reinterpret_cast<char const*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

void draw(cairo_t* cairo, QRcode const& code)
{
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    for (int row = 0; row < code.width; ++row)
        for (int column = 0; column < code.width; ++column)
            if ((code.data[row * code.width + column] & 1U) != 0)
                cairo_rectangle(cairo, (column + quiet_modules) * pixels_per_module, (row + quiet_modules) * pixels_per_module, pixels_per_module,
                                pixels_per_module);
    cairo_fill(cairo);
}

}  // namespace

Picture qr_code(std::string_view text, double print_width, std::string caption)
{
    std::string const terminated{text};
    std::unique_ptr<QRcode, FreeCode> const code{QRcode_encodeString8bit(terminated.c_str(), 0, QR_ECLEVEL_M)};
    base::ensure(code != nullptr, "the text fits into a QR code");
    auto const side = (code->width + 2 * quiet_modules) * pixels_per_module;
    SurfacePtr const surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24, side, side)};
    {
        CairoPtr const cairo{cairo_create(surface.get())};
        cairo_set_antialias(cairo.get(), CAIRO_ANTIALIAS_NONE);
        draw(cairo.get(), *code);
    }
    Picture picture{.at = {}, .width = side, .height = side, .bytes = {}, .print_width = print_width, .caption = std::move(caption)};
    base::ensure(cairo_surface_write_to_png_stream(surface.get(), append_bytes, &picture.bytes) == CAIRO_STATUS_SUCCESS, "cairo writes a PNG");
    return picture;
}

}  // namespace document
