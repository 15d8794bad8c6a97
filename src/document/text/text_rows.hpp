#pragma once

#include "document/document.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Rows of tables found in lines of plain text, before they become a Table.
namespace document {

struct Line {
    std::string_view text;  // without its end
    int number = 0;         // from 1
};

struct Field {
    std::string text;
    int column = 0;  // character of the line it begins at, from 1; 0 when it is the whole line
    int line = 0;
};

using Row = std::vector<Field>;

// What the lines at the beginning of a text are.
struct FoundRows {
    std::vector<Row> rows;     // none: the lines only looked like a table and are prose
    std::size_t lines = 0;     // how many lines they took
    std::size_t header_rows = 0;
};

// Each looks at the beginning of `lines` only; none when nothing there looks like such a table.
[[nodiscard]] std::optional<FoundRows> find_pipe_rows(std::span<Line const> lines);
[[nodiscard]] std::optional<FoundRows> find_tab_rows(std::span<Line const> lines);
// Columns lined up by two spaces and more, or figures at the end of lines parted by one.
[[nodiscard]] std::optional<FoundRows> find_spaced_rows(std::span<Line const> lines);

// "---", ":--:", "===": all fields of a line that only parts the header from the body.
[[nodiscard]] bool is_separator(Row const& row, bool follows_first_row);

// A cell for each field, with ragged columns. A row that ends early has no cells there: they are absent, not blank.
[[nodiscard]] Table to_table(FoundRows const& found);

}  // namespace document
