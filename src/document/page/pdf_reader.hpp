#pragma once

#include "document/document.hpp"
#include "document/limits.hpp"

#include <string_view>

namespace document {

// A PDF: text with its places, tables found again from ruling lines or positions, pages that are pictures recognised.
// Refused with document.encrypted, document.damaged, limits.*.
[[nodiscard]] base::Result<Document> read_pdf(std::string_view bytes, Limits const& limits);

}  // namespace document
