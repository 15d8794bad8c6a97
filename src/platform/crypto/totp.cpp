#include "platform/crypto/totp.hpp"

#include "base/ascii.hpp"
#include "base/ensure.hpp"
#include "platform/crypto/encoding.hpp"
#include "platform/crypto/key.hpp"
#include "platform/crypto/random.hpp"

#include <array>
#include <liboath/oath.h>

namespace crypto {
namespace {

constexpr std::size_t digits = 6;
constexpr std::int64_t step_seconds = 30;

std::string code_of(std::string_view secret, std::int64_t step)
{
    std::array<char, digits + 1> code{};
    auto const made = oath_hotp_generate(secret.data(), secret.size(), static_cast<std::uint64_t>(step), digits, false,
                                         OATH_HOTP_DYNAMIC_TRUNCATION, code.data());
    base::ensure(made == OATH_OK, "liboath makes a code of any secret");
    return {code.data(), digits};
}

std::string escaped(std::string_view text)
{
    constexpr std::string_view plain_marks = "-._~";
    std::string url;
    for (char const c : text) {
        if (base::is_letter(c) || base::is_digit(c) || plain_marks.find(c) != std::string_view::npos)
            url += c;
        else
            url += '%' + to_hex({&c, 1});
    }
    return url;
}

}  // namespace

std::string new_totp_secret()
{
    return random_bytes(20);
}

std::string totp_uri(std::string_view secret, std::string_view issuer, std::string_view account)
{
    return "otpauth://totp/" + escaped(issuer) + ":" + escaped(account) + "?secret=" + to_base32(secret) +
           "&issuer=" + escaped(issuer) + "&algorithm=SHA1&digits=6&period=30";
}

std::optional<std::int64_t> check_totp(std::string_view secret, std::string_view code, std::chrono::sys_seconds now,
                                       std::int64_t last_step)
{
    auto const present = now.time_since_epoch().count() / step_seconds;
    std::optional<std::int64_t> found;
    for (auto step = present - 1; step <= present + 1; ++step)
        if (same_secret(code_of(secret, step), code) && step > last_step)
            found = step;
    return found;
}

}  // namespace crypto
