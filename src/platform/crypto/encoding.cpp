#include "platform/crypto/encoding.hpp"

#include "base/ensure.hpp"
#include "platform/crypto/sodium.hpp"

#include <memory>
#include <liboath/oath.h>

namespace crypto {
namespace {

std::string encode(std::string_view bytes, int variant)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_at(bytes), bytes.size(), variant);
    text.pop_back();  // the terminating NUL
    return text;
}

std::optional<std::string> decode(std::string_view text, int variant)
{
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    char const* end = nullptr;
    if (sodium_base642bin(bytes_at(bytes), bytes.size(), text.data(), text.size(), nullptr, &size, &end, variant) != 0 ||
        end != text.data() + text.size())
        return std::nullopt;
    bytes.resize(size);
    return bytes;
}

}  // namespace

std::string to_hex(std::string_view bytes)
{
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes_at(bytes), bytes.size());
    text.pop_back();
    return text;
}

std::optional<std::string> from_hex(std::string_view text)
{
    std::string bytes(text.size() / 2, '\0');
    std::size_t size = 0;
    char const* end = nullptr;
    if (sodium_hex2bin(bytes_at(bytes), bytes.size(), text.data(), text.size(), nullptr, &size, &end) != 0 ||
        end != text.data() + text.size())
        return std::nullopt;
    return bytes;
}

std::string to_base64(std::string_view bytes)
{
    return encode(bytes, sodium_base64_VARIANT_ORIGINAL);
}

std::optional<std::string> from_base64(std::string_view text)
{
    return decode(text, sodium_base64_VARIANT_ORIGINAL);
}

std::string to_base64_url(std::string_view bytes)
{
    return encode(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

std::optional<std::string> from_base64_url(std::string_view text)
{
    return decode(text, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

std::string to_base32(std::string_view bytes)
{
    char* made = nullptr;
    std::size_t size = 0;
    base::ensure(oath_base32_encode(bytes.data(), bytes.size(), &made, &size) == OATH_OK, "liboath writes any bytes in base32");
    std::unique_ptr<char, decltype(&std::free)> const owned{made, &std::free};
    std::string text{made, size};
    sodium_memzero(made, size);
    return text.substr(0, text.find('='));
}

}  // namespace crypto
