#include "base/chinese_number.hpp"

#include "base/ensure.hpp"
#include "base/utf8.hpp"

#include <array>

namespace base {
namespace {

constexpr std::int64_t limit = 1'000'000'000'000;
constexpr std::u32string_view digits = U"零一二三四五六七八九";

int digit_value(char32_t c)
{
    if (c == U'〇')
        return 0;
    if (c == U'两')
        return 2;
    auto const at = digits.find(c);
    return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

std::int64_t unit_value(char32_t c)
{
    switch (c) {
    case U'十': return 10;
    case U'百': return 100;
    case U'千': return 1000;
    case U'万': return 10'000;
    case U'亿': return 100'000'000;
    default: return 0;
    }
}

std::u32string decode(std::string_view text)
{
    std::u32string decoded;
    for (std::size_t at = 0; at < text.size();) {
        auto const c = next_code_point(text, at);
        if (c == U'廿' || c == U'卅')
            decoded += c == U'廿' ? U"二十" : U"三十";
        else
            decoded += c;
    }
    return decoded;
}

std::optional<std::int64_t> digit_by_digit(std::u32string_view text)
{
    std::int64_t value = 0;
    for (auto const c : text) {
        auto const digit = digit_value(c);
        if (digit < 0 || (c == U'两' && text.size() > 1) || value >= limit / 10)
            return std::nullopt;
        value = value * 10 + digit;
    }
    return value;
}

// Sections of up to 千 are summed in `section`; 万 and 亿 close them into `total`.
std::optional<std::int64_t> with_units(std::u32string_view text)
{
    std::int64_t total = 0;
    std::int64_t section = 0;
    std::int64_t last_unit = 1;
    int digit = -1;
    for (auto const c : text) {
        if (auto const value = digit_value(c); value >= 0) {
            if (digit > 0)
                return std::nullopt;
            digit = value;
            if (value == 0)
                last_unit = 1;
            continue;
        }
        auto const unit = unit_value(c);
        if (unit == 0)
            return std::nullopt;
        if (unit >= 10'000) {
            section += digit > 0 ? digit : 0;
            total = (total + section) * unit;
            section = 0;
            if (total >= limit)
                return std::nullopt;
        } else {
            section += (digit > 0 ? digit : 1) * unit;
        }
        digit = -1;
        last_unit = unit;
    }
    if (digit > 0)  // 三千二 is 3200, 一百零五 is 105
        section += digit * (last_unit > 10 ? last_unit / 10 : 1);
    auto const value = total + section;
    return value < limit ? std::optional{value} : std::nullopt;
}

}  // namespace

std::optional<std::int64_t> parse_chinese_number(std::string_view text)
{
    if (text.empty() || text.size() > 64)
        return std::nullopt;
    auto const decoded = decode(text);
    for (auto const c : decoded)
        if (unit_value(c) != 0)
            return with_units(decoded);
    return digit_by_digit(decoded);
}

std::string to_chinese_ordinal(int number)
{
    ensure(number >= 1 && number <= 99, "parts are counted from 1 to 99");
    std::string text;
    if (number >= 20)
        append_utf8(text, digits[static_cast<std::size_t>(number / 10)]);
    if (number >= 10)
        text += "十";
    if (number % 10 > 0)
        append_utf8(text, digits[static_cast<std::size_t>(number % 10)]);
    return text;
}

}  // namespace base
