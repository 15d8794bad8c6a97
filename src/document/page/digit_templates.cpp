#include "document/page/digit_templates.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace document::page {
namespace {

constexpr float alike = 0.80F;   // correlation from which on a character may be a digit
constexpr float margin = 0.08F;  // by which the best must outdo the next

std::size_t index_of(char digit) { return static_cast<std::size_t>(digit - '0'); }

}  // namespace

// The part's grey pixels averaged over a small raster, without mean and of length one.
DigitTemplates::Picture DigitTemplates::picture_of(CellInk const& ink, PixelBox const& part)
{
    Picture picture{};
    auto const piece = cut(ink.grey.get(), part);
    PixPtr const small{piece ? pixScaleToSize(piece.get(), width, height) : nullptr};
    if (!small)
        return picture;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            l_uint32 grey = 255;
            pixGetPixel(small.get(), x, y, &grey);
            picture[static_cast<std::size_t>(y) * width + x] = 255 - static_cast<float>(grey);
        }
    auto const mean = std::accumulate(picture.begin(), picture.end(), 0.0F) / static_cast<float>(picture.size());
    float squares = 0;
    for (auto& value : picture) {
        value -= mean;
        squares += value * value;
    }
    if (squares > 0)
        for (auto& value : picture)
            value /= std::sqrt(squares);
    return picture;
}

void DigitTemplates::learn(CellInk const& ink, std::size_t at, char digit)
{
    auto const& part = ink.parts[at];
    auto& known = templates_[index_of(digit)];
    auto const picture = picture_of(ink, part);
    for (std::size_t pixel = 0; pixel < picture.size(); ++pixel)
        known.sum[pixel] += picture[pixel];
    known.slimness += static_cast<float>(part.width()) / static_cast<float>(part.height());
    ++known.count;
}

std::array<float, 10> DigitTemplates::likeness(CellInk const& ink, PixelBox const& part) const
{
    std::array<float, 10> result{};
    auto const picture = picture_of(ink, part);
    auto const slimness = static_cast<float>(part.width()) / static_cast<float>(part.height());
    for (std::size_t digit = 0; digit < result.size(); ++digit) {
        auto const& known = templates_[digit];
        if (known.count == 0) {
            result[digit] = -2;
            continue;
        }
        auto const length = std::sqrt(std::inner_product(known.sum.begin(), known.sum.end(), known.sum.begin(), 0.0F));
        auto const product = std::inner_product(picture.begin(), picture.end(), known.sum.begin(), 0.0F);
        auto const wider = std::abs(slimness - known.slimness / static_cast<float>(known.count));
        result[digit] = product / std::max(length, 1e-6F) - wider;
    }
    return result;
}

bool DigitTemplates::confirm(CellInk const& ink, std::size_t at, char digit) const
{
    auto like = likeness(ink, ink.parts[at]);
    auto const own = std::exchange(like[index_of(digit)], -3.0F);
    return own >= alike && own - std::ranges::max(like) >= margin;
}

bool DigitTemplates::contradict(CellInk const& ink, std::size_t at, char digit) const
{
    auto const like = likeness(ink, ink.parts[at]);
    auto const own = like[index_of(digit)];
    return own > -2 && std::ranges::max(like) > own + margin / 2;
}

}  // namespace document::page
