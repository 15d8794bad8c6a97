#include "platform/keys/index_text.hpp"

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/person_name.hpp"

namespace keys {
namespace {

constexpr std::size_t mobile_digits = 11;

}  // namespace

std::string index_name(std::string_view name)
{
    return base::fold(base::normalise_name(name));
}

std::string index_telephone(std::string_view telephone)
{
    std::string digits;
    for (char const c : base::fold(telephone))
        if (base::is_digit(c))
            digits += c;
    for (std::string_view const country : {"0086", "86"})
        if (digits.starts_with(std::string{country} + "1") && digits.size() == country.size() + mobile_digits)
            return digits.substr(country.size());
    return digits;
}

std::string index_id_number(std::string_view number)
{
    std::string text;
    for (char const c : base::fold(number))
        if (base::is_digit(c) || base::is_letter(c))
            text += base::to_capital_letter(c);
    return text;
}

}  // namespace keys
