#pragma once

#include <cstdint>
#include <string>

namespace base {

// A rectangle on a page, in points (1/72 inch) from the page's top left corner.
struct Box {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;

    friend bool operator==(Box const&, Box const&) = default;
};

// Where something stands in the source. What the numbers mean depends on the kind; all count from 1.
struct Place {
    enum class Kind : std::uint8_t {
        unknown,
        line,       // first = line, second = column (0: the whole line)
        page,       // first = page; box
        sheet,      // first = sheet, second = row, third = column
        paragraph,  // first = paragraph
        table,      // first = table, second = row, third = column
    };

    Kind kind = Kind::unknown;
    std::int32_t first = 0;
    std::int32_t second = 0;
    std::int32_t third = 0;
    Box box{};

    friend bool operator==(Place const&, Place const&) = default;
};

[[nodiscard]] Place line_place(int line, int column = 0);
[[nodiscard]] Place page_place(int page, Box box);
[[nodiscard]] Place sheet_place(int sheet, int row, int column);
[[nodiscard]] Place paragraph_place(int paragraph);
[[nodiscard]] Place table_place(int table, int row, int column);

// "line 57", "line 57 column 3", "page 2 at 72,104-180,118", "sheet 1 cell B3", "paragraph 12",
// "table 2 row 5 column 3"; empty when unknown.
[[nodiscard]] std::string to_string(Place const& place);

// The inverse of to_string; an unknown place when the text is none.
[[nodiscard]] Place parse_place(std::string_view text);

}  // namespace base
