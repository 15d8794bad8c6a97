#pragma once

#include <string>
#include <string_view>

namespace document {

// The text with its digits raised (¹ for 1): so it stays apart from the figure before it, whose note it numbers.
[[nodiscard]] std::string to_superscripts(std::string_view text);

}  // namespace document
