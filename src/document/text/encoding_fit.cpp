#include "document/text/encoding_fit.hpp"

#include "base/utf8.hpp"

namespace document {
namespace {

bool is_office_character(char32_t c)
{
    return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\r' || c == '\t' || base::is_han(c) ||
           (c >= 0x3000 && c < 0x3400) || (c >= 0xFF00 && c < 0xFFEF) || (c >= 0x2010 && c < 0x2670) ||
           (c >= 0xA0 && c < 0x100) || c == 0xFEFF;
}

}  // namespace

EncodingFit fit_utf16(std::string_view bytes, bool big_endian)
{
    EncodingFit fit;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        auto const first = static_cast<unsigned char>(bytes[at]);
        auto const second = static_cast<unsigned char>(bytes[at + 1]);
        auto const unit = static_cast<char32_t>(big_endian ? (first << 8) | second : (second << 8) | first);
        ++(is_office_character(unit) ? fit.sound : fit.strange);
    }
    return fit;
}

// Counts double-byte and four-byte characters as sound; the common ones of GB2312 begin with B0 to F7.
EncodingFit fit_gb18030(std::string_view bytes)
{
    EncodingFit fit;
    auto const byte_at = [bytes](std::size_t at) {
        return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : static_cast<unsigned char>(0);
    };
    for (std::size_t at = 0; at < bytes.size();) {
        auto const lead = byte_at(at);
        auto const second = byte_at(at + 1);
        if (lead < 0x80) {
            fit.strange += lead == 0 || is_strange_control(lead) ? 1 : 0;
            ++at;
        } else if (lead > 0x80 && lead < 0xFF && second >= 0x40 && second != 0x7F && second != 0xFF) {
            ++fit.sound;
            at += 2;
        } else if (lead > 0x80 && lead < 0xFF && second >= '0' && second <= '9' && byte_at(at + 2) > 0x80 &&
                   byte_at(at + 3) >= '0' && byte_at(at + 3) <= '9') {
            ++fit.sound;
            at += 4;
        } else {
            ++fit.strange;
            ++at;
        }
    }
    return fit;
}

bool has_only_common_gb2312(std::string_view bytes)
{
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        auto const lead = static_cast<unsigned char>(bytes[at]);
        if (lead < 0x80)
            continue;
        if (lead < 0xA1 || lead > 0xF7 || ++at >= bytes.size() || static_cast<unsigned char>(bytes[at]) < 0xA1)
            return false;
    }
    return true;
}

// Big5 and GBK use the same bytes. Of the characters that Chinese text is made of, Big5 puts two in five behind a second
// byte below 80, and all common ones between A440 and C67E; GBK text has such second bytes in rare characters only, and
// where it is written in traditional characters, first bytes below A1, which Big5 has not.
bool is_big5(std::string_view bytes, std::string_view hint)
{
    std::size_t characters = 0;
    std::size_t common = 0;
    std::size_t low = 0;
    for (std::size_t at = 0; at + 1 < bytes.size(); ++at) {
        auto const lead = static_cast<unsigned char>(bytes[at]);
        if (lead < 0x80)
            continue;
        auto const second = static_cast<unsigned char>(bytes[++at]);
        if (lead < 0xA1 || lead > 0xF9 || second < 0x40 || (second > 0x7E && second < 0xA1) || second == 0xFF)
            return false;
        if (lead < 0xA4)
            continue;  // marks
        ++characters;
        common += lead < 0xC6 || (lead == 0xC6 && second <= 0x7E) ? 1 : 0;
        low += second < 0x80 ? 1 : 0;
    }
    constexpr std::size_t enough = 40;
    auto const is_declared = hint.starts_with("big5");
    return characters >= (is_declared ? 4 : enough) && common * 100 >= characters * 95 && low * 100 >= characters * 20;
}

}  // namespace document
