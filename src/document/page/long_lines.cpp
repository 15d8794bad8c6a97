#include "document/page/long_lines.hpp"

#include <algorithm>

namespace document::page {
namespace {

constexpr int shortest_run = 25;  // pixels of a line that a slope leaves in one row
constexpr int shortest_line = 450;
constexpr double steepest = 0.15;  // slope

}  // namespace

std::optional<double> LongLine::height_at(int first, int count) const
{
    auto const from = std::max(first, box.left) - box.left;
    auto const to = std::min(first + count, box.right) - box.left;
    double sum = 0;
    int pixels = 0;
    for (int y = 0; y < pixGetHeight(ink.get()); ++y) {
        auto const* row = pixGetData(ink.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(ink.get());
        for (int x = from; x < to; ++x)
            if (GET_DATA_BIT(row, x)) {
                sum += y;
                ++pixels;
            }
    }
    return pixels == 0 ? std::nullopt : std::optional{box.top + sum / pixels};
}

std::vector<LongLine> find_long_lines(Pix* ink)
{
    PixPtr const thick{pixDilateBrick(nullptr, ink, 1, 3)};
    PixPtr const runs{pixOpenBrick(nullptr, thick.get(), shortest_run, 1)};
    PixPtr const lines{pixCloseBrick(nullptr, runs.get(), 15, 3)};
    Pixa* parts = nullptr;
    BoxaPtr const boxes{pixConnComp(lines.get(), &parts, 8)};
    std::vector<LongLine> found;
    for (l_int32 at = 0; boxes && at < boxaGetCount(boxes.get()); ++at) {
        l_int32 x = 0;
        l_int32 y = 0;
        l_int32 w = 0;
        l_int32 h = 0;
        boxaGetBoxGeometry(boxes.get(), at, &x, &y, &w, &h);
        if (w >= shortest_line && h <= steepest * w + 12)
            found.push_back({PixPtr{pixaGetPix(parts, at, L_CLONE)}, {x, y, x + w, y + h}});
    }
    pixaDestroy(&parts);
    return found;
}

}  // namespace document::page
