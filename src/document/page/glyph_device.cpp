#include "document/page/glyph_device.hpp"

#include "base/utf8.hpp"

#include <GfxFont.h>
#include <GfxState.h>
#include <UTF.h>
#include <goo/gmem.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace document::page {
namespace {

constexpr double shortest_line = 4.0;  // points
constexpr double thickest_line = 4.0;
constexpr double slant = 0.75;  // by which a straight line may lean
constexpr std::size_t glyphs_an_element = 20;
constexpr std::size_t saved_a_level = 16;  // graphics states that may be open for each level of depth
constexpr int invisible_text = 3;
constexpr GfxColorComp near_white = static_cast<GfxColorComp>(0.94 * gfxColorComp1);

bool is_space(char32_t c) { return c <= 0x20 || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) || c == 0xFEFF; }

bool is_private(char32_t c) { return c >= 0xE000 && c <= 0xF8FF; }

bool is_white(GfxRGB const& colour) { return std::min({colour.r, colour.g, colour.b}) >= near_white; }

Box clip_of(GfxState const& state)
{
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    state.getClipBBox(&left, &top, &right, &bottom);
    return {static_cast<float>(left), static_cast<float>(top), static_cast<float>(right), static_cast<float>(bottom)};
}

}  // namespace

void GlyphDevice::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                           CharCode /*code*/, int /*bytes*/, Unicode const* unicode, int length)
{
    if (page_.content.glyphs.size() >= glyphs_an_element * most_elements_)
        full_ = true;
    auto const size = state->getTransformedFontSize();
    if (full_ || !(size > 0.5 && size < 2000))
        return;
    double px = 0;
    double py = 0;
    double wx = 0;
    double wy = 0;
    state->transform(x - origin_x, y - origin_y, &px, &py);
    auto const spacing = state->getCharSpace() * state->getHorizScaling();
    auto const vertical = state->getFont() != nullptr && state->getFont()->getWMode() != 0;
    state->transformDelta(vertical ? dx : dx - spacing, dy, &wx, &wy);
    if (std::abs(wx) + std::abs(wy) > 4 * size || !std::isfinite(px) || !std::isfinite(py))
        return;
    auto const turn = std::abs(wx) >= std::abs(wy) ? (wx >= 0 ? 0U : 2U) : (wy >= 0 ? 1U : 3U);
    ++turned_[vertical ? 0U : turn];
    if (length == 0 || (length == 1 && (unicode[0] == 0 || is_private(unicode[0])))) {
        ++unmapped_;
        return;
    }
    if (state->getRender() == invisible_text)
        ++invisible_;
    if (vertical)
        wx = size;
    for (int at = 0; at < length; ++at) {
        if (is_space(unicode[at]))
            continue;
        auto const from = px + wx * at / length;
        page_.content.glyphs.push_back({unicode[at], static_cast<float>(from), static_cast<float>(from + wx / length),
                                        static_cast<float>(vertical ? py + 0.88 * size : py), static_cast<float>(size)});
    }
}

void GlyphDevice::beginActualText(GfxState* /*state*/, GooString const* text)
{
    if (actual_from_ || text == nullptr)
        return;
    Unicode* characters = nullptr;
    auto const length = TextStringToUCS4(text->toStr(), &characters);
    actual_text_.assign(characters, characters + std::max(length, 0));
    gfree(characters);
    std::erase_if(actual_text_, is_space);
    actual_from_ = page_.content.glyphs.size();
}

// The replacement text takes the place of the glyphs drawn since it began.
void GlyphDevice::endActualText(GfxState* /*state*/)
{
    auto& glyphs = page_.content.glyphs;
    auto const from = std::exchange(actual_from_, std::nullopt);
    if (!from || *from >= glyphs.size())
        return;
    auto const drawn = glyphs.size() - *from;
    if (drawn == actual_text_.size()) {
        for (std::size_t at = 0; at < drawn; ++at)
            glyphs[*from + at].character = actual_text_[at];
        return;
    }
    auto first = glyphs[*from];
    auto const one_line = std::all_of(glyphs.begin() + static_cast<std::ptrdiff_t>(*from), glyphs.end(),
                                      [&](Glyph const& glyph) { return glyph.baseline == first.baseline; });
    if (!one_line || actual_text_.empty())
        return;
    auto const width = (glyphs.back().right - first.left) / static_cast<float>(actual_text_.size());
    glyphs.resize(*from);
    for (auto character : actual_text_) {
        glyphs.push_back({character, first.left, first.left + width, first.baseline, first.size});
        first.left += width;
    }
}

