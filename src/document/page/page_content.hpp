#pragma once

#include "base/place.hpp"
#include "document/document.hpp"

#include <string>
#include <vector>

// What stands on one page before it is understood: glyphs, ruling lines, pictures. Points from the top left corner.
namespace document::page {

using base::Box;

struct Glyph {
    char32_t character = 0;
    float left = 0;
    float right = 0;
    float baseline = 0;
    float size = 0;
};

// A straight ruling line: at height `at` from left `from` to right `to`, or, upright, at `at` from top to bottom.
struct Segment {
    float at = 0;
    float from = 0;
    float to = 0;
};

struct Ruling {
    std::vector<Segment> level;
    std::vector<Segment> upright;
};

struct PageContent {
    float width = 0;
    float height = 0;
    std::vector<Glyph> glyphs;
    Ruling ruling;
    std::vector<Box> pictures;
};

// Words that stand beside one another, with no wide gap between them.
struct Chunk {
    std::string text;
    Box box;
};

struct Line {
    std::vector<Chunk> chunks;
    Box box;
    float size = 0;  // of its largest character
};

// A page as lines, tables and pictures, in no particular order.
struct PageParts {
    int number = 1;
    float width = 0;
    float height = 0;
    std::vector<Line> lines;
    std::vector<Table> tables;
    std::vector<Picture> pictures;
};

[[nodiscard]] inline float width_of(Box const& box) { return box.right - box.left; }
[[nodiscard]] inline float height_of(Box const& box) { return box.bottom - box.top; }

[[nodiscard]] inline bool contains(Box const& box, float x, float y)
{
    return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

}  // namespace document::page
