#pragma once

#include "document/page/pdf_content.hpp"

#include <OutputDev.h>

#include <cstddef>
#include <optional>

namespace document::page {

// Takes what poppler would draw on one page and keeps glyphs, straight lines and the places of pictures.
class GlyphDevice : public OutputDev {
public:
    // Stops taking after `most_elements` lines and pictures, or twenty times as many glyphs.
    explicit GlyphDevice(std::size_t most_elements) : most_elements_{most_elements} {}

    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }

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

    [[nodiscard]] bool full() const { return full_; }
    // Quarter turns, clockwise, in which most of the text runs.
    [[nodiscard]] int text_turn() const;
    [[nodiscard]] PdfPage take(float width, float height);

private:
    void add_segment(GfxState const& state, double x1, double y1, double x2, double y2);
    void add_thin(GfxState const& state, Box const& box);
    void add_picture(GfxState* state);

    std::size_t most_elements_;
    PdfPage page_;
    std::size_t invisible_ = 0;
    std::size_t unmapped_ = 0;
    std::array<std::size_t, 4> turned_{};
    std::optional<std::size_t> actual_from_;  // first glyph of the running replacement text
    std::u32string actual_text_;
    bool full_ = false;
};

}  // namespace document::page
