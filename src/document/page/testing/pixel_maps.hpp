#pragma once

#include "document/page/pix.hpp"

namespace document::page::testing {

struct Colour {
    l_int32 red = 0;
    l_int32 green = 0;
    l_int32 blue = 0;
};

[[nodiscard]] inline Colour times(Colour const& colour, double light)
{
    auto const scaled = [light](l_int32 value) { return static_cast<l_int32>(value * light); };
    return {scaled(colour.red), scaled(colour.green), scaled(colour.blue)};
}

// Maps every pixel by its place and colour.
template <class Map>
PixPtr mapped(Pix* page, Map map)
{
    PixPtr result{pixCopy(nullptr, page)};
    for (l_int32 y = 0; y < pixGetHeight(page); ++y) {
        auto* row = pixGetData(result.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(page);
        for (l_int32 x = 0; x < pixGetWidth(page); ++x) {
            Colour colour;
            extractRGBValues(row[x], &colour.red, &colour.green, &colour.blue);
            colour = map(x, y, colour);
            composeRGBPixel(colour.red, colour.green, colour.blue, row + x);
        }
    }
    return result;
}

}  // namespace document::page::testing
