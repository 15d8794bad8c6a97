#pragma once

#include "document/page/pix.hpp"

namespace document::page {

class Recogniser;

// A page picture made upright, level and clean, at about 300 dots an inch.
struct CleanPage {
    PixPtr grey;  // paper white, coloured seals dropped, specks dropped
    PixPtr ink;   // black and white of the same
    PixPtr specks;  // what was dropped as too small for print
    PixPtr seal;  // where a coloured seal was dropped; whatever lies there is not certain
    float pixels_a_point = 300.0F / 72;
};

// `picture` of any depth. `dots_per_inch` 0: unknown, taken from the picture or guessed from its size.
[[nodiscard]] CleanPage clean_page(Pix* picture, int dots_per_inch, Recogniser& recogniser);

}  // namespace document::page
