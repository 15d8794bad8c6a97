#include "document/page/testing/photo_damage.hpp"

#include "document/page/testing/pixel_maps.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace document::page::testing {
namespace {

struct Point {
    double x = 0;
    double y = 0;
};

constexpr Colour desk{96, 78, 62};

Colour pixel(Pix* page, int x, int y)
{
    Colour colour;
    extractRGBValues(pixGetData(page)[static_cast<std::ptrdiff_t>(y) * pixGetWpl(page) + x], &colour.red, &colour.green, &colour.blue);
    return colour;
}

// The colour between four pixels; the desk outside.
Colour sample(Pix* page, Point at)
{
    auto const x = static_cast<int>(std::floor(at.x));
    auto const y = static_cast<int>(std::floor(at.y));
    if (x < 0 || y < 0 || x + 1 >= pixGetWidth(page) || y + 1 >= pixGetHeight(page))
        return desk;
    std::array const near{pixel(page, x, y), pixel(page, x + 1, y), pixel(page, x, y + 1), pixel(page, x + 1, y + 1)};
    auto const right = at.x - x;
    auto const down = at.y - y;
    auto const mixed = [&](l_int32 Colour::*part) {
        return static_cast<l_int32>(std::lround((near[0].*part * (1 - right) + near[1].*part * right) * (1 - down) +
                                                (near[2].*part * (1 - right) + near[3].*part * right) * down));
    };
    return {mixed(&Colour::red), mixed(&Colour::green), mixed(&Colour::blue)};
}

// A new picture, each pixel from where `source` says.
template <class Source>
PixPtr redrawn(Pix* page, int width, int height, Source source)
{
    PixPtr result{pixCreate(width, height, 32)};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            auto const colour = sample(page, source(x, y));
            composeRGBPixel(colour.red, colour.green, colour.blue,
                            pixGetData(result.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(result.get()) + x);
        }
    return result;
}

}  // namespace

PixPtr photographed(Pix* page, unsigned seed)
{
    auto const width = static_cast<double>(pixGetWidth(page));
    auto const height = static_cast<double>(pixGetHeight(page));
    auto const edge = 0.06 * width;  // of desk
    std::minstd_rand random{seed};
    std::uniform_real_distribution<double> shift{0, 0.05 * width};
    // Where the page's corners lie on the photograph: top left, top right, bottom right, bottom left.
    std::array const corners{Point{edge + shift(random) + 0.03 * width, edge + shift(random)},
                             Point{edge + width - shift(random) - 0.03 * width, edge + shift(random)},
                             Point{edge + width - shift(random) / 3, edge + height - shift(random)},
                             Point{edge + shift(random) / 3, edge + height - shift(random)}};
    std::array const whole{Point{0, 0}, Point{width, 0}, Point{width, height}, Point{0, height}};
    Pta* from = ptaCreate(4);
    Pta* to = ptaCreate(4);
    for (std::size_t at = 0; at < 4; ++at) {
        ptaAddPt(from, static_cast<l_float32>(corners[at].x), static_cast<l_float32>(corners[at].y));
        ptaAddPt(to, static_cast<l_float32>(whole[at].x), static_cast<l_float32>(whole[at].y));
    }
    l_float32* terms = nullptr;
    getProjectiveXformCoeffs(from, to, &terms);
    auto picture = redrawn(page, static_cast<int>(width + 2 * edge), static_cast<int>(height + 2 * edge), [&](int x, int y) {
        auto const scale = static_cast<double>(terms[6]) * x + static_cast<double>(terms[7]) * y + 1;
        return Point{(static_cast<double>(terms[0]) * x + static_cast<double>(terms[1]) * y + static_cast<double>(terms[2])) / scale,
                     (static_cast<double>(terms[3]) * x + static_cast<double>(terms[4]) * y + static_cast<double>(terms[5])) / scale};
    });
    lept_free(terms);
    ptaDestroy(&from);
    ptaDestroy(&to);
    return picture;
}

PixPtr curved(Pix* page, double bend)
{
    auto const width = pixGetWidth(page);
    auto const height = pixGetHeight(page);
    auto picture = redrawn(page, width, height, [&](int x, int y) {
        auto const across = static_cast<double>(x) / width;
        auto const drop = bend * height * std::sin(across * 3.14159265);
        auto const row = std::clamp(y + drop - bend * height / 2, 0.0, height - 2.0);
        return Point{std::min<double>(x, width - 2), row};
    });
    pixCopyResolution(picture.get(), page);
    return picture;
}

PixPtr unevenly_lit(Pix* page)
{
    auto const width = static_cast<double>(pixGetWidth(page));
    auto const height = static_cast<double>(pixGetHeight(page));
    return mapped(page, [&](int x, int y, Colour colour) {
        auto const away = std::hypot(x / width - 0.2, y / height - 0.25);
        auto const edge = (x / width + 0.4 * y / height - 0.85) / 0.04;  // the hand's shadow, soft over some millimetres
        auto const hand = 0.78 + 0.22 / (1 + std::exp(edge));
        return times(colour, std::max(1 - 0.35 * away, 0.4) * hand);
    });
}

PixPtr noisy(Pix* page, double deviation, double waves, unsigned seed)
{
    std::minstd_rand random{seed};
    std::normal_distribution<double> noise{0, deviation};
    return mapped(page, [&](int x, int y, Colour colour) {
        auto const moire = waves * std::sin(0.9 * x + 0.31 * y) * std::sin(0.013 * x - 0.021 * y);
        auto const changed = [&](l_int32 value) { return std::clamp(static_cast<l_int32>(value + moire + noise(random)), 0, 255); };
        return Colour{changed(colour.red), changed(colour.green), changed(colour.blue)};
    });
}

PixPtr blurred(Pix* page) { return PixPtr{pixBlockconv(page, 1, 1)}; }

}  // namespace document::page::testing
