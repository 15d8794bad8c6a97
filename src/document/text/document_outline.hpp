#pragma once

#include "document/document.hpp"

#include <string>

// For tests only.
namespace document {

// One line a block: "H1@3 words", "P5 words", "I7 600x400", "T9 2x3 h1: a|b|c / d(2x1)|e|f#" (spans as rows x columns,
// # behind a header cell, ⏎ for a line end in a cell, ~ for a position that holds no cell, places as lines).
[[nodiscard]] std::string outline(Document const& document);

}  // namespace document
