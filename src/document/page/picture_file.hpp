#pragma once

#include "document/limits.hpp"
#include "document/page/pix.hpp"

#include <string_view>
#include <vector>

namespace document::page {

// Decodes a PNG, JPEG, TIFF (all its pages), BMP or WebP picture. Its size is read from the header and refused when
// past a limit, before anything is decoded.
[[nodiscard]] base::Result<std::vector<PixPtr>> decode_picture(std::string_view bytes, Limits const& limits);

}  // namespace document::page
