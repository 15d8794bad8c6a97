#include "platform/keys/index_text.hpp"

#include "base/fold.hpp"
#include "base/utf8.hpp"

namespace keys {
namespace {

constexpr char32_t middle_dot = 0xB7;
constexpr std::size_t mobile_digits = 11;

bool is_dot(char32_t c)
{
    switch (c) {
    case middle_dot:
    case 0x0387:  // Greek
    case 0x16EB:  // runic
    case 0x2022:  // bullet
    case 0x2027:  // hyphenation point
    case 0x2219:  // bullet operator
    case 0x22C5:  // dot operator
    case 0x2E31:  // word separator
    case 0x30FB:  // katakana, which its half-width form folds to
        return true;
    default: return false;
    }
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

}  // namespace

std::string index_name(std::string_view name)
{
    auto const folded = base::fold(name);
    std::string text;
    for (std::size_t at = 0; at < folded.size();) {
        auto const c = base::next_code_point(folded, at);
        base::append_utf8(text, is_dot(c) ? middle_dot : c);
    }
    return text;
}

std::string index_telephone(std::string_view telephone)
{
    std::string digits;
    for (char const c : base::fold(telephone))
        if (is_digit(c))
            digits += c;
    for (std::string_view const country : {"0086", "86"})
        if (digits.starts_with(std::string{country} + "1") && digits.size() == country.size() + mobile_digits)
            return digits.substr(country.size());
    return digits;
}

std::string index_id_number(std::string_view number)
{
    std::string text;
    for (char const c : base::fold(number)) {
        if (is_digit(c) || (c >= 'A' && c <= 'Z'))
            text += c;
        else if (c >= 'a' && c <= 'z')
            text += static_cast<char>(c - 'a' + 'A');
    }
    return text;
}

}  // namespace keys
