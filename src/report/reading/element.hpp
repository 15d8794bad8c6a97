#pragma once

#include "document/document.hpp"
#include "report/reading/placement.hpp"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace report {

// Bytes; anything longer is prose.
inline constexpr std::size_t longest_label = 240;

// One line of text or one row of a table, in the order of the source.
struct Element {
    enum class Kind { line, row, picture };

    Kind kind = Kind::line;
    std::string_view text;  // of a line, and of a row with one filled cell
    Place at;
    bool is_heading = false;
    std::vector<Slot> slots;      // of a row; of a line inside a table: one for each piece
    int table = -1;               // which table of the document
    int table_columns = 0;
    bool exact = false;           // the columns of its slots can be trusted
    bool used = false;            // taken for a heading, the title or a table: no text of a part
};

// A document as elements. Views point into the document or into `texts`.
struct Elements {
    std::vector<Element> list;
    std::deque<std::string> texts;
    bool has_pictures = false;
};

// `simplify` turns traditional characters into simplified ones first.
enum class Characters { as_they_are, simplified };
[[nodiscard]] Elements to_elements(document::Document const& document, Characters characters);

// Whether so much of the document is in traditional characters that its labels cannot be recognised as they are.
[[nodiscard]] bool is_traditional(document::Document const& document);

// A line inside a table, in pieces: a label and the values that stand behind it, parted by white space or by nothing.
[[nodiscard]] std::vector<Slot> line_slots(Element const& line);

}  // namespace report