void GlyphDevice::add_segment(GfxState const& state, double x1, double y1, double x2, double y2)
{
    if (!std::isfinite(x1 + y1 + x2 + y2) || full_)
        return;
    auto const clip = clip_of(state);
    auto const level = std::abs(y1 - y2) <= slant && std::abs(x1 - x2) >= shortest_line;
    auto const upright = std::abs(x1 - x2) <= slant && std::abs(y1 - y2) >= shortest_line;
    if (level == upright)
        return;
    auto const at = static_cast<float>(level ? (y1 + y2) / 2 : (x1 + x2) / 2);
    auto const low = level ? clip.left : clip.top;
    auto const high = level ? clip.right : clip.bottom;
    auto const from = std::max(static_cast<float>(level ? std::min(x1, x2) : std::min(y1, y2)), low);
    auto const to = std::min(static_cast<float>(level ? std::max(x1, x2) : std::max(y1, y2)), high);
    auto const across_low = (level ? clip.top : clip.left) - 1;
    auto const across_high = (level ? clip.bottom : clip.right) + 1;
    if (to - from < static_cast<float>(shortest_line) || at < across_low || at > across_high)
        return;
    auto& ruling = page_.content.ruling;
    full_ = ruling.level.size() + ruling.upright.size() >= most_elements_;
    (level ? ruling.level : ruling.upright).push_back({at, from, to});
}

void GlyphDevice::add_thin(GfxState const& state, Box const& box)
{
    auto const x = (box.left + box.right) / 2;
    auto const y = (box.top + box.bottom) / 2;
    if (height_of(box) <= static_cast<float>(thickest_line) && width_of(box) > 2 * height_of(box))
        add_segment(state, box.left, y, box.right, y);
    else if (width_of(box) <= static_cast<float>(thickest_line) && height_of(box) > 2 * width_of(box))
        add_segment(state, x, box.top, x, box.bottom);
}

void GlyphDevice::stroke(GfxState* state)
{
    GfxRGB colour;
    state->getStrokeRGB(&colour);
    if (is_white(colour) || state->getTransformedLineWidth() > thickest_line)
        return;
    auto const& path = *state->getPath();
    for (int sub = 0; sub < path.getNumSubpaths() && !full_; ++sub) {
        auto const& points = *path.getSubpath(sub);
        for (int at = 1; at < points.getNumPoints(); ++at) {
            if (points.getCurve(at) || points.getCurve(at - 1))
                continue;
            double x1 = 0;
            double y1 = 0;
            double x2 = 0;
            double y2 = 0;
            state->transform(points.getX(at - 1), points.getY(at - 1), &x1, &y1);
            state->transform(points.getX(at), points.getY(at), &x2, &y2);
            add_segment(*state, x1, y1, x2, y2);
        }
    }
}

void GlyphDevice::fill(GfxState* state)
{
    GfxRGB colour;
    state->getFillRGB(&colour);
    if (is_white(colour))
        return;
    auto const& path = *state->getPath();
    for (int sub = 0; sub < path.getNumSubpaths() && !full_; ++sub) {
        auto const& points = *path.getSubpath(sub);
        if (points.getNumPoints() < 4 || points.getNumPoints() > 6)
            continue;
        Box box{1e9F, 1e9F, -1e9F, -1e9F};
        for (int at = 0; at < points.getNumPoints(); ++at) {
            double x = 0;
            double y = 0;
            state->transform(points.getX(at), points.getY(at), &x, &y);
            box = {std::min(box.left, static_cast<float>(x)), std::min(box.top, static_cast<float>(y)),
                   std::max(box.right, static_cast<float>(x)), std::max(box.bottom, static_cast<float>(y))};
        }
        add_thin(*state, box);
    }
}

