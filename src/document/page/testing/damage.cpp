#include "document/page/testing/damage.hpp"

#include "document/page/testing/pixel_maps.hpp"

#include <cmath>
#include <cstdlib>
#include <random>

namespace document::page::testing {
namespace {

template <class Write>
std::string written(Write write)
{
    l_uint8* data = nullptr;
    std::size_t size = 0;
    write(&data, &size);
    std::string bytes{reinterpret_cast<char const*>(data), size};
    lept_free(data);
    return bytes;
}

}  // namespace

PixPtr to_pix(Raster const& raster, int dots_per_inch)
{
    PixPtr pix{pixCreate(raster.width, raster.height, 32)};
    pixSetResolution(pix.get(), dots_per_inch, dots_per_inch);
    auto const* from = raster.rgb.data();
    for (int y = 0; y < raster.height; ++y)
        for (int x = 0; x < raster.width; ++x, from += 3)
            composeRGBPixel(from[0], from[1], from[2],
                            pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get()) + x);
    return pix;
}

PixPtr skewed(Pix* page, float degrees)
{
    return PixPtr{pixRotate(page, degrees * 3.14159265F / 180, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0)};
}

PixPtr turned(Pix* page, int quarters) { return PixPtr{pixRotateOrth(page, quarters)}; }

PixPtr speckled(Pix* page, double share, unsigned seed)
{
    std::minstd_rand random{seed};
    std::uniform_real_distribution<double> chance{0, 1};
    return mapped(page, [&](int, int, Colour colour) {
        auto const drawn = chance(random);
        if (drawn < share / 2)
            return Colour{30, 30, 30};
        return drawn < share ? Colour{255, 255, 255} : colour;
    });
}

PixPtr sealed(Pix* page, double x, double y, double radius, SealInk ink)
{
    return mapped(page, [&](int px, int py, Colour colour) {
        auto const dx = (px - x) / radius;
        auto const dy = (py - y) / radius;
        auto const away = std::hypot(dx, dy);
        auto const ring = away < 1 && away > 0.93;
        auto const star = away < 0.35 * (0.6 + 0.4 * std::cos(5 * std::atan2(dx, -dy)));
        auto const letters = away > 0.68 && away < 0.86 && std::fmod(std::atan2(dy, dx) + 4, 0.3) < 0.17;
        if (!ring && !star && !letters)
            return colour;
        Colour const red{215, 30, 40};
        if (ink == SealInk::opaque)
            return red;
        return Colour{colour.red * red.red / 255, colour.green * red.green / 255, colour.blue * red.blue / 255};
    });
}

PixPtr shadowed(Pix* page)
{
    auto const width = pixGetWidth(page);
    auto const height = pixGetHeight(page);
    return mapped(page, [&](int x, int y, Colour colour) {
        auto const light = 1 - 0.45 * (static_cast<double>(x) / width + static_cast<double>(y) / height) / 2;
        return times(colour, light);
    });
}

std::string as_png(Pix* page)
{
    return written([&](l_uint8** data, std::size_t* size) { pixWriteMemPng(data, size, page, 0); });
}

std::string as_jpeg(Pix* page, int quality)
{
    return written([&](l_uint8** data, std::size_t* size) { pixWriteMemJpeg(data, size, page, quality, 0); });
}

std::string as_tiff(Pix* page)
{
    return written([&](l_uint8** data, std::size_t* size) { pixWriteMemTiff(data, size, page, IFF_TIFF_LZW); });
}

std::string as_bmp(Pix* page)
{
    return written([&](l_uint8** data, std::size_t* size) { pixWriteMemBmp(data, size, page); });
}

std::string as_webp(Pix* page)
{
    return written([&](l_uint8** data, std::size_t* size) { pixWriteMemWebP(data, size, page, 90, 1); });
}

}  // namespace document::page::testing
