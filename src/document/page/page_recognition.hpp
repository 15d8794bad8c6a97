#pragma once

#include "document/limits.hpp"
#include "document/page/page_content.hpp"
#include "document/page/pix.hpp"

namespace document::page {

// Recognises the picture of a page: tables from ruling lines, cell by cell, and the lines of text around them. Places
// are in points on the page as it stands upright. `dots_per_inch` 0 means unknown. Refused when it takes more
// processor time than limits.page_time, when the language files are missing (document.no-recogniser), or has too many cells.
[[nodiscard]] base::Result<PageParts> recognise_page(Pix* picture, int number, int dots_per_inch, Limits const& limits);

// True when ruling lines on the picture form a table; cheap, nothing is recognised.
[[nodiscard]] bool shows_table(Pix* picture);

}  // namespace document::page
