#pragma once

#include "base/result.hpp"

#include <cairo.h>
#include <memory>
#include <pango/pangocairo.h>
#include <string_view>

// Text set by Pango for the PDF writer. Lengths in points.
namespace document {

struct Unref {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
    void operator()(PangoContext* context) const { g_object_unref(context); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using LayoutPtr = std::unique_ptr<PangoLayout, Unref>;
using ContextPtr = std::unique_ptr<PangoContext, Unref>;
using SurfacePtr = std::unique_ptr<cairo_surface_t, Unref>;
using CairoPtr = std::unique_ptr<cairo_t, Unref>;

// The faces of the official layout, each with its free stand-ins.
enum class Face { title, heading, subheading, body, strong_body, page_number };

struct TextStyle {
    Face face = Face::body;
    double size = 0;
    double width = 0;          // lines are broken here
    double indent = 0;         // of the first line
    double letter_space = 0;   // added between characters
    PangoAlignment alignment = PANGO_ALIGN_LEFT;
    bool justified = false;
};

class TextSetter {
public:
    explicit TextSetter(cairo_t* cairo);

    // Refused when no face on this machine has one of the characters.
    [[nodiscard]] base::Result<LayoutPtr> set(std::string_view text, TextStyle const& style) const;

private:
    ContextPtr context_;
};

[[nodiscard]] int line_count(PangoLayout* layout);

// Draws one line with its baseline at `baseline`; `left` is the left edge of the layout.
void draw_line(cairo_t* cairo, PangoLayout* layout, int line, double left, double baseline);

}  // namespace document
