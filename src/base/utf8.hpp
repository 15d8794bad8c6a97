#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace base {

constexpr char32_t replacement_character = 0xFFFD;

// next_code_point for what is neither ASCII nor a plain sequence of three bytes.
[[nodiscard]] char32_t next_rare_code_point(std::string_view text, std::size_t& at);

// The code point that begins at `at`, which is moved behind it. A byte that begins none yields U+FFFD and is skipped.
[[nodiscard]] inline char32_t next_code_point(std::string_view text, std::size_t& at)
{
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    if (byte(0) < 0x80)
        return static_cast<unsigned char>(text[at++]);
    // U+1000 to U+CFFF, where nearly all Chinese text lies, has no overlong forms and no surrogates.
    if (byte(0) >= 0xE1 && byte(0) <= 0xEC && at + 2 < text.size() && (byte(1) & 0xC0) == 0x80 && (byte(2) & 0xC0) == 0x80) {
        auto const code_point = static_cast<char32_t>((byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F));
        at += 3;
        return code_point;
    }
    return next_rare_code_point(text, at);
}

void append_utf8(std::string& text, char32_t code_point);

[[nodiscard]] bool is_valid_utf8(std::string_view text);

// Number of code points.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

// Columns on a terminal: two for wide East Asian characters, none for combining and zero-width marks.
[[nodiscard]] std::size_t display_width(std::string_view text);

// True for the ideographs (CJK Unified, extensions A to H, compatibility, 〇).
[[nodiscard]] constexpr bool is_han(char32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x323AF);
}

// At most `limit` code points of `text`, never cutting one.
[[nodiscard]] std::string_view first_code_points(std::string_view text, std::size_t limit);

}  // namespace base
