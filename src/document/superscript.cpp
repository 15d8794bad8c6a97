#include "document/superscript.hpp"

#include <array>

namespace document {

std::string to_superscripts(std::string_view text)
{
    constexpr std::array<std::string_view, 10> raised{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string superscripts;
    for (auto const c : text)
        if (c >= '0' && c <= '9')
            superscripts += raised[static_cast<std::size_t>(c - '0')];
        else
            superscripts += c;
    return superscripts;
}

}  // namespace document
