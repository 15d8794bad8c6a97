#include "document/page/page_picture.hpp"
#include "document/page/refusals.hpp"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>

namespace document::page {
namespace {

constexpr int finest = 300;
constexpr int coarsest = 100;

void ignore_message(std::string const& /*message*/, void* /*data*/) {}

PixPtr to_pix(poppler::image const& image)
{
    PixPtr pix{pixCreate(image.width(), image.height(), 32)};
    for (int y = 0; pix && y < image.height(); ++y) {
        auto const* from = reinterpret_cast<unsigned char const*>(image.const_data()) + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
        auto* to = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
        for (int x = 0; x < image.width(); ++x, from += 3)
            composeRGBPixel(from[0], from[1], from[2], to + x);
    }
    return pix;
}

// As the page is shown.
Box box_of(poppler::page const& page)
{
    auto const size = page.page_rect();
    auto const on_its_side = page.orientation() == poppler::page::landscape || page.orientation() == poppler::page::seascape;
    auto const width = static_cast<float>(on_its_side ? size.height() : size.width());
    auto const height = static_cast<float>(on_its_side ? size.width() : size.height());
    return {0, 0, width, height};
}

base::Result<Rendering> rendered(poppler::page const& page, Box const& part, int dots)
{
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_rgb24);
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    auto const pixels = [&](float points) { return static_cast<int>(std::lround(points * static_cast<float>(dots) / 72)); };
    auto const image = renderer.render_page(&page, dots, dots, pixels(part.left), pixels(part.top),
                                            std::max(pixels(width_of(part)), 1), std::max(pixels(height_of(part)), 1));
    Rendering rendering{image.is_valid() ? to_pix(image) : nullptr, dots};
    if (!rendering.picture)
        return tl::unexpected(damaged("PDF"));
    return rendering;
}

}  // namespace

struct PagePainter::State {
    std::string_view bytes;
    Limits limits;
    std::unique_ptr<poppler::document> document;

    std::unique_ptr<poppler::page> open(int page);
};

PagePainter::PagePainter(std::string_view bytes, Limits const& limits)
    : state_{std::make_unique<State>(State{bytes, limits, nullptr})}
{
}

PagePainter::~PagePainter() = default;

std::unique_ptr<poppler::page> PagePainter::State::open(int page)
{
    if (!document) {
        poppler::set_debug_error_function(ignore_message, nullptr);
        document.reset(poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    }
    return std::unique_ptr<poppler::page>{document ? document->create_page(page - 1) : nullptr};
}

base::Result<Rendering> PagePainter::draw(int page, Box const& part)
{
    auto const area = std::max(width_of(part), 1.0F) * std::max(height_of(part), 1.0F) / (72.0F * 72.0F);
    auto const most = std::sqrt(static_cast<float>(state_->limits.pixels) / area);
    auto const dots = std::min(finest, static_cast<int>(most));
    if (dots < coarsest)
        return tl::unexpected(over_limit("pixels", state_->limits.pixels));
    auto const source = state_->open(page);
    if (!source)
        return tl::unexpected(damaged("PDF"));
    return rendered(*source, part, dots);
}

base::Result<Rendering> PagePainter::draw(int page, int dots_per_inch)
{
    auto const source = state_->open(page);
    if (!source)
        return tl::unexpected(damaged("PDF"));
    return rendered(*source, box_of(*source), dots_per_inch);
}

base::Result<Box> PagePainter::measure(int page)
{
    auto const source = state_->open(page);
    if (!source)
        return tl::unexpected(damaged("PDF"));
    return box_of(*source);
}

}  // namespace document::page
