#pragma once

#include "document/page/picture_cleaning.hpp"

#include <vector>

namespace document::page {

constexpr int tallest_figure = 64;  // pixels at 300 dots an inch: print of 22 points

// The ink of one cell without the remains of its ruling lines.
struct CellInk {
    PixPtr ink;
    PixPtr grey;
    std::vector<PixelBox> parts;  // characters from left to right, where they stand apart: pieces above each other joined
    PixelBox around;              // of all parts
    int lines = 0;                // of text
    int sealed = 0;               // pixels beneath a dropped seal
    int specks = 0;               // pixels of specks dropped where a point may have stood
    bool touches_edge = false;    // a part runs into the ruling lines
    bool shadow = false;          // grey that is neither paper nor ink
    bool pale_stroke = false;     // beside the parts, where a pale sign may have stood
};

[[nodiscard]] CellInk take_cell_ink(CleanPage const& page, PixelBox const& cell);

// What the parts look like, before anything is read.
enum class InkShape { none, figure, words };
[[nodiscard]] InkShape shape_of(CellInk const& ink);

// The height of the tallest character; there must be one.
[[nodiscard]] int tallest(CellInk const& ink);

// The ink on white with room around it, as the recognisers like it.
[[nodiscard]] PixPtr framed(CellInk const& ink);

// The same of one of its parts.
[[nodiscard]] PixPtr framed_part(CellInk const& ink, std::size_t part);

// The same, one picture a line of text.
[[nodiscard]] std::vector<PixPtr> framed_lines(CellInk const& ink);

}  // namespace document::page
