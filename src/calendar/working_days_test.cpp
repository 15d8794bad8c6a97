#include "calendar/calendar_fixture.hpp"

#include <gtest/gtest.h>

#include <map>

using namespace std::chrono_literals;
using base::Date;
using calendar::DayKind;

namespace {

// RULES.md section 4 gives these for a self-check of the table.
TEST(WorkingDays, AddUpToTheKnownTotalOfEachYear)
{
    auto const calendar = calendar::shipped_calendar();
    std::map<int, int> totals;

    for (Date day = 2019y / 1 / 1; day <= Date{2026y / 12 / 31}; day += std::chrono::days{1})
        totals[day.year()] += calendar.is_working_day(day) ? 1 : 0;

    EXPECT_EQ(totals, (std::map<int, int>{{2019, 250}, {2020, 249}, {2021, 250}, {2022, 249}, {2023, 249}, {2024, 251},
                                          {2025, 248}, {2026, 248}}));
}

TEST(WorkingDays, TellsWhyADayIsFreeOrWorked)
{
    auto const calendar = calendar::shipped_calendar();

    EXPECT_EQ(calendar.kind_of(2026y / 5 / 1), DayKind::holiday);
    EXPECT_EQ(calendar.kind_of(2026y / 5 / 9), DayKind::make_up_day);
    EXPECT_EQ(calendar.kind_of(2026y / 5 / 16), DayKind::weekend);
    EXPECT_EQ(calendar.kind_of(2026y / 5 / 18), DayKind::workday);
    EXPECT_EQ(calendar.name_of(2026y / 5 / 1), "劳动节");
    EXPECT_EQ(calendar.name_of(2026y / 5 / 18), "");
}

TEST(WorkingDays, AreCertainOnlyWithinTheKnownCalendar)
{
    auto const calendar = calendar::shipped_calendar();

    auto const last = calendar.add_working_days(2026y / 12 / 30, 1);
    auto const beyond = calendar.add_working_days(2026y / 12 / 31, 1);
    auto const before = calendar.add_working_days(2018y / 12 / 31, 1);

    EXPECT_TRUE(last.certain);
    EXPECT_EQ(last.date, Date{2026y / 12 / 31});
    EXPECT_FALSE(beyond.certain);
    EXPECT_EQ(beyond.date, Date{2027y / 1 / 1});
    EXPECT_FALSE(before.certain);
}

}  // namespace
