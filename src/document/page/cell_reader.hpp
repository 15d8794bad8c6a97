#pragma once

#include "document/document.hpp"
#include "document/page/picture_cleaning.hpp"
#include "document/page/recogniser.hpp"

namespace document::page {

struct CellReading {
    std::string text;
    Legibility legibility = Legibility::clear;
    std::vector<std::string> alternatives{};
};

// Reads the cell whose ruling lines lie along `cell`. A figure is clear only when both recognisers and the shapes of its
// digits say the same, and nothing else lies in the cell; a cell without ink is clear and empty.
[[nodiscard]] CellReading read_cell(CleanPage const& page, PixelBox const& cell, Recogniser& recogniser);

// Brackets, commas and colons beside Chinese characters are printed wide and without spaces; recognisers mix both.
[[nodiscard]] std::string normalise_words(std::string_view text);

}  // namespace document::page
