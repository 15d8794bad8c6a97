#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace crypto {

[[nodiscard]] std::string random_bytes(std::size_t count);

// Text that nobody guesses and that stands in a URL as it is: 256 bits.
[[nodiscard]] std::string random_token();

constexpr std::size_t receipt_length = 12;

// Letters and digits of which no two look alike on paper: 57 bits.
[[nodiscard]] std::string random_receipt();

// A receipt as a person types it: in lower case, with spaces or hyphens, with the look-alikes S, Z, B, V for 5, 2, 8, U.
[[nodiscard]] std::optional<std::string> parse_receipt(std::string_view typed);

}  // namespace crypto
