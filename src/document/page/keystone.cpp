#include "document/page/keystone.hpp"

#include "document/page/long_lines.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace document::page {
namespace {

constexpr double least_keystone = 0.004;
constexpr std::size_t fewest_lines = 4;
constexpr double nearest_pair = 120;  // lines nearer to each other tell nothing of how slopes change

// A line through the page: where it crosses the page's middle, and its slope against the edge of the page.
struct AslantLine {
    double at = 0;
    double slope = 0;
};

// All lines of one direction: the slope changes evenly from one edge of the page to the other.
struct Fan {
    double slope = 0;   // at 0
    double change = 0;  // of slope, a pixel
    double first = 0;
    double last = 0;

    [[nodiscard]] double slope_at(double at) const { return slope + change * at; }
};

// The level lines of the picture.
std::vector<AslantLine> find_lines(Pix* ink)
{
    constexpr int end = 24;  // columns at a line's end
    std::vector<AslantLine> found;
    auto const middle = pixGetWidth(ink) / 2.0;
    for (auto const& line : find_long_lines(ink)) {
        auto const left = line.height_at(line.box.left, end);
        auto const right = line.height_at(line.box.right - end, end);
        if (!left || !right)
            continue;
        auto const slope = (*right - *left) / (line.box.width() - end);
        found.push_back({*left + slope * (middle - line.box.left - end / 2.0), slope});
    }
    return found;
}

double median(std::vector<double> values)
{
    auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// By medians, so that a stroke taken for a line does not matter.
std::optional<Fan> to_fan(std::vector<AslantLine> const& lines)
{
    if (lines.size() < fewest_lines)
        return std::nullopt;
    std::vector<double> changes;
    for (std::size_t a = 0; a < lines.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            if (std::abs(lines[a].at - lines[b].at) > nearest_pair)
                changes.push_back((lines[a].slope - lines[b].slope) / (lines[a].at - lines[b].at));
    if (changes.size() < fewest_lines)
        return std::nullopt;
    Fan fan;
    fan.change = median(std::move(changes));
    std::vector<double> slopes;
    for (auto const& line : lines)
        slopes.push_back(line.slope - fan.change * line.at);
    fan.slope = median(std::move(slopes));
    auto const [first, last] = std::ranges::minmax(lines, {}, &AslantLine::at);
    fan.first = first.at;
    fan.last = last.at;
    return fan;
}

Pta* to_points(std::array<Keystone::Point, 4> const& points)
{
    Pta* result = ptaCreate(4);
    for (auto const& point : points)
        ptaAddPt(result, static_cast<l_float32>(point.x), static_cast<l_float32>(point.y));
    return result;
}

}  // namespace

std::optional<Keystone> find_keystone(Pix* ink)
{
    PixPtr const across{pixFlipLR(nullptr, ink)};
    PixPtr const turned{pixRotateOrth(across.get(), 3)};  // x and y change places
    auto const level = to_fan(find_lines(ink));
    auto const upright = to_fan(find_lines(turned.get()));
    if (!level || !upright)
        return std::nullopt;
    auto const cx = pixGetWidth(ink) / 2.0;
    auto const cy = pixGetHeight(ink) / 2.0;
    auto const shear = level->slope_at(cy) + upright->slope_at(cx);
    auto const strongest = std::max({std::abs(level->change) * 2 * cy, std::abs(upright->change) * 2 * cx, std::abs(shear)});
    if (strongest < least_keystone)
        return std::nullopt;
    // Where the level line through (cx, y) and the upright one through (x, cy) meet.
    auto const meet = [&](double x, double y) {
        auto const a = level->slope_at(y);
        auto const c = upright->slope_at(x);
        auto const height = (y + a * (x - cx - c * cy)) / (1 - a * c);
        return Keystone::Point{x + c * (height - cy), height};
    };
    Keystone keystone;
    keystone.meant = {{{upright->first, level->first}, {upright->last, level->first}, {upright->last, level->last}, {upright->first, level->last}}};
    std::ranges::transform(keystone.meant, keystone.seen.begin(), [&](Keystone::Point const& point) { return meet(point.x, point.y); });
    return keystone;
}

PixPtr straightened(Pix* picture, Keystone const& keystone)
{
    auto* seen = to_points(keystone.seen);
    auto* meant = to_points(keystone.meant);
    PixPtr result{pixGetDepth(picture) == 1 ? pixProjectiveSampledPta(picture, meant, seen, L_BRING_IN_WHITE)
                                            : pixProjectivePta(picture, meant, seen, L_BRING_IN_WHITE)};
    ptaDestroy(&seen);
    ptaDestroy(&meant);
    return result;
}

}  // namespace document::page
