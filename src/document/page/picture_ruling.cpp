#include "document/page/picture_ruling.hpp"

#include <algorithm>
#include <cmath>

namespace document::page {
namespace {

// Pixels at 300 dots an inch: longer than a stroke of a table's text, shorter than a column is wide and a row high.
constexpr int shortest_level = 64;
constexpr int shortest_upright = 46;
constexpr float surely_line = 220;  // longer than any stroke
constexpr int thickest_line = 16;
constexpr float tolerance = 9;
constexpr float narrowest_table = 250;
constexpr float lowest_table = 80;

std::vector<Segment> find_segments(Pix* ink, bool level)
{
    // Thickened across, so that a line that steps by a pixel stays one.
    PixPtr const thick{pixDilateBrick(nullptr, ink, level ? 1 : 3, level ? 3 : 1)};
    PixPtr const closed{pixCloseBrick(nullptr, thick.get(), level ? 5 : 1, level ? 1 : 7)};
    PixPtr const lines{pixOpenBrick(nullptr, closed.get(), level ? shortest_level : 1, level ? 1 : shortest_upright)};
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

bool ends_on(float end, float at, std::vector<Segment> const& across)
{
    return std::ranges::any_of(across, [&](Segment const& line) {
        return std::abs(line.at - end) <= tolerance && at >= line.from - tolerance && at <= line.to + tolerance;
    });
}

// A short line that ends in the open is a stroke of a character.
void drop_strokes(std::vector<Segment>& lines, std::vector<Segment> const& across)
{
    std::erase_if(lines, [&](Segment const& line) {
        return line.to - line.from < surely_line &&
               !(ends_on(line.from, line.at, across) && ends_on(line.to, line.at, across));
    });
}

}  // namespace

std::vector<Grid> find_picture_grids(Pix* ink)
{
    Ruling ruling{find_segments(ink, true), find_segments(ink, false)};
    drop_strokes(ruling.upright, ruling.level);
    drop_strokes(ruling.level, ruling.upright);
    auto grids = find_grids(ruling, tolerance);
    std::erase_if(grids, [](Grid const& grid) {
        return width_of(grid.box) < narrowest_table || height_of(grid.box) < lowest_table;
    });
    return grids;
}

}  // namespace document::page
