#pragma once

#include "document/page/cell_ink.hpp"

#include <string_view>

namespace document::page {

// Whether the characters can be the figure `text`: as many as it has, standing close, each digit with its number of
// holes, points at the foot. Tells 0 6 8 9 from 1 2 3 5 7 without any recogniser.
[[nodiscard]] bool shapes_agree(CellInk const& ink, std::string_view text);

// Whether the holes alone, their place and roundness, say that the character is this digit; only 0 4 6 8 9 can be.
[[nodiscard]] bool is_told_by_holes(CellInk const& ink, std::size_t at, char digit);

}  // namespace document::page
