#include "report/exchange/year_text.hpp"

#include <charconv>

namespace report {

std::optional<int> parse_year(std::string_view text)
{
    constexpr std::size_t digits = 4;
    constexpr int first = 1900;
    constexpr int last = 2100;
    int year = 0;
    auto const* const end = text.data() + text.size();
    auto const [rest, failure] = std::from_chars(text.data(), end, year);
    auto const is_number = failure == std::errc{} && rest == end && text.size() == digits;
    return is_number && year >= first && year <= last ? std::optional{year} : std::nullopt;
}

}  // namespace report
