#pragma once

#include "base/result.hpp"
#include "document/document.hpp"

#include <string>

namespace document {

// The document as a tagged PDF in the official layout (official_page.hpp). The same document gives the same bytes where
// the same fonts are installed. Refused with "pdf.no-glyph" when no font has a character, and with "pdf.row-too-high"
// when a table row does not fit on a page.
[[nodiscard]] base::Result<std::string> write_pdf(Document const& document);

}  // namespace document
