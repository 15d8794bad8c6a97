#include "document/page/testing/printed_pages.hpp"

#include "document/page/page_picture.hpp"

namespace document::page::testing {

std::vector<PixPtr> printed_pages(std::string_view pdf, int dots_per_inch)
{
    PagePainter painter{pdf, Limits{}};
    std::vector<PixPtr> pages;
    for (int number = 1;; ++number) {
        auto page = painter.draw(number, dots_per_inch);
        if (!page)
            return pages;
        pixSetResolution(page->picture.get(), dots_per_inch, dots_per_inch);
        pages.push_back(std::move(page->picture));
    }
}

}  // namespace document::page::testing
