#pragma once

#include "document/page/page_content.hpp"

namespace document::page {

// The pages of a document as blocks in reading order: page numbers and running headers dropped, lines joined to
// paragraphs also over page breaks, headings told by size and numbering, pieces of a table over pages joined.
[[nodiscard]] std::vector<Block> lay_out(std::vector<PageParts> pages);

}  // namespace document::page
