#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace base {

constexpr char32_t replacement_character = 0xFFFD;

// The code point that begins at `at`, which is moved behind it. A byte that begins none yields U+FFFD and is skipped.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at);

void append_utf8(std::string& text, char32_t code_point);

[[nodiscard]] bool is_valid_utf8(std::string_view text);

// Number of code points.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

// Columns on a terminal: two for wide East Asian characters, none for combining and zero-width marks.
[[nodiscard]] std::size_t display_width(std::string_view text);

// True for the ideographs (CJK Unified, extensions A to H, compatibility, 〇).
[[nodiscard]] bool is_han(char32_t code_point);

// At most `limit` code points of `text`, never cutting one.
[[nodiscard]] std::string_view first_code_points(std::string_view text, std::size_t limit);

}  // namespace base
