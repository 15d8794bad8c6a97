#include "document/page/picture_cleaning.hpp"

#include "document/page/keystone.hpp"
#include "document/page/page_bend.hpp"
#include "document/page/recogniser.hpp"

#include <algorithm>
#include <cmath>

namespace document::page {
namespace {

constexpr int seal_contrast = 45;   // by which red outshines green and blue in a seal's ink
constexpr int largest_speck = 3;    // pixels at 300 dots an inch, smaller than a full stop
constexpr float steepest_skew = 6;  // degrees
constexpr int paper = 245;

PixPtr to_colour(Pix* picture)
{
    PixPtr plain{pixRemoveColormap(picture, REMOVE_CMAP_BASED_ON_SRC)};
    if (plain && pixGetDepth(plain.get()) == 32 && pixGetSpp(plain.get()) == 4)
        plain.reset(pixAlphaBlendUniform(plain.get(), 0xFFFFFF00));
    if (!plain || pixGetDepth(plain.get()) == 32)
        return plain;
    return PixPtr{pixConvertTo8(plain.get(), 0)};
}

// About 300 dots an inch: small pictures are doubled, very large ones halved.
float scale_for(Pix* picture, int dots_per_inch)
{
    if (dots_per_inch > 0)
        return 300.0F / static_cast<float>(dots_per_inch);
    auto const side = std::min(pixGetWidth(picture), pixGetHeight(picture));
    return side < 1900 ? 2.0F : (side > 4400 ? 0.5F : 1.0F);
}

// Black on white of where red ink lies. A little red is any warm light; a lot is a seal.
PixPtr find_seal(Pix* picture)
{
    if (pixGetDepth(picture) != 32)
        return nullptr;
    auto const width = pixGetWidth(picture);
    auto const height = pixGetHeight(picture);
    PixPtr mask{pixCreate(width, height, 1)};
    for (l_int32 y = 0; y < height; ++y) {
        auto const* from = pixGetData(picture) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(picture);
        auto* to = pixGetData(mask.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(mask.get());
        for (l_int32 x = 0; x < width; ++x) {
            l_int32 red = 0;
            l_int32 green = 0;
            l_int32 blue = 0;
            extractRGBValues(from[x], &red, &green, &blue);
            if (red - std::max(green, blue) > seal_contrast)
                SET_DATA_BIT(to, x);
        }
    }
    PixPtr solid{pixOpenBrick(nullptr, mask.get(), 2, 2)};
    if (count_pixels(solid.get()) < 200)
        return nullptr;
    return mask;
}

// Red ink is bright in the red channel, print is not.
PixPtr to_grey(Pix* picture)
{
    return PixPtr{pixGetDepth(picture) == 32 ? pixGetRGBComponent(picture, COLOR_RED) : pixClone(picture)};
}

PixPtr level_light(Pix* grey)
{
    PixPtr even{pixBackgroundNorm(grey, nullptr, nullptr, 24, 24, 80, 60, paper, 2, 2)};
    return even ? std::move(even) : PixPtr{pixClone(grey)};
}

// `lighter` lets thin strokes count that doubling a coarse picture has paled.
PixPtr to_ink(Pix* grey, int lighter)
{
    l_uint32 threshold = 150;
    Pix* thresholds = nullptr;
    if (pixOtsuAdaptiveThreshold(grey, std::max(pixGetWidth(grey), 16), std::max(pixGetHeight(grey), 16), 0, 0, 0.05F,
                                 &thresholds, nullptr) == 0) {
        PixPtr const one{thresholds};
        pixGetPixel(one.get(), 0, 0, &threshold);
    }
    return PixPtr{pixThresholdToBinary(grey, std::clamp(static_cast<int>(threshold) + lighter, 150, 215))};
}

void turn(PixPtr& picture, int quarters)
{
    if (picture && quarters % 4 != 0)
        picture.reset(pixRotateOrth(picture.get(), quarters % 4));
}

// Parts of the page without long lines where most print lies, as sample for telling up from down.
PixPtr densest_part(Pix* grey, Pix* ink)
{
    constexpr int side = 700;
    PixPtr lines_h{pixOpenBrick(nullptr, ink, 60, 1)};
    PixPtr lines_v{pixOpenBrick(nullptr, ink, 1, 60)};
    PixPtr text{pixSubtract(nullptr, ink, lines_h.get())};
    pixSubtract(text.get(), text.get(), lines_v.get());
    PixPtr clean{pixCopy(nullptr, grey)};
    PixPtr lines{pixOr(nullptr, lines_h.get(), lines_v.get())};
    PixPtr thick{pixDilateBrick(nullptr, lines.get(), 7, 7)};
    pixSetMasked(clean.get(), thick.get(), 255);
    PixelBox best{0, 0, std::min(side, pixGetWidth(ink)), std::min(side, pixGetHeight(ink))};
    int most = -1;
    for (int y = 0; y + side / 2 < pixGetHeight(ink); y += side / 2)
        for (int x = 0; x + side / 2 < pixGetWidth(ink); x += side / 2) {
            PixelBox const part{x, y, std::min(x + side, pixGetWidth(ink)), std::min(y + side, pixGetHeight(ink))};
            auto const count = count_pixels(cut(text.get(), part).get());
            if (count > most) {
                most = count;
                best = part;
            }
        }
    return cut(clean.get(), best);
}

// Quarter turns, clockwise, that make the text upright: the turn in which it reads best.
int quarters_to_upright(Pix* grey, Pix* ink, Recogniser& recogniser)
{
    auto const sample = densest_part(grey, ink);
    if (!sample)
        return 0;
    int best = 0;
    int most = -1;
    for (int quarters = 0; quarters < 4; ++quarters) {
        PixPtr const turned{quarters == 0 ? pixClone(sample.get()) : pixRotateOrth(sample.get(), quarters)};
        auto const score = recogniser.mean_confidence(turned.get());
        if (score > most) {
            most = score;
            best = quarters;
        }
        if (score >= 80)
            break;
    }
    return best;
}

float find_skew(Pix* ink)
{
    l_float32 angle = 0;
    l_float32 confidence = 0;
    if (pixFindSkewSweepAndSearch(ink, &angle, &confidence, 4, 2, steepest_skew, 0.5F, 0.01F) != 0 || confidence < 2)
        return 0;
    return std::abs(angle) < 0.03F ? 0 : angle;
}

void rotate(PixPtr& picture, float degrees)
{
    if (!picture)
        return;
    constexpr float radians = 3.14159265F / 180;
    auto const type = pixGetDepth(picture.get()) == 1 ? L_ROTATE_SAMPLING : L_ROTATE_AREA_MAP;
    picture.reset(pixRotate(picture.get(), degrees * radians, type, L_BRING_IN_WHITE, 0, 0));
}

void straighten(PixPtr& picture, Keystone const& keystone)
{
    if (auto straight = picture ? straightened(picture.get(), keystone) : nullptr)
        picture = std::move(straight);
}

void drop_specks(CleanPage& page)
{
    PixPtr print{pixSelectBySize(page.ink.get(), largest_speck + 1, largest_speck + 1, 8, L_SELECT_IF_EITHER,
                                 L_SELECT_IF_GTE, nullptr)};
    if (!print)
        return;
    page.specks.reset(pixSubtract(nullptr, page.ink.get(), print.get()));
    PixPtr near_print{pixDilateBrick(nullptr, print.get(), 7, 7)};
    PixPtr elsewhere{pixInvert(nullptr, near_print.get())};
    pixSetMasked(page.grey.get(), elsewhere.get(), 255);
    page.ink = std::move(print);
}

}  // namespace

CleanPage clean_page(Pix* picture, int dots_per_inch, Recogniser& recogniser)
{
    CleanPage page;
    auto const colour = to_colour(picture);
    if (!colour)
        return page;
    page.seal = find_seal(colour.get());
    page.grey = level_light(to_grey(colour.get()).get());
    auto const known = dots_per_inch > 0 ? dots_per_inch : pixGetXRes(picture);
    auto const scale = scale_for(picture, dots_per_inch);
    if (scale != 1) {
        page.grey.reset(pixScale(page.grey.get(), scale, scale));
        if (page.seal)
            page.seal.reset(pixScale(page.seal.get(), scale, scale));
    }
    page.pixels_a_point = (known >= 50 && known <= 1200 ? static_cast<float>(known) : 300 / scale) * scale / 72;
    auto const lighter = scale > 1 ? 50 : 15;
    auto const rough = to_ink(page.grey.get(), lighter);
    auto const quarters = quarters_to_upright(page.grey.get(), rough.get(), recogniser);
    turn(page.grey, quarters);
    turn(page.seal, quarters);
    auto const upright = to_ink(page.grey.get(), lighter);
    if (auto const keystone = find_keystone(upright.get())) {
        straighten(page.grey, *keystone);
        straighten(page.seal, *keystone);
    } else if (auto const skew = find_skew(upright.get()); skew != 0) {
        rotate(page.grey, skew);
        rotate(page.seal, skew);
    }
    if (auto const bend = find_bend(to_ink(page.grey.get(), lighter).get()); !bend.empty()) {
        page.grey = flattened(page.grey.get(), bend);
        if (page.seal)
            page.seal = flattened(page.seal.get(), bend);
    }
    page.ink = to_ink(page.grey.get(), lighter);
    drop_specks(page);
    if (page.seal)
        page.seal.reset(pixDilateBrick(nullptr, page.seal.get(), 5, 5));
    return page;
}

}  // namespace document::page
