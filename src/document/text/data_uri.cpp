#include "document/text/data_uri.hpp"

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

}  // namespace

std::string decode_data_uri(std::string_view address)
{
    constexpr std::string_view mark = ";base64,";
    auto const begin = address.find(mark);
    if (!address.starts_with("data:image/") || begin == std::string_view::npos)
        return {};
    std::string bytes;
    bytes.reserve(address.size() * 3 / 4);
    std::uint32_t bits = 0;
    auto count = 0;
    for (auto const c : address.substr(begin + mark.size())) {
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

}  // namespace document
