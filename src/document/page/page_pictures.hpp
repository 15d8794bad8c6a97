#pragma once

#include "document/document.hpp"
#include "document/limits.hpp"

#include <string_view>

// Pages as pictures, and what stands where on them: for those who mark what is to be blacked out. Points of a page count from
// its top left corner as it is shown; a picture file is laid on an A4 page, upright as its camera says.
namespace document {

enum class PageFormat { pdf, picture };

namespace page {

// One picture a page, of its number and size, without bytes.
[[nodiscard]] base::Result<Document> measure_pages(PageFormat format, std::string_view bytes, Limits const& limits);

// One page as a PNG. Coarser than wanted where the page would pass limits.pixels; refused below 50 dots an inch. A picture
// file is never drawn finer than it is.
struct PageDrawing {
    int page = 1;
    int dots_per_inch = 100;
};
[[nodiscard]] base::Result<Document> draw_page(PageFormat format, std::string_view bytes, PageDrawing const& wanted, Limits const& limits);

// The lines of one page: each a table of one row with a cell for each character, in its place; recognised where the page is a
// picture. `ragged` tells that the places are not certain, as the page had to be turned to be read.
[[nodiscard]] base::Result<Document> read_page_lines(PageFormat format, std::string_view bytes, int page, Limits const& limits);

}  // namespace page

}  // namespace document
