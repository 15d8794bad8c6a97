#include "document/write/pdf_text.hpp"

#include "base/utf8.hpp"

#include <cmath>
#include <fmt/format.h>
#include <string>

namespace document {
namespace {

struct Unreference {
    void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
    void operator()(PangoAttrList* attributes) const { pango_attr_list_unref(attributes); }
    void operator()(PangoLayoutIter* iterator) const { pango_layout_iter_free(iterator); }
};
using DescriptionPtr = std::unique_ptr<PangoFontDescription, Unreference>;
using AttributesPtr = std::unique_ptr<PangoAttrList, Unreference>;
using IteratorPtr = std::unique_ptr<PangoLayoutIter, Unreference>;

// The licensed faces of GB/T 9704 where a site has them, then the nearest free ones.
char const* families(Face face)
{
    switch (face) {
    case Face::title: return "方正小标宋简体,FZXiaoBiaoSong-B05S,Noto Serif CJK SC,Source Han Serif SC,AR PL SungtiL GB";
    case Face::heading: return "黑体,SimHei,Noto Sans CJK SC,Source Han Sans SC";
    case Face::subheading: return "楷体_GB2312,KaiTi,LXGW WenKai,AR PL KaitiM GB,Noto Serif CJK SC";
    case Face::body:
    case Face::strong_body: return "仿宋_GB2312,FangSong,FandolFang R,AR PL SungtiL GB,Noto Serif CJK SC";
    case Face::page_number: return "SimSun,AR PL SungtiL GB,Noto Serif CJK SC";
    }
    return "";
}

DescriptionPtr describe(TextStyle const& style)
{
    DescriptionPtr description{pango_font_description_new()};
    pango_font_description_set_family_static(description.get(), families(style.face));
    pango_font_description_set_absolute_size(description.get(), style.size * PANGO_SCALE);
    if (style.face == Face::title || style.face == Face::strong_body)
        pango_font_description_set_weight(description.get(), PANGO_WEIGHT_BOLD);
    return description;
}

int to_pango(double points) { return static_cast<int>(std::lround(points * PANGO_SCALE)); }

// Control characters have no glyph and no meaning on paper.
std::string printable(std::string_view text)
{
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto const code_point = base::next_code_point(text, at);
        if (code_point == '\t')
            clean += ' ';
        else if (code_point == '\n' || (code_point >= 0x20 && code_point != 0x7F))
            base::append_utf8(clean, code_point);
    }
    return clean;
}

// The first character that no face has; 0 when each has one.
char32_t missing_character(PangoLayout* layout)
{
    if (pango_layout_get_unknown_glyphs_count(layout) == 0)
        return 0;
    IteratorPtr const iterator{pango_layout_get_iter(layout)};
    do {
        auto const* run = pango_layout_iter_get_run_readonly(iterator.get());
        for (int i = 0; run != nullptr && i < run->glyphs->num_glyphs; ++i)
            if (auto const glyph = run->glyphs->glyphs[i].glyph; (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
                return glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
    } while (pango_layout_iter_next_run(iterator.get()) != 0);
    return base::replacement_character;
}

}  // namespace

TextSetter::TextSetter(cairo_t* cairo) : context_{pango_cairo_create_context(cairo)}
{
    pango_context_set_language(context_.get(), pango_language_from_string("zh-cn"));
    pango_context_set_base_dir(context_.get(), PANGO_DIRECTION_LTR);
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
}

base::Result<LayoutPtr> TextSetter::set(std::string_view text, TextStyle const& style) const
{
    LayoutPtr layout{pango_layout_new(context_.get())};
    auto const description = describe(style);
    pango_layout_set_font_description(layout.get(), description.get());
    pango_layout_set_width(layout.get(), to_pango(style.width));
    pango_layout_set_indent(layout.get(), to_pango(style.indent));
    pango_layout_set_alignment(layout.get(), style.alignment);
    pango_layout_set_justify(layout.get(), style.justified ? TRUE : FALSE);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_auto_dir(layout.get(), FALSE);
    if (style.letter_space != 0) {
        AttributesPtr const attributes{pango_attr_list_new()};
        pango_attr_list_insert(attributes.get(), pango_attr_letter_spacing_new(to_pango(style.letter_space)));
        pango_layout_set_attributes(layout.get(), attributes.get());
    }
    auto const clean = printable(text);
    pango_layout_set_text(layout.get(), clean.c_str(), static_cast<int>(clean.size()));

    if (auto const missing = missing_character(layout.get()); missing != 0) {
        std::string character;
        base::append_utf8(character, missing);
        return base::fail(base::ErrorKind::unsupported, "pdf.no-glyph",
                          "no font on this machine has the character “{character}” ({code_point})",
                          {{"character", character}, {"code_point", fmt::format("U+{:04X}", static_cast<std::uint32_t>(missing))}});
    }
    return layout;
}

int line_count(PangoLayout* layout)
{
    return pango_layout_get_line_count(layout);
}

void draw_line(cairo_t* cairo, PangoLayout* layout, int line, double left, double baseline)
{
    IteratorPtr const iterator{pango_layout_get_iter(layout)};
    for (int i = 0; i < line; ++i)
        pango_layout_iter_next_line(iterator.get());
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(iterator.get(), nullptr, &logical);
    cairo_move_to(cairo, left + pango_units_to_double(logical.x), baseline);
    pango_cairo_show_layout_line(cairo, pango_layout_iter_get_line_readonly(iterator.get()));
}

}  // namespace document
