#pragma once

#include "base/json.hpp"
#include "calendar/deadline.hpp"
#include "platform/config/law_files.hpp"

// The calendar and the bounds that the program ships, for tests.
namespace calendar {

inline WorkingDayCalendar shipped_calendar()
{
    return WorkingDayCalendar{HolidayTable::parse(config::LawFiles{}.file("holidays.csv").content).value()};
}

inline ClockLimits shipped_limits()
{
    return parse_clock_limits(base::Json::parse(config::LawFiles{}.file("clock.json").content)).value();
}

}  // namespace calendar
