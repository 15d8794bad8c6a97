#pragma once

#include "document/page/pix.hpp"

// What a phone's camera does to a page that lies on a desk.
namespace document::page::testing {

// Seen from the side, on a dark desk that shows around it.
[[nodiscard]] PixPtr photographed(Pix* page, unsigned seed);

// The page bends over its width, as beside the fold of a bound report; `bend` is a share of its height.
[[nodiscard]] PixPtr curved(Pix* page, double bend);

// A lamp on one side and the edge of a hand's shadow across.
[[nodiscard]] PixPtr unevenly_lit(Pix* page);

// The noise of a small sensor, and the waves where its raster meets the print's.
[[nodiscard]] PixPtr noisy(Pix* page, double deviation, double waves, unsigned seed);

// Not quite in focus.
[[nodiscard]] PixPtr blurred(Pix* page);

}  // namespace document::page::testing
