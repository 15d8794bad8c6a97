#include "calendar/working_days.hpp"

#include "base/ensure.hpp"

namespace calendar {

DayKind WorkingDayCalendar::kind_of(base::Date day) const
{
    if (auto const* special = table_.find(day))
        return special->kind == SpecialKind::holiday ? DayKind::holiday : DayKind::make_up_day;
    auto const weekday = day.weekday();
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday ? DayKind::weekend : DayKind::workday;
}

bool WorkingDayCalendar::is_working_day(base::Date day) const
{
    auto const kind = kind_of(day);
    return kind == DayKind::workday || kind == DayKind::make_up_day;
}

std::string_view WorkingDayCalendar::name_of(base::Date day) const
{
    auto const* special = table_.find(day);
    return special == nullptr ? std::string_view{} : std::string_view{special->name};
}

CountedDay WorkingDayCalendar::add_working_days(base::Date day, int count) const
{
    base::ensure(count >= 1, "at least one working day is counted");
    auto certain = covered().contains(day);
    while (count > 0) {
        day += std::chrono::days{1};
        certain = certain && covered().contains(day);
        count -= is_working_day(day) ? 1 : 0;
    }
    return {day, certain};
}

}  // namespace calendar
