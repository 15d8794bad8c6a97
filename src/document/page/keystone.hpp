#pragma once

#include "document/page/pix.hpp"

#include <array>
#include <optional>

namespace document::page {

// How a camera that stood aslant has distorted a page: four points of it, and where they belong. Clockwise from the top
// left.
struct Keystone {
    struct Point {
        double x = 0;
        double y = 0;
    };
    std::array<Point, 4> seen;
    std::array<Point, 4> meant;
};

// Found where ruling lines run towards each other; a page that is only turned has none. `ink` is upright, lines may be
// aslant by a few degrees.
[[nodiscard]] std::optional<Keystone> find_keystone(Pix* ink);

// The picture with the points where they belong; white comes in from outside.
[[nodiscard]] PixPtr straightened(Pix* picture, Keystone const& keystone);

}  // namespace document::page
