#include "base/decimal.hpp"

#include <array>
#include <charconv>

namespace base {
namespace {

constexpr int places = 6;
constexpr int whole_digits = 12;

bool all_digits(std::string_view text)
{
    for (auto const c : text)
        if (c < '0' || c > '9')
            return false;
    return !text.empty();
}

std::int64_t number(std::string_view digits)
{
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text)
{
    auto const negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    auto const point = text.find('.');
    auto whole = text.substr(0, point);
    if (!all_digits(whole))
        return std::nullopt;
    while (whole.size() > 1 && whole.front() == '0')
        whole.remove_prefix(1);
    if (whole.size() > whole_digits)
        return std::nullopt;

    auto micros = number(whole) * Decimal::scale;
    if (point != std::string_view::npos) {
        auto const fraction = text.substr(point + 1);
        if (!all_digits(fraction) || fraction.size() > places)
            return std::nullopt;
        std::array<char, places> padded{'0', '0', '0', '0', '0', '0'};
        fraction.copy(padded.data(), padded.size());
        micros += number({padded.data(), padded.size()});
    }
    return Decimal::from_micros(negative ? -micros : micros);
}

std::string to_string(Decimal value)
{
    auto const micros = value.micros();
    auto const magnitude = micros < 0 ? -micros : micros;
    auto text = (micros < 0 ? "-" : "") + std::to_string(magnitude / Decimal::scale);
    if (value.is_whole())
        return text;
    auto fraction = std::to_string(magnitude % Decimal::scale);
    fraction.insert(0, static_cast<std::size_t>(places) - fraction.size(), '0');
    fraction.erase(fraction.find_last_not_of('0') + 1);
    return text + "." + fraction;
}

}  // namespace base
