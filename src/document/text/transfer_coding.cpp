#include "document/text/transfer_coding.hpp"

#include "base/ascii.hpp"

#include <array>
#include <cstdint>

namespace document {
namespace {

constexpr auto base64_values = [] {
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::int8_t>(i);
    return values;
}();

int hex_value(char c)
{
    if (base::is_digit(c))
        return c - '0';
    auto const small = static_cast<char>(c | 0x20);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

// Bytes of "=", blanks and a line's end at `at`, which join the line to the next; 0 when it is none.
std::size_t soft_break(std::string_view text, std::size_t at)
{
    auto end = text.find_first_not_of(" \t", at + 1);
    if (end == std::string_view::npos)
        return text.size() - at;
    if (text[end] == '\r')
        ++end;
    if (end < text.size() && text[end] == '\n')
        ++end;
    return text[end - 1] == '\n' || text[end - 1] == '\r' ? end - at : 0;
}

}  // namespace

std::string decode_base64(std::string_view text)
{
    std::string bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t bits = 0;
    auto count = 0;
    for (auto const c : text) {
        auto const value = base64_values[static_cast<unsigned char>(c)];
        if (value < 0)
            continue;
        bits = (bits << 6) | static_cast<std::uint32_t>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>((bits >> count) & 0xFF);
        }
    }
    return bytes;
}

std::string decode_quoted_printable(std::string_view text)
{
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != '=') {
            bytes += text[at++];
            continue;
        }
        auto const high = at + 2 < text.size() ? hex_value(text[at + 1]) : -1;
        auto const low = at + 2 < text.size() ? hex_value(text[at + 2]) : -1;
        if (high >= 0 && low >= 0) {
            bytes += static_cast<char>(high * 16 + low);
            at += 3;
        } else if (auto const size = soft_break(text, at); size > 0)
            at += size;
        else
            bytes += text[at++];
    }
    return bytes;
}

}  // namespace document
