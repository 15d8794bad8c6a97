#pragma once

#include "document/document.hpp"
#include "document/limits.hpp"

#include <string_view>

namespace document {

// HTML as sites and word processors write it, read as a stream: no tree is built, and a limit that is passed ends the
// parse at once. Places are lines of the source.
//   - rowspan and colspan become exact positions, as a browser lays them out; spans end with their row group.
//   - A table around other tables, or around a page's text, is layout: its text becomes paragraphs, the tables in it
//     tables. A smaller table inside a cell of data becomes text of that cell.
//   - Scripts, styles and what is hidden (display:none) are left out, comments too.
//   - Pictures big enough to hold a table, or of unknown size, become Pictures.
[[nodiscard]] base::Result<Document> read_html(std::string_view bytes, Limits const& limits);

// The same for text that is already UTF-8.
[[nodiscard]] base::Result<Document> read_utf8_html(std::string_view text, Limits const& limits);

}  // namespace document
