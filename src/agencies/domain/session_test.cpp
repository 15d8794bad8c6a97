#include "agencies/domain/session.hpp"

#include <gtest/gtest.h>

namespace agencies {
namespace {

using namespace std::chrono;

constexpr Instant noon = sys_days{year{2026} / 3 / 3} + 12h;

}  // namespace

TEST(Sessions, EndWithoutASignOfLife)
{
    EXPECT_FALSE(is_over(noon, noon + 10min, noon + 39min));
    EXPECT_TRUE(is_over(noon, noon + 10min, noon + 40min));
}

TEST(Sessions, EndAfterADayOfWorkEvenInUse)
{
    EXPECT_FALSE(is_over(noon, noon + 11h + 59min, noon + 11h + 59min));
    EXPECT_TRUE(is_over(noon, noon + 11h + 59min, noon + 12h));
}

TEST(LockOuts, DoubleWithEachWrongTryUpToAnHour)
{
    EXPECT_EQ(locked_until(4, noon), std::nullopt);
    EXPECT_EQ(locked_until(5, noon), noon + 1min);
    EXPECT_EQ(locked_until(6, noon), noon + 2min);
    EXPECT_EQ(locked_until(10, noon), noon + 32min);
    EXPECT_EQ(locked_until(11, noon), noon + 1h);
    EXPECT_EQ(locked_until(1'000'000, noon), noon + 1h);
}

}  // namespace agencies
