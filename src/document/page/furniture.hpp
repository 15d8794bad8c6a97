#pragma once

#include "document/page/page_content.hpp"

namespace document::page {

// Drops page numbers and the lines that repeat at the head or foot of the pages.
void drop_furniture(std::vector<PageParts>& pages);

}  // namespace document::page
