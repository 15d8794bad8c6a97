#pragma once

#include "base/date.hpp"
#include "base/result.hpp"

#include <map>
#include <string>
#include <string_view>

namespace calendar {

// Both ends belong to it.
struct DateRange {
    base::Date from;
    base::Date to;

    [[nodiscard]] bool contains(base::Date day) const { return from <= day && day <= to; }
    friend bool operator==(DateRange const&, DateRange const&) = default;
};

enum class SpecialKind { holiday, workday };

// A day that differs from plain Monday to Friday.
struct SpecialDay {
    SpecialKind kind = SpecialKind::holiday;
    std::string name;    // 春节
    std::string source;  // the notice that says so
};

// The days that are announced as free or worked: data/holidays.csv, or a region's file of the same columns.
class HolidayTable {
public:
    // Lines beginning with '#' are notes; "# covers: FROM..TO" states the days that are known. Without it these are the
    // whole years from the first row's to the last row's. Refused with the line that is malformed.
    [[nodiscard]] static base::Result<HolidayTable> parse(std::string_view csv);

    // This table with a region's rows over it; what is covered stays. 全国年节及纪念日放假办法 第四条.
    [[nodiscard]] HolidayTable with_region(HolidayTable const& region) const;

    [[nodiscard]] SpecialDay const* find(base::Date day) const;
    [[nodiscard]] DateRange const& covered() const { return covered_; }

private:
    HolidayTable(std::map<base::Date, SpecialDay> days, DateRange covered);

    std::map<base::Date, SpecialDay> days_;
    DateRange covered_;
};

}  // namespace calendar
