#pragma once

#include <string>
#include <string_view>

// How bytes are written as letters in mail, web archives and addresses (RFC 2045). What is no part of the coding is
// passed over: nothing is refused.
namespace document {

[[nodiscard]] std::string decode_base64(std::string_view text);
[[nodiscard]] std::string decode_quoted_printable(std::string_view text);

}  // namespace document
