#include "document/redact/image_pdf.hpp"

#include "base/ensure.hpp"
#include "document/page/pix.hpp"
#include "document/page/refusals.hpp"
#include "document/write/pdf_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <span>

#define POINTERHOLDER_TRANSITION 4  // its own name for: use std::shared_ptr
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace document {
namespace {

using page::PixPtr;

constexpr int jpeg_quality = 80;
constexpr double largest_reason = 12;  // points
constexpr double smallest_reason = 3;

struct Source {
    std::string_view rest;

    static cairo_status_t read(void* closure, unsigned char* data, unsigned length)
    {
        auto& rest = static_cast<Source*>(closure)->rest;
        if (rest.size() < length)
            return CAIRO_STATUS_READ_ERROR;
        std::memcpy(data, rest.data(), length);
        rest.remove_prefix(length);
        return CAIRO_STATUS_SUCCESS;
    }
};

// White on the black, as large as the box allows.
base::Result<void> write_reason(cairo_t* cairo, Blackout const& blackout)
{
    auto const width = static_cast<double>(blackout.box.right - blackout.box.left);
    auto const height = static_cast<double>(blackout.box.bottom - blackout.box.top);
    TextSetter const setter{cairo};
    auto const size_of = [&](double size) -> base::Result<std::pair<LayoutPtr, PangoRectangle>> {
        auto layout = setter.set(blackout.reason, {.face = Face::heading, .size = size, .width = 10'000});
        if (!layout)
            return tl::unexpected(layout.error());
        PangoRectangle ink;
        pango_layout_get_pixel_extents(layout->get(), &ink, nullptr);
        return std::pair{std::move(*layout), ink};
    };
    auto const at_one = size_of(100);
    if (!at_one)
        return tl::unexpected(at_one.error());
    auto const& measured = at_one->second;
    auto const fits = 100 * 0.9 * std::min(width / std::max(measured.width, 1), height / std::max(measured.height, 1));
    auto const size = std::min(fits, largest_reason);
    if (size < smallest_reason)
        return {};  // nobody could read it; the list at the end tells it
    auto const set = size_of(size);
    if (!set)
        return tl::unexpected(set.error());
    auto const& [layout, ink] = *set;
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_move_to(cairo, blackout.box.left + (width - ink.width) / 2 - ink.x, blackout.box.top + (height - ink.height) / 2 - ink.y);
    pango_cairo_show_layout(cairo, layout.get());
    return {};
}

// Whole pixels, and all that the box touches.
void paint_black(cairo_t* cairo, base::Box const& box, double pixels_a_point)
{
    auto const left = std::floor(box.left * pixels_a_point);
    auto const top = std::floor(box.top * pixels_a_point);
    auto const right = std::ceil(box.right * pixels_a_point);
    auto const bottom = std::ceil(box.bottom * pixels_a_point);
    cairo_save(cairo);
    cairo_identity_matrix(cairo);
    cairo_set_antialias(cairo, CAIRO_ANTIALIAS_NONE);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    cairo_rectangle(cairo, left, top, right - left, bottom - top);
    cairo_fill(cairo);
    cairo_restore(cairo);
}

PixPtr to_pix(cairo_surface_t* surface)
{
    cairo_surface_flush(surface);
    auto const width = cairo_image_surface_get_width(surface);
    auto const height = cairo_image_surface_get_height(surface);
    auto const stride = cairo_image_surface_get_stride(surface);
    PixPtr pix{pixCreate(width, height, 32)};
    for (int y = 0; pix && y < height; ++y) {
        std::span const row{reinterpret_cast<std::uint32_t const*>(cairo_image_surface_get_data(surface) + static_cast<std::ptrdiff_t>(y) * stride),
                            static_cast<std::size_t>(width)};
        auto* to = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
        for (auto const pixel : row)
            *to++ = pixel << 8U;  // leptonica: red, green, blue, nothing
    }
    // Grey where nothing has a colour: a third of the bytes.
    l_int32 is_coloured = 0;
    l_float32 part = 0;
    l_float32 colour = 0;
    if (pix && pixColorFraction(pix.get(), 40, 224, 24, 4, &part, &colour) == 0)
        is_coloured = part * colour > 0.0005F ? 1 : 0;
    return !pix || is_coloured != 0 ? std::move(pix) : PixPtr{pixConvertRGBToGray(pix.get(), 0, 0, 0)};
}

base::Result<PixPtr> painted(std::string_view png, base::Box const& size, std::vector<Blackout> const& blackouts)
{
    Source source{png};
    SurfacePtr const picture{cairo_image_surface_create_from_png_stream(Source::read, &source)};
    if (cairo_surface_status(picture.get()) != CAIRO_STATUS_SUCCESS)
        return tl::unexpected(page::damaged("picture"));
    auto const width = cairo_image_surface_get_width(picture.get());
    auto const height = cairo_image_surface_get_height(picture.get());
    SurfacePtr const surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)};
    CairoPtr const cairo{cairo_create(surface.get())};
    cairo_set_source_surface(cairo.get(), picture.get(), 0, 0);
    cairo_paint(cairo.get());
    auto const across = width / static_cast<double>(size.right - size.left);
    auto const down = height / static_cast<double>(size.bottom - size.top);
    auto const pixels_a_point = std::max(across, down);  // they differ by what a whole pixel rounds
    cairo_scale(cairo.get(), across, down);
    for (auto const& blackout : blackouts)
        paint_black(cairo.get(), blackout.box, pixels_a_point);
    for (auto const& blackout : blackouts)
        if (auto const written = write_reason(cairo.get(), blackout); !written)
            return tl::unexpected(written.error());
    auto pix = to_pix(surface.get());
    base::ensure(pix != nullptr && cairo_status(cairo.get()) == CAIRO_STATUS_SUCCESS, "cairo draws what it is given");
    return pix;
}

struct CompressedDestroy {
    void operator()(L_Compressed_Data* data) const { l_CIDataDestroy(&data); }
};

// The picture as PDF stores it.
QPDFObjectHandle image_of(QPDF& pdf, Pix* pix)
{
    l_int32 encoding = L_FLATE_ENCODE;
    selectDefaultPdfEncoding(pix, &encoding);
    L_Compressed_Data* made = nullptr;
    pixGenerateCIData(pix, encoding == L_JPEG_ENCODE ? L_JPEG_ENCODE : L_FLATE_ENCODE, jpeg_quality, 0, &made);
    std::unique_ptr<L_Compressed_Data, CompressedDestroy> const data{made};
    base::ensure(data != nullptr && data->ncolors == 0, "a picture that was drawn can be stored");
    auto const colours = data->spp == 3 ? 3 : 1;
    auto image = QPDFObjectHandle::newStream(&pdf);
    auto filter = QPDFObjectHandle::newName(data->type == L_JPEG_ENCODE ? "/DCTDecode" : "/FlateDecode");
    auto parameters = QPDFObjectHandle::newNull();
    if (data->predictor != 0)
        parameters = QPDFObjectHandle::parse(fmt::format("<< /Predictor 14 /Colors {} /BitsPerComponent {} /Columns {} >>", colours, data->bps, data->w));
    image.replaceStreamData(std::string{reinterpret_cast<char const*>(data->datacomp), data->nbytescomp}, filter, parameters);
    auto dictionary = image.getDict();
    for (auto const& [key, value] : std::initializer_list<std::pair<char const*, int>>{{"/Width", data->w}, {"/Height", data->h}, {"/BitsPerComponent", data->bps}})
        dictionary.replaceKey(key, QPDFObjectHandle::newInteger(value));
    dictionary.replaceKey("/Type", QPDFObjectHandle::newName("/XObject"));
    dictionary.replaceKey("/Subtype", QPDFObjectHandle::newName("/Image"));
    dictionary.replaceKey("/ColorSpace", QPDFObjectHandle::newName(colours == 3 ? "/DeviceRGB" : "/DeviceGray"));
    return image;
}

}  // namespace

struct ImagePdf::State {
    QPDF pdf;
};

ImagePdf::ImagePdf() : state_{std::make_unique<State>()}
{
    state_->pdf.emptyPDF();
}

ImagePdf::~ImagePdf() = default;

base::Result<void> ImagePdf::add(std::string_view png, base::Box const& page, std::vector<Blackout> const& blackouts)
{
    auto const pix = painted(png, page, blackouts);
    if (!pix)
        return tl::unexpected(pix.error());
    auto& pdf = state_->pdf;
    auto const width = page.right - page.left;
    auto const height = page.bottom - page.top;
    auto const image = pdf.makeIndirectObject(image_of(pdf, pix->get()));
    auto const contents = QPDFObjectHandle::newStream(&pdf, fmt::format("q {:.2f} 0 0 {:.2f} 0 0 cm /P Do Q", width, height));
    auto object = QPDFObjectHandle::parse(fmt::format("<< /Type /Page /MediaBox [0 0 {:.2f} {:.2f}] /Resources << /XObject << >> >> >>", width, height));
    object.getKey("/Resources").getKey("/XObject").replaceKey("/P", image);
    object.replaceKey("/Contents", contents);
    QPDFPageDocumentHelper{pdf}.addPage(pdf.makeIndirectObject(object), false);
    return {};
}

std::string ImagePdf::finish()
{
    QPDFWriter writer{state_->pdf};
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setDecodeLevel(qpdf_dl_none);
    writer.setMinimumPDFVersion("1.5");
    writer.write();
    auto const bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<char const*>(bytes->getBuffer()), bytes->getSize()};
}

}  // namespace document
