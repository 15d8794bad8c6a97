#pragma once

#include "document/document.hpp"
#include "document/limits.hpp"

#include <string_view>

namespace document {

// Reads a file of any format that a reader exists for. The content decides which; the ending of `name` decides only
// where the content fits several (text that could be CSV).
[[nodiscard]] base::Result<Document> read_document(std::string_view bytes, std::string_view name, Limits const& limits);

// The name of that format: "pdf", "picture", "docx", "xlsx", "legacy", "archive", "html", "csv", "text"; "binary" when
// the bytes are none of them, "empty" when there are none.
[[nodiscard]] std::string_view sniff_format(std::string_view bytes, std::string_view name);

}  // namespace document
