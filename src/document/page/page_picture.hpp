#pragma once

#include "document/limits.hpp"
#include "document/page/page_content.hpp"
#include "document/page/pix.hpp"

#include <memory>
#include <optional>
#include <string_view>

namespace document::page {

struct Rendering {
    PixPtr picture;
    int dots_per_inch = 300;
};

// Draws pages of a PDF, or parts of them, for recognition. Opened at the first page that needs it.
class PagePainter {
public:
    // `bytes` must outlive the painter.
    PagePainter(std::string_view bytes, Limits const& limits);
    ~PagePainter();
    PagePainter(PagePainter const&) = delete;
    PagePainter& operator=(PagePainter const&) = delete;

    // At 300 dots an inch, less where the page would pass the limit of pixels; refused below 100.
    [[nodiscard]] base::Result<Rendering> draw(int page, Box const& part);

    // The whole page, as fine as wanted.
    [[nodiscard]] base::Result<Rendering> draw(int page, int dots_per_inch);

    // In points, as the page is shown.
    [[nodiscard]] base::Result<Box> measure(int page);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace document::page
