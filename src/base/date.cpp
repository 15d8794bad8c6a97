#include "base/date.hpp"

#include "base/ensure.hpp"

#include <cstdio>

namespace base {
namespace {

// The number that `digits` writes, or -1 when any other character stands there.
int number(std::string_view digits)
{
    int value = 0;
    for (auto const c : digits) {
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

Date::Date(std::chrono::year_month_day day) : days_{day}
{
    ensure(day.ok(), "a date is a day that exists");
}

std::optional<Date> parse_date(std::string_view iso)
{
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-')
        return std::nullopt;
    auto const year = number(iso.substr(0, 4));
    auto const month = number(iso.substr(5, 2));
    auto const day = number(iso.substr(8, 2));
    if (year < 0 || month < 0 || day < 0)
        return std::nullopt;
    auto const civil = std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month(static_cast<unsigned>(month)),
                                                   std::chrono::day(static_cast<unsigned>(day))};
    return civil.ok() ? std::optional{Date{civil}} : std::nullopt;
}

std::string to_string(Date date)
{
    auto const civil = date.civil();
    char text[16];
    auto const length = std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(civil.year()),
                                      static_cast<unsigned>(civil.month()), static_cast<unsigned>(civil.day()));
    return {text, static_cast<std::size_t>(length)};
}

}  // namespace base
