#pragma once

#include <allheaders.h>

#include <memory>
#include <vector>

namespace document::page {

struct PixDestroy {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, PixDestroy>;

struct BoxaDestroy {
    void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
};
using BoxaPtr = std::unique_ptr<Boxa, BoxaDestroy>;

// A rectangle of pixels; right and bottom lie outside.
struct PixelBox {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;

    [[nodiscard]] int width() const { return right - left; }
    [[nodiscard]] int height() const { return bottom - top; }
    friend bool operator==(PixelBox const&, PixelBox const&) = default;
};

// The part of a picture; null when nothing of it lies inside.
[[nodiscard]] inline PixPtr cut(Pix* picture, PixelBox const& box)
{
    ::Box* area = boxCreate(box.left, box.top, box.width(), box.height());
    PixPtr part{area == nullptr ? nullptr : pixClipRectangle(picture, area, nullptr)};
    boxDestroy(&area);
    return part;
}

[[nodiscard]] inline int count_pixels(Pix* ink)
{
    l_int32 count = 0;
    if (ink != nullptr)
        pixCountPixels(ink, &count, nullptr);
    return count;
}

[[nodiscard]] inline std::vector<PixelBox> component_boxes(Pix* ink)
{
    std::vector<PixelBox> boxes;
    BoxaPtr const found{pixConnComp(ink, nullptr, 8)};
    for (l_int32 at = 0; found && at < boxaGetCount(found.get()); ++at) {
        l_int32 x = 0;
        l_int32 y = 0;
        l_int32 w = 0;
        l_int32 h = 0;
        boxaGetBoxGeometry(found.get(), at, &x, &y, &w, &h);
        boxes.push_back({x, y, x + w, y + h});
    }
    return boxes;
}

}  // namespace document::page
