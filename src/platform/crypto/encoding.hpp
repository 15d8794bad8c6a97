#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace crypto {

[[nodiscard]] std::string to_hex(std::string_view bytes);  // lower case
[[nodiscard]] std::optional<std::string> from_hex(std::string_view text);

[[nodiscard]] std::string to_base64(std::string_view bytes);
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

// Of letters that stand in a URL as they are, without padding.
[[nodiscard]] std::string to_base64_url(std::string_view bytes);
[[nodiscard]] std::optional<std::string> from_base64_url(std::string_view text);

// RFC 4648, without padding.
[[nodiscard]] std::string to_base32(std::string_view bytes);

}  // namespace crypto
