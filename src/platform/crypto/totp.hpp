#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crypto {

// One-time codes by the clock (RFC 6238 as all authenticator programs take it: SHA-1, six digits, 30 seconds).
[[nodiscard]] std::string new_totp_secret();  // 20 random bytes

// What the program of the telephone reads as a picture; the secret in base32 is for typing.
[[nodiscard]] std::string totp_uri(std::string_view secret, std::string_view issuer, std::string_view account);

// The step of time whose code it is: the present one, or one beside it. Nothing when the code is wrong or is of
// `last_step`, the step of the last code that was taken, or older: each code counts once. Keep what is returned.
[[nodiscard]] std::optional<std::int64_t> check_totp(std::string_view secret, std::string_view code, std::chrono::sys_seconds now,
                                                     std::int64_t last_step);

}  // namespace crypto
