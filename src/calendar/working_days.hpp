#pragma once

#include "calendar/holiday_table.hpp"

namespace calendar {

// Why a day is worked or not.
enum class DayKind {
    workday,       // Monday to Friday, nothing announced
    make_up_day,   // worked although it would be free: 调休
    weekend,
    holiday,
};

// A day that was found by counting. When the counting left the days that are known, `certain` is false and the date is
// the one it would be if every unknown Monday to Friday were worked.
struct CountedDay {
    base::Date date;
    bool certain = true;
};

// Tells working days from others: Monday to Friday and not announced as a holiday, or announced as worked.
class WorkingDayCalendar {
public:
    explicit WorkingDayCalendar(HolidayTable table) : table_{std::move(table)} {}

    [[nodiscard]] DayKind kind_of(base::Date day) const;
    [[nodiscard]] bool is_working_day(base::Date day) const;
    // Of a holiday or a make-up day: 春节; empty for others.
    [[nodiscard]] std::string_view name_of(base::Date day) const;
    [[nodiscard]] DateRange const& covered() const { return table_.covered(); }

    // The `count`th working day after `day`, which itself is not counted; `count` is at least 1.
    [[nodiscard]] CountedDay add_working_days(base::Date day, int count) const;

private:
    HolidayTable table_;
};

}  // namespace calendar
