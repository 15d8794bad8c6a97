#pragma once

#include "document/document.hpp"
#include "document/office/package.hpp"

namespace document::office {

// Documents inside documents are read this deep.
constexpr int deepest_chunk = 2;

// The blocks of a file that a DOCX takes in whole (w:altChunk): HTML, a web archive, a DOCX, plain text.
[[nodiscard]] base::Result<std::vector<Block>> read_chunk(std::string_view bytes, Package const& outer, int depth);

}  // namespace document::office
