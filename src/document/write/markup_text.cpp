#include "document/write/markup_text.hpp"

#include "base/utf8.hpp"

namespace document {
namespace {

bool is_forbidden(char32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n') || c == 0x7F || c == 0xFFFE || c == 0xFFFF;
}

}  // namespace

void append_escaped(std::string& markup, std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        auto const byte = static_cast<unsigned char>(text[at]);
        switch (byte) {
        case '<': markup += "&lt;"; ++at; continue;
        case '>': markup += "&gt;"; ++at; continue;
        case '&': markup += "&amp;"; ++at; continue;
        case '"': markup += "&quot;"; ++at; continue;
        case '!':  // "<!" is taken for a mark by readers that see it after the entities are resolved
            markup += markup.ends_with("&lt;") ? "&#33;" : "!";
            ++at;
            continue;
        default: break;
        }
        auto const code_point = base::next_code_point(text, at);
        if (!is_forbidden(code_point))
            base::append_utf8(markup, code_point);
    }
}

}  // namespace document
