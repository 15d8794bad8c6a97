#pragma once

#include "document/document.hpp"
#include "document/limits.hpp"

#include <string_view>

namespace document {

// Comma-separated values (RFC 4180; also by semicolons or tabs, told by the first line) as one Table with ragged columns.
// A quote that is never closed is an ordinary character, so that nothing behind it is lost.
[[nodiscard]] base::Result<Document> read_csv(std::string_view bytes, Limits const& limits);

// Whether the text is CSV by itself: at least two lines, each with the same number of commas, one and more.
[[nodiscard]] bool looks_like_csv(std::string_view text);

}  // namespace document
