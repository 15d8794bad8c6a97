#include "document/superscript.hpp"

#include "base/ascii.hpp"

#include <array>

namespace document {

std::string to_superscripts(std::string_view text)
{
    constexpr std::array<std::string_view, 10> raised{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string superscripts;
    for (auto const c : text)
        if (base::is_digit(c))
            superscripts += raised[static_cast<std::size_t>(c - '0')];
        else
            superscripts += c;
    return superscripts;
}

}  // namespace document
