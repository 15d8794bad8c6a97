#pragma once

#include "base/result.hpp"
#include "document/document.hpp"

#include <string>
#include <string_view>

namespace document {

// Whether a document is written in a format with this ending: ".html", ".htm", ".docx", ".pdf" or ".md".
[[nodiscard]] bool is_written_ending(std::string_view ending);

// The document in the format of that ending, which must be one of them.
[[nodiscard]] base::Result<std::string> write_document(Document const& document, std::string_view ending);

}  // namespace document
