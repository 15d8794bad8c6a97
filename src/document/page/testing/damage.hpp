#pragma once

#include "document/page/pix.hpp"
#include "document/page/testing/draw_document.hpp"

#include <string>

// What happens to a printed page until it is a file again.
namespace document::page::testing {

[[nodiscard]] PixPtr to_pix(Raster const& raster, int dots_per_inch);
[[nodiscard]] PixPtr skewed(Pix* page, float degrees);
[[nodiscard]] PixPtr turned(Pix* page, int quarters);
// Single dark and white pixels, `share` of all.
[[nodiscard]] PixPtr speckled(Pix* page, double share, unsigned seed);
// A red ring with a star-like centre; its ink lets the print through or hides it.
enum class SealInk { translucent, opaque };
[[nodiscard]] PixPtr sealed(Pix* page, double x, double y, double radius, SealInk ink);
// Light falling off towards the lower right corner.
[[nodiscard]] PixPtr shadowed(Pix* page);

[[nodiscard]] std::string as_png(Pix* page);
[[nodiscard]] std::string as_jpeg(Pix* page, int quality);
[[nodiscard]] std::string as_tiff(Pix* page);
[[nodiscard]] std::string as_bmp(Pix* page);
[[nodiscard]] std::string as_webp(Pix* page);

}  // namespace document::page::testing
