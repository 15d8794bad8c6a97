#pragma once

#include "document/document.hpp"

#include <string>

namespace document {

// The document as a Word file in the official layout (official_page.hpp). The same document gives the same bytes.
[[nodiscard]] std::string write_docx(Document const& document);

}  // namespace document
