#pragma once

#include "calendar/working_days.hpp"
#include "requests/domain/request_law.hpp"

namespace requests {

// The last day of a period whose day 0 is `start`. Of a period in calendar days or months that ends on a day of rest, the next
// working day (民事诉讼法 第八十五条). A month without such a day ends with its last one.
[[nodiscard]] calendar::CountedDay end_of(LegalPeriod const& period, Date start, calendar::WorkingDayCalendar const& calendar);
// The same before rest days are looked at; of a period in calendar days or months only.
[[nodiscard]] Date nominal_end_of(LegalPeriod const& period, Date start);

}  // namespace requests
