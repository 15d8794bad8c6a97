#include "document/office/utf16_text.hpp"

#include "base/utf8.hpp"

#include <utility>

namespace document::office {

std::optional<Utf16Text> Utf16Text::of_xml(std::string_view beginning)
{
    using namespace std::string_view_literals;
    if (beginning.starts_with("\xFF\xFE") || beginning.starts_with("<\0"sv))
        return Utf16Text{false};
    if (beginning.starts_with("\xFE\xFF") || beginning.starts_with("\0<"sv))
        return Utf16Text{true};
    return std::nullopt;
}

void Utf16Text::append(std::string_view piece, std::string& text)
{
    for (auto const c : piece) {
        auto const byte = static_cast<unsigned char>(c);
        if (!std::exchange(has_half_, !has_half_)) {
            half_ = byte;
            continue;
        }
        append_unit(static_cast<char32_t>(big_endian_ ? half_ << 8 | byte : byte << 8 | half_), text);
    }
}

void Utf16Text::append_unit(char32_t unit, std::string& text)
{
    auto const is_high = unit >= 0xD800 && unit < 0xDC00;
    auto const is_low = unit >= 0xDC00 && unit < 0xE000;
    auto const high = std::exchange(high_, is_high ? unit : 0);
    if (high != 0 && is_low)
        return base::append_utf8(text, 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00));
    if (high != 0 || is_low)
        base::append_utf8(text, base::replacement_character);
    if (!is_high && !is_low && unit != 0xFEFF)
        base::append_utf8(text, unit);
}

}  // namespace document::office
