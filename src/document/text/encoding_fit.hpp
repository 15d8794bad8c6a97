#pragma once

#include <cstddef>
#include <string_view>

// How bytes look when they are read in one encoding or another.
namespace document {

[[nodiscard]] constexpr bool is_strange_control(unsigned char byte)
{
    auto const is_usual = (byte >= '\t' && byte <= '\r') || byte == 0x1A || byte == 0x1B;
    return byte < 0x20 && byte != 0 && !is_usual;
}

// How well a reading fits Chinese office text.
struct EncodingFit {
    std::size_t sound = 0;
    std::size_t strange = 0;

    [[nodiscard]] bool is_good() const { return sound > 0 && strange * 10 <= sound; }
};

[[nodiscard]] EncodingFit fit_utf16(std::string_view bytes, bool big_endian);
// Double-byte and four-byte characters count as sound.
[[nodiscard]] EncodingFit fit_gb18030(std::string_view bytes);
// Nothing but ASCII and the characters of GB2312.
[[nodiscard]] bool has_only_common_gb2312(std::string_view bytes);
// True only where GBK is out of the question; with the hint "big5…" a few characters are enough.
[[nodiscard]] bool is_big5(std::string_view bytes, std::string_view hint);

}  // namespace document
