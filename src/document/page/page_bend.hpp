#pragma once

#include "document/page/pix.hpp"

#include <vector>

namespace document::page {

// By how many pixels each column of a page that bends over its width lies too low, told by its ruling lines. Empty for a
// page that lies flat, or has too few lines to tell. `ink` is upright and level.
[[nodiscard]] std::vector<double> find_bend(Pix* ink);

// The picture with its columns moved up; grey or black and white.
[[nodiscard]] PixPtr flattened(Pix* picture, std::vector<double> const& bend);

}  // namespace document::page
