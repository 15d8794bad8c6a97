#pragma once

#include <string_view>

namespace document::page {

// How a camera says that a JPEG is to be turned to stand upright: the number of the Exif tag Orientation, 1 to 8; 1 where it
// says nothing.
[[nodiscard]] int exif_orientation(std::string_view jpeg);

}  // namespace document::page
