#pragma once

#include "base/result.hpp"
#include "platform/http/fields.hpp"

namespace http {

// Bytes from outside as text that can be stored: UTF-8 as it is, anything else taken for GB18030, which old browsers and
// programs send; what is neither, and NUL, becomes U+FFFD.
[[nodiscard]] std::string as_text(std::string_view bytes);

// Bytes with their %XX decoded; nothing when a % begins none.
[[nodiscard]] std::optional<std::string> percent_decode(std::string_view text);
// All but letters, digits and -._~ as %XX.
[[nodiscard]] std::string percent_encode(std::string_view text);

// "a=1&b=%E5%85%AC+%E5%BC%80" as names and values, as browsers write queries and forms. A % that begins no %XX stands for
// itself.
[[nodiscard]] Parameters parse_urlencoded(std::string_view text);

// The decoded segments of a path that begins with a slash; "/" has none. Nothing when it is not UTF-8, holds a control
// character or a broken %XX, or has a segment "." or "..".
[[nodiscard]] std::optional<std::vector<std::string>> decode_path(std::string_view path);

}  // namespace http
