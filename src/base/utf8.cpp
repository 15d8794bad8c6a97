#include "base/utf8.hpp"

#include <unicode/uchar.h>

namespace base {
namespace {

// The bytes that a sequence beginning with `lead` takes; 0 when none begins so.
std::size_t sequence_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead < 0xE0)
        return 2;
    if (lead >= 0xE0 && lead < 0xF0)
        return 3;
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

bool is_overlong_or_surrogate(char32_t code_point, std::size_t length)
{
    if (length == 3)
        return code_point < 0x800 || (code_point >= 0xD800 && code_point <= 0xDFFF);
    return length == 4 && (code_point < 0x10000 || code_point > 0x10FFFF);
}

}  // namespace

char32_t next_rare_code_point(std::string_view text, std::size_t& at)
{
    auto const lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
        ++at;
        return lead;
    }
    auto const length = sequence_length(lead);
    if (length == 0 || at + length > text.size()) {
        ++at;
        return replacement_character;
    }
    auto code_point = static_cast<char32_t>(lead & (0x7F >> length));
    for (std::size_t i = 1; i < length; ++i) {
        auto const byte = static_cast<unsigned char>(text[at + i]);
        if ((byte & 0xC0) != 0x80) {
            ++at;
            return replacement_character;
        }
        code_point = (code_point << 6) | (byte & 0x3F);
    }
    if (is_overlong_or_surrogate(code_point, length)) {
        ++at;
        return replacement_character;
    }
    at += length;
    return code_point;
}

void append_utf8(std::string& text, char32_t code_point)
{
    auto const tail = [&text](char32_t bits) { text += static_cast<char>(0x80 | (bits & 0x3F)); };
    if (code_point < 0x80) {
        text += static_cast<char>(code_point);
    } else if (code_point < 0x800) {
        text += static_cast<char>(0xC0 | (code_point >> 6));
        tail(code_point);
    } else if (code_point < 0x10000) {
        text += static_cast<char>(0xE0 | (code_point >> 12));
        tail(code_point >> 6);
        tail(code_point);
    } else {
        text += static_cast<char>(0xF0 | (code_point >> 18));
        tail(code_point >> 12);
        tail(code_point >> 6);
        tail(code_point);
    }
}

bool is_valid_utf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        auto const begin = at;
        if (next_code_point(text, at) == replacement_character && at - begin == 1)
            return false;
    }
    return true;
}

std::size_t count_code_points(std::string_view text)
{
    std::size_t count = 0;
    for (auto const byte : text)
        count += (static_cast<unsigned char>(byte) & 0xC0) != 0x80 ? 1 : 0;
    return count;
}

std::size_t display_width(std::string_view text)
{
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const code_point = static_cast<UChar32>(next_code_point(text, at));
        auto const type = u_charType(code_point);
        if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR || type == U_CONTROL_CHAR)
            continue;
        auto const wide = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
        width += wide == U_EA_FULLWIDTH || wide == U_EA_WIDE ? 2 : 1;
    }
    return width;
}

std::string_view first_code_points(std::string_view text, std::size_t limit)
{
    std::size_t at = 0;
    for (; at < text.size() && limit > 0; --limit)
        (void)next_code_point(text, at);
    return text.substr(0, at);
}

}  // namespace base
