#include "report/domain/rules/title_year.hpp"

#include "base/chinese_number.hpp"

#include <algorithm>
#include <charconv>

namespace report {
namespace {

constexpr std::string_view mark = "年";
constexpr std::size_t digits = 4;
constexpr std::size_t numeral_bytes = 3 * digits;  // a Chinese numeral takes three bytes

std::optional<int> year_that_ends(std::string_view text)
{
    if (text.size() >= digits) {
        auto const number = text.substr(text.size() - digits);
        int year = 0;
        auto const [end, error] = std::from_chars(number.data(), number.data() + digits, year);
        if (error == std::errc{} && end == number.data() + digits)
            return year;
    }
    if (text.size() < numeral_bytes)
        return std::nullopt;
    auto const year = base::parse_chinese_number(text.substr(text.size() - numeral_bytes));
    return year && *year >= 1000 ? std::optional{static_cast<int>(*year)} : std::nullopt;
}

}  // namespace

std::optional<int> year_in_title(std::string_view folded_title)
{
    std::optional<int> found;
    for (auto at = folded_title.find(mark); at != std::string_view::npos; at = folded_title.find(mark, at + mark.size())) {
        auto const behind = folded_title.substr(at + mark.size());
        auto const names_form = behind.starts_with("格式") || behind.starts_with("版");
        if (auto const year = year_that_ends(folded_title.substr(0, at)); year && !names_form)
            found = year;
    }
    return found;
}

}  // namespace report
