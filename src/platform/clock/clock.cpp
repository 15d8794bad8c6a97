#include "platform/clock/clock.hpp"

#include <charconv>
#include <fmt/format.h>

namespace clocks {
namespace {

using namespace std::chrono;

constexpr hours shanghai_offset{8};

// Two digits at `at`, below `limit`.
std::optional<int> two_digits(std::string_view text, std::size_t at, int limit)
{
    int value = 0;
    auto const* const end = text.data() + at + 2;
    auto const [stop, error] = std::from_chars(text.data() + at, end, value);
    return error == std::errc{} && stop == end && value >= 0 && value < limit ? std::optional{value} : std::nullopt;
}

}  // namespace

base::Date civil_date(Instant instant)
{
    return base::Date{floor<days>(instant + shanghai_offset)};
}

std::string iso_text(Instant instant)
{
    auto const day = floor<days>(instant);
    hh_mm_ss const time{instant - day};
    return fmt::format("{}T{:02}:{:02}:{:02}Z", base::to_string(base::Date{day}), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

std::optional<Instant> parse_instant(std::string_view text)
{
    if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
        return std::nullopt;
    auto const date = base::parse_date(text.substr(0, 10));
    auto const hour = two_digits(text, 11, 24);
    auto const minute = two_digits(text, 14, 60);
    auto const second = two_digits(text, 17, 60);
    if (!date || !hour || !minute || !second)
        return std::nullopt;
    return date->days() + hours{*hour} + minutes{*minute} + seconds{*second};
}

Instant SystemClock::now() const
{
    return floor<seconds>(system_clock::now());
}

}  // namespace clocks
