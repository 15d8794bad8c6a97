#include "document/page/picture_ruling.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace document::page {
namespace {

// Pixels at 300 dots an inch: longer than a stroke of a table's text, shorter than a column is wide and a row high.
constexpr int shortest_level = 80;
constexpr int shortest_upright = 46;
constexpr float surely_line = 220;  // longer than any stroke
constexpr int thickest_line = 16;
constexpr float tolerance = 9;
constexpr float end_tolerance = 8;   // by which a short line may miss the one it ends on
constexpr float most_beside = 0.22F;  // of ink along both sides of a line; a row of strokes has more
constexpr int widest_seal = 300;  // of its strokes, not of the whole
constexpr float narrowest_table = 250;
constexpr float lowest_table = 80;

// A line that a seal hides goes on beneath it where it comes out on the other side.
void go_on_beneath(Pix* lines, Pix* seal, bool level)
{
    PixPtr const bridged{pixCloseSafeBrick(nullptr, lines, level ? widest_seal : 1, level ? 1 : widest_seal)};
    PixPtr const hidden{pixAnd(nullptr, bridged.get(), seal)};
    pixOr(lines, lines, hidden.get());
}

// Where a line runs to which a seal's or a character's stroke clings: along the rows, or columns, that are mostly ink.
std::optional<float> middle_of_line(Pix* lines, PixelBox const& box, bool level)
{
    auto const across = level ? box.height() : box.width();
    auto const along = level ? box.width() : box.height();
    int first = -1;
    int last = -1;
    for (int at = 0; at < across; ++at) {
        auto const row = level ? PixelBox{box.left, box.top + at, box.right, box.top + at + 1}
                               : PixelBox{box.left + at, box.top, box.left + at + 1, box.bottom};
        if (count_pixels(cut(lines, row).get()) * 2 < along)
            continue;
        first = first < 0 ? at : first;
        last = at;
    }
    if (first < 0 || last - first >= thickest_line)
        return std::nullopt;
    return static_cast<float>(level ? box.top : box.left) + static_cast<float>(first + last + 1) / 2;
}

std::vector<Segment> find_segments(Pix* ink, Pix* seal, bool level)
{
    // Thickened across, so that a line that steps by a pixel stays one.
    PixPtr const thick{pixDilateBrick(nullptr, ink, level ? 1 : 3, level ? 3 : 1)};
    PixPtr const closed{pixCloseBrick(nullptr, thick.get(), level ? 5 : 1, level ? 1 : 7)};
    PixPtr const lines{pixOpenBrick(nullptr, closed.get(), level ? shortest_level : 1, level ? 1 : shortest_upright)};
    if (seal != nullptr)
        go_on_beneath(lines.get(), seal, level);
    std::vector<Segment> segments;
    for (auto const& box : component_boxes(lines.get())) {
        auto const thickness = level ? box.height() : box.width();
        auto const length = level ? box.width() : box.height();
        if (length < 3 * thickness)
            continue;
        auto const middle = thickness > thickest_line ? middle_of_line(lines.get(), box, level)
                                                      : std::optional{static_cast<float>(level ? box.top + box.bottom : box.left + box.right) / 2};
        if (middle && level)
            segments.push_back({*middle, static_cast<float>(box.left), static_cast<float>(box.right)});
        else if (middle)
            segments.push_back({*middle, static_cast<float>(box.top), static_cast<float>(box.bottom)});
    }
    return segments;
}

bool ends_on(float end, float at, std::vector<Segment> const& across)
{
    return std::ranges::any_of(across, [&](Segment const& line) {
        return std::abs(line.at - end) <= end_tolerance && at >= line.from - tolerance && at <= line.to + tolerance;
    });
}

// The share of ink in two strips along the line, left free by its own thickness.
float ink_beside(Pix* ink, Segment const& line, bool level)
{
    constexpr int near = 6;
    constexpr int far = 13;
    auto const at = static_cast<int>(line.at);
    auto const from = static_cast<int>(line.from) + near;
    auto const to = static_cast<int>(line.to) - near;
    auto const strip = [&](int low, int high) {
        return count_pixels(cut(ink, level ? PixelBox{from, low, to, high} : PixelBox{low, from, high, to}).get());
    };
    auto const area = 2 * (far - near) * std::max(to - from, 1);
    return static_cast<float>(strip(at - far, at - near) + strip(at + near, at + far)) / static_cast<float>(area);
}

// A short line that ends in the open, or has much ink beside it, is made of the strokes of characters.
void drop_strokes(Pix* ink, std::vector<Segment>& lines, std::vector<Segment> const& across, bool level)
{
    std::erase_if(lines, [&](Segment const& line) {
        if (line.to - line.from >= surely_line)
            return false;
        return !ends_on(line.from, line.at, across) || !ends_on(line.to, line.at, across) ||
               ink_beside(ink, line, level) > most_beside;
    });
}

}  // namespace

std::vector<Grid> find_picture_grids(Pix* ink, Pix* seal)
{
    Ruling ruling{find_segments(ink, seal, true), find_segments(ink, seal, false)};
    drop_strokes(ink, ruling.upright, ruling.level, false);
    drop_strokes(ink, ruling.level, ruling.upright, true);
    auto grids = find_grids(ruling, tolerance);
    std::erase_if(grids, [](Grid const& grid) {
        return width_of(grid.box) < narrowest_table || height_of(grid.box) < lowest_table;
    });
    return grids;
}

}  // namespace document::page
