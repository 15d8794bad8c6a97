#pragma once

#include "document/page/pdf_content.hpp"

#include <OutputDev.h>

#include <cstddef>
#include <optional>

namespace document::page {

// Takes what poppler would draw on one page and keeps glyphs, straight lines and the places of pictures.
class GlyphDevice : public OutputDev {
public:
    // Stops taking after limits.elements lines and pictures, or twenty times as many glyphs.
    explicit GlyphDevice(Limits const& limits) : limits_{limits}, most_elements_{limits.elements} {}

    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }

    // Patterns hold no text, and drawing one in tiny steps takes for ever.
    bool useTilingPatternFill() override { return true; }
    bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, double const*, int, int, int, int, double,
                           double) override
    {
        return true;
    }
    void saveState(GfxState* state) override;
    void restoreState(GfxState* state) override;

    void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                  CharCode code, int bytes, Unicode const* unicode, int length) override;
    void beginActualText(GfxState* state, GooString const* text) override;
    void endActualText(GfxState* state) override;
    void stroke(GfxState* state) override;
    void fill(GfxState* state) override;
    void eoFill(GfxState* state) override { fill(state); }
    void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colours,
                   bool interpolate, int const* mask_colours, bool inline_image) override;
    void drawMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colours,
                         bool interpolate, Stream* mask, int mask_width, int mask_height, bool mask_invert,
                         bool mask_interpolate) override;
    void drawSoftMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                             GfxImageColorMap* colours, bool interpolate, Stream* mask, int mask_width, int mask_height,
                             GfxImageColorMap* mask_colours, bool mask_interpolate) override;
    void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert,
                       bool interpolate, bool inline_image) override;

    [[nodiscard]] bool full() const { return full_ || has_huge_picture_; }
    // What is full is refused with this.
    [[nodiscard]] base::Error refusal() const;
    // Called now and then while a page is drawn: many steps that leave no trace fill it as well.
    void count_step() { full_ = full_ || ++steps_ > most_elements_ * steps_an_element; }
    // Quarter turns, clockwise, in which most of the text runs.
    [[nodiscard]] int text_turn() const;
    [[nodiscard]] PdfPage take(float width, float height);

private:
    void add_segment(GfxState const& state, double x1, double y1, double x2, double y2);
    void add_thin(GfxState const& state, Box const& box);
    void add_picture(GfxState* state, int width, int height);

    static constexpr std::size_t steps_an_element = 2;

    Limits limits_;
    std::size_t most_elements_;
    std::size_t steps_ = 0;
    std::size_t saved_ = 0;  // graphics states that are not restored yet
    bool has_huge_picture_ = false;
    PdfPage page_;
    std::size_t invisible_ = 0;
    std::size_t unmapped_ = 0;
    std::array<std::size_t, 4> turned_{};
    std::optional<std::size_t> actual_from_;  // first glyph of the running replacement text
    std::u32string actual_text_;
    bool full_ = false;
};

}  // namespace document::page
