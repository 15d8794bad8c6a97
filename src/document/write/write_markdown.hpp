#pragma once

#include "document/document.hpp"

#include <string>

namespace document {

// The document as Markdown (CommonMark with pipe tables). Markdown has no merged cells: the text stands in the top left
// place and the other places of the cell are empty, so that every row has all columns.
[[nodiscard]] std::string write_markdown(Document const& document);

}  // namespace document
