#include "platform/clock/local_time.hpp"

namespace clocks {
namespace {

constexpr std::chrono::hours shanghai_ahead{8};

}  // namespace

Instant start_of(base::Date day)
{
    return Instant{day.days()} - shanghai_ahead;
}

std::string local_text(Instant instant)
{
    constexpr std::size_t to_the_minute = 16;
    auto text = iso_text(instant + shanghai_ahead).substr(0, to_the_minute);
    text[text.find('T')] = ' ';
    return text;
}

}  // namespace clocks
