#pragma once

#include <string>
#include <string_view>

// What recognisers say, put the way it was printed.
namespace document::page {

[[nodiscard]] int count_han(std::string_view text);

// The Chinese recogniser reads a lone 0 or 1 as the letters that look alike; which of the two it is tells the shape.
[[nodiscard]] std::string to_digits(std::string_view text);

// Brackets, commas and colons beside Chinese characters are printed wide and without spaces; recognisers mix both.
[[nodiscard]] std::string normalise_words(std::string_view text);

}  // namespace document::page
