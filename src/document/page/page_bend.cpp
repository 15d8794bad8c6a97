#include "document/page/page_bend.hpp"

#include "document/page/long_lines.hpp"

#include <algorithm>
#include <cmath>

namespace document::page {
namespace {

constexpr int strip = 32;                 // columns that are looked at together
constexpr std::size_t fewest_lines = 4;   // that must cross a strip
constexpr double least_bend = 3;          // pixels
constexpr double most_bend = 120;

double median(std::vector<double>& values)
{
    auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// By how much lines fall from the middle of each strip to that of the next.
std::vector<double> falls(Pix* ink)
{
    auto const strips = static_cast<std::size_t>(pixGetWidth(ink) / strip);
    std::vector<std::vector<double>> seen(strips);
    for (auto const& line : find_long_lines(ink)) {
        std::optional<double> before;
        for (std::size_t at = 0; at < strips; ++at) {
            auto const left = static_cast<int>(at) * strip;
            auto const whole = left >= line.box.left && left + strip <= line.box.right;
            auto const height = whole ? line.height_at(left, strip) : std::nullopt;
            if (height && before)
                seen[at].push_back(*height - *before);
            before = height;
        }
    }
    std::vector<double> result(strips);
    for (std::size_t at = 0; at < strips; ++at)
        if (seen[at].size() >= fewest_lines)
            result[at] = median(seen[at]);
    return result;
}

// Height of the strips' middles between them, column by column.
std::vector<double> between(std::vector<double> const& heights, int width)
{
    std::vector<double> columns;
    for (int x = 0; x < width; ++x) {
        auto const place = std::clamp((x - strip / 2.0) / strip, 0.0, static_cast<double>(heights.size() - 1));
        auto const low = static_cast<std::size_t>(place);
        auto const high = std::min(low + 1, heights.size() - 1);
        columns.push_back(std::lerp(heights[low], heights[high], place - std::floor(place)));
    }
    return columns;
}

}  // namespace

std::vector<double> find_bend(Pix* ink)
{
    auto heights = falls(ink);
    if (heights.size() < 3)
        return {};
    for (std::size_t at = 1; at < heights.size(); ++at)
        heights[at] += heights[at - 1];
    auto const [lowest, highest] = std::ranges::minmax(heights);
    if (highest - lowest < least_bend || highest - lowest > most_bend)
        return {};
    auto const middle = (lowest + highest) / 2;
    for (auto& height : heights)
        height -= middle;
    return between(heights, pixGetWidth(ink));
}

PixPtr flattened(Pix* picture, std::vector<double> const& bend)
{
    PixPtr result{pixCreateTemplate(picture)};
    auto const is_grey = pixGetDepth(picture) == 8;
    auto const height = pixGetHeight(picture);
    auto const row = [](Pix* pix, int y) { return pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix); };
    auto const columns = std::min(pixGetWidth(picture), static_cast<int>(bend.size()));
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < columns; ++x) {
            auto const from = std::clamp(y + bend[static_cast<std::size_t>(x)], 0.0, height - 1.0);
            auto const above = static_cast<int>(from);
            auto const below = std::min(above + 1, height - 1);
            if (is_grey) {
                auto const share = from - above;
                auto const grey = GET_DATA_BYTE(row(picture, above), x) * (1 - share) + GET_DATA_BYTE(row(picture, below), x) * share;
                SET_DATA_BYTE(row(result.get(), y), x, static_cast<l_uint8>(std::lround(grey)));
            } else if (GET_DATA_BIT(row(picture, static_cast<int>(std::lround(from))), x)) {
                SET_DATA_BIT(row(result.get(), y), x);
            }
        }
    return result;
}

}  // namespace document::page
