#include "requests/domain/legal_period.hpp"

#include "base/ensure.hpp"

namespace requests {
namespace {

Date months_after(Date start, int months)
{
    auto const civil = start.civil();
    auto const month = civil.year() / civil.month() + std::chrono::months{months};
    auto const same_day = month / civil.day();
    return same_day.ok() ? Date{same_day} : Date{std::chrono::year_month_day{month / std::chrono::last}};
}

}  // namespace

Date nominal_end_of(LegalPeriod const& period, Date start)
{
    base::ensure(period.unit != PeriodUnit::working_day, "working days are counted by the calendar");
    return period.unit == PeriodUnit::month ? months_after(start, period.count) : start + std::chrono::days{period.count};
}

calendar::CountedDay end_of(LegalPeriod const& period, Date start, calendar::WorkingDayCalendar const& calendar)
{
    if (period.unit == PeriodUnit::working_day)
        return calendar.add_working_days(start, period.count);
    auto const end = nominal_end_of(period, start);
    auto const certain = calendar.covered().contains(end);
    if (calendar.is_working_day(end))
        return {end, certain};
    auto const rolled = calendar.add_working_days(end, 1);
    return {rolled.date, certain && rolled.certain};
}

}  // namespace requests
