#pragma once

#include <string>
#include <string_view>

// The characters of ASCII, whatever the locale; bytes of other characters are none of these.
namespace base {

[[nodiscard]] constexpr bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

[[nodiscard]] constexpr bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Space, tab and the line ends: LF, VT, FF, CR.
[[nodiscard]] constexpr bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

// Nothing but those.
[[nodiscard]] constexpr bool is_blank(std::string_view text)
{
    for (auto const c : text)
        if (!is_blank(c))
            return false;
    return true;
}

[[nodiscard]] constexpr char to_small_letter(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

[[nodiscard]] constexpr char to_capital_letter(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
}

[[nodiscard]] inline std::string to_small_letters(std::string_view text)
{
    std::string small{text};
    for (auto& c : small)
        c = to_small_letter(c);
    return small;
}

}  // namespace base
