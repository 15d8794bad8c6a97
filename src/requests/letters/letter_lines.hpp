#pragma once

#include "requests/letters/letter_layout.hpp"

#include <vector>

namespace requests {

enum class LineRole { head, number, box_row, addressee, body, row, heading, page_heading, unindented, note, signature, date };

// A line of a letter's text and what it is there.
struct LetterLine {
    LineRole role = LineRole::body;
    std::string text;

    friend bool operator==(LetterLine const&, LetterLine const&) = default;
};

// The text read from its head to its foot. Between the cells of a row stands cell_border; empty lines below a row are line feeds
// at its end.
[[nodiscard]] std::vector<LetterLine> lines_of(std::string_view text, LetterFrame const& frame, LetterTemplates const& templates);

// The same with number and day at their places.
[[nodiscard]] std::vector<LetterLine> completed_lines(std::string_view text, LetterFrame const& frame, LetterTemplates const& templates);

inline constexpr std::string_view cell_border = " | ";

[[nodiscard]] std::vector<std::string> cells_of(std::string_view row);

}  // namespace requests
