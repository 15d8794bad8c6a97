#pragma once

#include <string_view>

namespace document {

// The attributes that matter, as written.
struct HtmlAttributes {
    int row_span = 1;
    int column_span = 1;
    int width = 0;
    int height = 0;
    bool has_height = false;
    bool hidden = false;
    bool struck = false;
    bool raised = false;
    std::string_view source;
};

void take_attribute(HtmlAttributes& attributes, std::string_view name, std::string_view value);

// An element with so many attributes that the parser, which compares each with each, would take minutes for it.
[[nodiscard]] bool has_endless_tag(std::string_view html);

}  // namespace document
