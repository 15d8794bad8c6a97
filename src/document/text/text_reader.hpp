#pragma once

#include "document/document.hpp"
#include "document/limits.hpp"

#include <string_view>

namespace document {

// Plain text and Markdown, in any encoding that encoding.hpp tells apart. A line is a Heading, a Paragraph, or a row of a
// Table whose columns are ragged: parted by tabs, pipes or blanks, or one cell a line with pipes ("exploded"). A blank line
// ends a table. A line without any separator stays a Paragraph, whatever it is a piece of.
[[nodiscard]] base::Result<Document> read_text(std::string_view bytes, Limits const& limits);

// The same for text that is already UTF-8.
[[nodiscard]] base::Result<Document> read_utf8_text(std::string_view text, Limits const& limits);

}  // namespace document
