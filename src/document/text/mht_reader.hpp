#pragma once

#include "document/document.hpp"
#include "document/limits.hpp"

#include <string_view>

namespace document {

// A web page saved as one file by a browser or a word processor (MHTML, RFC 2557): its first part that is HTML, else the
// first that is plain text, read as such a file. Pictures and style sheets are passed over. Places are lines of that part.
[[nodiscard]] base::Result<Document> read_mht(std::string_view bytes, Limits const& limits);

// Whether the head of a file, in small letters, is one of a MIME message.
[[nodiscard]] bool looks_like_mht(std::string_view head);

}  // namespace document
