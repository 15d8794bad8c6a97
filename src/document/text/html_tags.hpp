#pragma once

#include <cstdint>
#include <string_view>

namespace document {

// What an element means to the reader; every other one is `inline_text`.
enum class HtmlTag : std::uint8_t {
    inline_text,
    struck,     // del, s, strike: said no longer
    raised,     // sup
    block,      // begins and ends a line of text
    line_break,
    preformatted,  // pre and its forerunners: lines and blanks count
    heading,    // h1 to h6
    table,
    row_group,  // tbody, tfoot
    head_group,
    row,
    cell,
    header_cell,
    picture,
    title,
    skipped,    // scripts, styles, choices: nothing in it is text of the page
};

// `name` in small letters, as the HTML parser hands it out.
[[nodiscard]] HtmlTag html_tag(std::string_view name);

[[nodiscard]] constexpr bool is_inline(HtmlTag tag)
{
    return tag == HtmlTag::inline_text || tag == HtmlTag::struck || tag == HtmlTag::raised;
}

// What the declarations of a style attribute make of a text.
struct StyleMarks {
    bool hidden = false;  // display: none
    bool struck = false;  // text-decoration: line-through
    bool raised = false;  // vertical-align: super
};
[[nodiscard]] StyleMarks style_marks(std::string_view style);

}  // namespace document
