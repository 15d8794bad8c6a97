#pragma once

#include "document/page/page_content.hpp"

#include <span>

namespace document::page {

// Glyphs to lines from top to bottom. Spaces come from the gaps between glyphs; a glyph drawn twice at one place
// (imitated bold) counts once.
[[nodiscard]] std::vector<Line> make_lines(std::vector<Glyph> glyphs);

// The same before the characters are joined: each line from left to right.
[[nodiscard]] std::vector<std::vector<Glyph>> glyph_lines(std::vector<Glyph> glyphs);

// Whether a space stands between two neighbours of a line.
[[nodiscard]] bool are_apart(Glyph const& before, Glyph const& after);

// Where the character stands, large enough for the eye.
[[nodiscard]] Box box_of(Glyph const& glyph);

// The text of one line; chunks parted by a space.
[[nodiscard]] std::string text_of(Line const& line);

// Joins the lines of one cell as wide as `box`: wrapped text is one paragraph, two numbers above each other are two.
[[nodiscard]] std::string cell_text(std::span<Line const> lines, Box const& box);

// Appends the next line of a wrapped paragraph: a space only between two words of letters.
void append_wrapped(std::string& text, std::string_view next);

}  // namespace document::page
