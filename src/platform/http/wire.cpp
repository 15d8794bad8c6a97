#include "platform/http/wire.hpp"

#include <array>
#include <fmt/format.h>

namespace http {
namespace {

// "Mon, 05 Jan 2026 06:45:00 GMT"
std::string http_date(std::chrono::sys_seconds instant)
{
    using namespace std::chrono;
    constexpr std::array weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const day = floor<days>(instant);
    year_month_day const date{day};
    hh_mm_ss const time{instant - day};
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", weekdays[weekday{day}.c_encoding()], static_cast<unsigned>(date.day()),
                       months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()), time.hours().count(),
                       time.minutes().count(), time.seconds().count());
}

}  // namespace

std::string wire_head(Response const& response, AfterAnswer after, std::chrono::sys_seconds now)
{
    std::string head;
    head.reserve(512);
    fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status, reason_phrase(response.status),
                   http_date(now));
    for (auto const& [name, value] : response.headers.entries())
        head.append(name).append(": ").append(value).append("\r\n");
    if (may_have_body(response.status))
        fmt::format_to(std::back_inserter(head), "Content-Length: {}\r\n", response.body.size());
    head += after == AfterAnswer::close ? "Connection: close\r\n\r\n" : "Connection: keep-alive\r\n\r\n";
    return head;
}

bool may_have_body(int status)
{
    return status != 304 && status != 204;
}

}  // namespace http
