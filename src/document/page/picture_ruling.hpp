#pragma once

#include "document/page/pix.hpp"
#include "document/page/ruling_grid.hpp"

namespace document::page {

// The tables that ruling lines form on a picture of about 300 dots an inch; all measures in pixels.
[[nodiscard]] std::vector<Grid> find_picture_grids(Pix* ink, Pix* seal);

}  // namespace document::page
