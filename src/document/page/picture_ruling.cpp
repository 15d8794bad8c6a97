#include "document/page/picture_ruling.hpp"

#include <algorithm>

namespace document::page {
namespace {

constexpr int shortest_line = 46;  // pixels at 300 dots an inch: longer than a stroke of a table's text, shorter than a row
constexpr int thickest_line = 16;
constexpr float tolerance = 9;
constexpr float narrowest_table = 250;
constexpr float lowest_table = 80;

std::vector<Segment> find_segments(Pix* ink, bool level)
{
    // Thickened across, so that a line that steps by a pixel stays one.
    PixPtr const thick{pixDilateBrick(nullptr, ink, level ? 1 : 3, level ? 3 : 1)};
    PixPtr const closed{pixCloseBrick(nullptr, thick.get(), level ? 7 : 1, level ? 1 : 7)};
    PixPtr const lines{pixOpenBrick(nullptr, closed.get(), level ? shortest_line : 1, level ? 1 : shortest_line)};
    std::vector<Segment> segments;
    for (auto const& box : component_boxes(lines.get())) {
        auto const thickness = level ? box.height() : box.width();
        auto const length = level ? box.width() : box.height();
        if (thickness > thickest_line || length < 3 * thickness)
            continue;
        if (level)
            segments.push_back({static_cast<float>(box.top + box.bottom) / 2, static_cast<float>(box.left), static_cast<float>(box.right)});
        else
            segments.push_back({static_cast<float>(box.left + box.right) / 2, static_cast<float>(box.top), static_cast<float>(box.bottom)});
    }
    return segments;
}

}  // namespace

std::vector<Grid> find_picture_grids(Pix* ink)
{
    Ruling const ruling{find_segments(ink, true), find_segments(ink, false)};
    auto grids = find_grids(ruling, tolerance);
    std::erase_if(grids, [](Grid const& grid) {
        return width_of(grid.box) < narrowest_table || height_of(grid.box) < lowest_table;
    });
    return grids;
}

}  // namespace document::page
