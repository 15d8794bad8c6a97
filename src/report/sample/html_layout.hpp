#pragma once

#include "document/document.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace report {

// The ways in which offices put their report on the web, besides the official layout of document/write.
enum class HtmlLayout : std::uint8_t {
    site,  // the page of a government site: navigation, tables as they were pasted, 9 to 12 KB
    word   // saved from Word as a web page: styles in every cell, a table around the page, about 190 KB
};
inline constexpr std::array all_html_layouts{HtmlLayout::site, HtmlLayout::word};

[[nodiscard]] std::string_view to_string(HtmlLayout layout);

// What goes wrong in the source text of a page and not in what it says.
struct HtmlHazards {
    bool tables_in_cells = false;   // a figure in a table of its own
    bool no_break_spaces = false;   // &nbsp; around and instead of text
    bool inline_markup = false;     // a figure in several elements
    bool line_breaks = false;       // <br> inside labels
    bool open_cells = false;        // </td> and </tr> left out, names in capitals, attributes without quotes
    bool hidden_rows = false;       // rows that a browser does not show, with other figures
    bool character_references = false;  // &#48; for 0
    bool spans_too_long = false;    // rowspan past the end of the table

    friend bool operator==(HtmlHazards const&, HtmlHazards const&) = default;
};

[[nodiscard]] std::string lay_out(document::Document const& document, HtmlLayout layout, HtmlHazards const& hazards = {});

}  // namespace report
