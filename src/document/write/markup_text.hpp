#pragma once

#include <string>
#include <string_view>

namespace document {

// Appends `text` for HTML or XML: < > & " as references, bytes that are no UTF-8 as U+FFFD, and characters that XML
// forbids (controls other than tab and line feed) left out.
void append_escaped(std::string& markup, std::string_view text);

// What stands for a picture, which no writer carries over.
inline constexpr std::string_view picture_placeholder = "〔此处原为图片〕";

// Calls `visit` with each line of `text`, without the line feed.
template <class Visit>  // Visit: void(std::string_view)
void for_each_line(std::string_view text, Visit const& visit)
{
    for (std::size_t begin = 0; begin <= text.size();) {
        auto const end = text.find('\n', begin);
        visit(text.substr(begin, end == std::string_view::npos ? end : end - begin));
        if (end == std::string_view::npos)
            return;
        begin = end + 1;
    }
}

}  // namespace document
