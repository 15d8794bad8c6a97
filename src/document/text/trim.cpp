#include "document/text/trim.hpp"

#include "base/ascii.hpp"

#include <array>

namespace document {
namespace {

// No-break space, ideographic space, zero-width space, zero-width no-break space.
constexpr std::array<std::string_view, 4> wide_blanks{"\xC2\xA0", "\xE3\x80\x80", "\xE2\x80\x8B", "\xEF\xBB\xBF"};

}  // namespace

std::size_t leading_blank(std::string_view text)
{
    if (text.empty())
        return 0;
    if (base::is_blank(text.front()))
        return 1;
    if (static_cast<unsigned char>(text.front()) < 0xC2)
        return 0;
    for (auto const blank : wide_blanks)
        if (text.starts_with(blank))
            return blank.size();
    return 0;
}

std::string_view trim_end(std::string_view text)
{
    for (;;) {
        auto const before = text.size();
        if (!text.empty() && base::is_blank(text.back()))
            text.remove_suffix(1);
        for (auto const blank : wide_blanks)
            if (text.ends_with(blank))
                text.remove_suffix(blank.size());
        if (text.size() == before)
            return text;
    }
}

std::string_view trim(std::string_view text)
{
    while (auto const size = leading_blank(text))
        text.remove_prefix(size);
    return trim_end(text);
}

bool is_blank(std::string_view text)
{
    return trim(text).empty();
}

}  // namespace document