void GlyphDevice::saveState(GfxState* /*state*/)
{
    full_ = full_ || ++saved_ > limits_.depth * saved_a_level;
}

void GlyphDevice::restoreState(GfxState* /*state*/)
{
    saved_ -= saved_ > 0 ? 1 : 0;
}

base::Error GlyphDevice::refusal() const
{
    return has_huge_picture_ ? over_limit("pixels", limits_.pixels) : over_limit("elements", limits_.elements);
}

void GlyphDevice::add_picture(GfxState* state, int width, int height)
{
    auto const pixels = static_cast<std::size_t>(std::max(width, 0)) * static_cast<std::size_t>(std::max(height, 0));
    has_huge_picture_ = has_huge_picture_ || pixels > limits_.pixels;
    Box box{1e9F, 1e9F, -1e9F, -1e9F};
    for (auto const& [u, v] : {std::pair{0, 0}, {0, 1}, {1, 0}, {1, 1}}) {
        double x = 0;
        double y = 0;
        state->transform(u, v, &x, &y);
        box = {std::min(box.left, static_cast<float>(x)), std::min(box.top, static_cast<float>(y)),
               std::max(box.right, static_cast<float>(x)), std::max(box.bottom, static_cast<float>(y))};
    }
    add_thin(*state, box);
    auto const clip = clip_of(*state);
    box = {std::max(box.left, clip.left), std::max(box.top, clip.top), std::min(box.right, clip.right),
           std::min(box.bottom, clip.bottom)};
    auto& pictures = page_.content.pictures;
    full_ = full_ || pictures.size() >= most_elements_;
    if (!full_ && width_of(box) > 1 && height_of(box) > 1)
        pictures.push_back(box);
}

void GlyphDevice::drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                            GfxImageColorMap* colours, bool interpolate, int const* mask_colours, bool inline_image)
{
    add_picture(state, width, height);
    if (!full())
        OutputDev::drawImage(state, ref, stream, width, height, colours, interpolate, mask_colours, inline_image);
}

void GlyphDevice::drawMaskedImage(GfxState* state, Object* /*ref*/, Stream* /*stream*/, int width, int height,
                                  GfxImageColorMap* /*colours*/, bool /*interpolate*/, Stream* /*mask*/,
                                  int /*mask_width*/, int /*mask_height*/, bool /*mask_invert*/, bool /*mask_interpolate*/)
{
    add_picture(state, width, height);
}

void GlyphDevice::drawSoftMaskedImage(GfxState* state, Object* /*ref*/, Stream* /*stream*/, int width,
                                      int height, GfxImageColorMap* /*colours*/, bool /*interpolate*/,
                                      Stream* /*mask*/, int /*mask_width*/, int /*mask_height*/,
                                      GfxImageColorMap* /*mask_colours*/, bool /*mask_interpolate*/)
{
    add_picture(state, width, height);
}

void GlyphDevice::drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert,
                                bool interpolate, bool inline_image)
{
    add_picture(state, width, height);
    if (!full())
        OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, inline_image);
}

int GlyphDevice::text_turn() const
{
    return static_cast<int>(std::ranges::max_element(turned_) - turned_.begin());
}

PdfPage GlyphDevice::take(float width, float height)
{
    page_.content.width = width;
    page_.content.height = height;
    std::erase_if(page_.content.glyphs, [&](Glyph const& glyph) {
        return glyph.right < 0 || glyph.left > width || glyph.baseline < 0 || glyph.baseline > height + glyph.size;
    });
    auto const glyphs = page_.content.glyphs.size();
    page_.text_is_recognised = glyphs > 0 && invisible_ * 10 >= glyphs * 9;
    page_.text_is_unmapped = unmapped_ * 5 > glyphs;
    return std::move(page_);
}

}  // namespace document::page
