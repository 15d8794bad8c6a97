#include "platform/clock/local_time.hpp"

#include <gtest/gtest.h>

namespace clocks {

using namespace std::chrono;

TEST(LocalTime, IsThatOfShanghaiAlsoWhereTheDayIsAnother)
{
    EXPECT_EQ(local_text(sys_days{2026y / March / 3} + hours{17} + minutes{5} + seconds{59}), "2026-03-04 01:05");
}

TEST(LocalTime, BeginsADayAtMidnightOfShanghai)
{
    base::Date const day{2026y / March / 4};

    EXPECT_EQ(iso_text(start_of(day)), "2026-03-03T16:00:00Z");
    EXPECT_EQ(civil_date(start_of(day)), day);
    EXPECT_NE(civil_date(start_of(day) - seconds{1}), day);
}

}  // namespace clocks
