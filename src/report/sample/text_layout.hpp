#pragma once

#include "document/document.hpp"

#include <array>
#include <string>
#include <string_view>

namespace report {

// The ways in which tables survive being copied into plain text.
enum class TextLayout {
    tabs,              // a tab for every place of the grid
    tabs_collapsed,    // cells merged across are one, as browsers copy them
    pipes,             // Markdown with fillers for merged cells
    pipes_collapsed,   // Markdown without them
    exploded_pipes,    // one cell a line, lone pipes between rows
    lines,             // one cell a line, nothing else
    piped_lines,       // one cell a line, each behind a pipe
};
inline constexpr std::array all_text_layouts{TextLayout::tabs,            TextLayout::tabs_collapsed, TextLayout::pipes,
                                             TextLayout::pipes_collapsed, TextLayout::exploded_pipes, TextLayout::lines,
                                             TextLayout::piped_lines};

[[nodiscard]] std::string_view to_string(TextLayout layout);

[[nodiscard]] std::string lay_out(document::Document const& document, TextLayout layout);

}  // namespace report
