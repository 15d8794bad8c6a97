#pragma once

#include "document/document.hpp"
#include "document/office/package.hpp"

namespace document::office {

// A DOCX that a part of another one holds; what it unpacks counts with the outer one. `depth` counts from 1.
[[nodiscard]] base::Result<Document> read_inner_docx(std::string_view bytes, Package const& outer, int depth);

}  // namespace document::office
