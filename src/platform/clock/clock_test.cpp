#include "platform/clock/clock.hpp"

#include <gtest/gtest.h>

namespace clocks {
namespace {

using namespace std::chrono;

}  // namespace

TEST(Clock, BeginsTheDayInShanghai)
{
    SetClock clock{sys_days{2026y / January / 4} + 15h + 59min + 59s};
    EXPECT_EQ(clock.today(), base::Date{2026y / January / 4});

    clock.set(clock.now() + 1s);

    EXPECT_EQ(clock.today(), base::Date{2026y / January / 5});
}

TEST(Instant, IsReadBackFromItsText)
{
    Instant const instant{sys_days{2024y / February / 29} + 6h + 45min + 7s};

    EXPECT_EQ(iso_text(instant), "2024-02-29T06:45:07Z");
    EXPECT_EQ(parse_instant("2024-02-29T06:45:07Z"), instant);
}

TEST(Instant, IsNotReadFromAnythingElse)
{
    for (auto const* const text : {"", "2024-02-29", "2024-02-29T06:45:07", "2024-02-29T24:00:00Z", "2024-02-29T06:60:00Z",
                                   "2023-02-29T06:45:07Z", "2024-02-29T-1:45:07Z", "2024-02-29 06:45:07Z", "2024-02-29T06:45:07Z "})
        EXPECT_FALSE(parse_instant(text)) << text;
}

}  // namespace clocks
