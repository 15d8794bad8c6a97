#include "platform/http/rate_limiter.hpp"

#include <gtest/gtest.h>

namespace http {
namespace {

using namespace std::chrono_literals;

constexpr RateLimiter::Clock::time_point start{1000h};

TEST(RateLimiter, LetsABurstThroughAndThenOneInEachPace)
{
    RateLimiter limiter{{.burst = 3, .pace = 10s}};
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(limiter.take("a", start), 0s);

    EXPECT_EQ(limiter.take("a", start), 10s);
    EXPECT_EQ(limiter.take("a", start + 4s), 6s);
    EXPECT_EQ(limiter.take("a", start + 10s), 0s);
    EXPECT_EQ(limiter.take("a", start + 10s), 10s);
}

TEST(RateLimiter, FillsABucketNoHigherThanItsBurst)
{
    RateLimiter limiter{{.burst = 2, .pace = 10s}};
    EXPECT_EQ(limiter.take("a", start), 0s);

    EXPECT_EQ(limiter.take("a", start + 1h), 0s);
    EXPECT_EQ(limiter.take("a", start + 1h), 0s);
    EXPECT_EQ(limiter.take("a", start + 1h), 10s);
}

TEST(RateLimiter, CountsEachKeyForItself)
{
    RateLimiter limiter{{.burst = 1, .pace = 10s}};
    EXPECT_EQ(limiter.take("a", start), 0s);

    EXPECT_EQ(limiter.take("b", start), 0s);
    EXPECT_EQ(limiter.take("a", start), 10s);
}

TEST(RateLimiter, KeepsTheEmptiestBucketsWhenThereIsNoRoom)
{
    RateLimiter limiter{{.burst = 5, .pace = 10s}, 8};
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(limiter.take("eager", start), 0s);

    for (int i = 0; i < 1000; ++i)
        EXPECT_EQ(limiter.take("passer-by " + std::to_string(i), start), 0s);

    EXPECT_EQ(limiter.take("eager", start), 10s);
}

TEST(RateLimiter, TellsTheWaitWithoutTakingAToken)
{
    RateLimiter limiter{{.burst = 1, .pace = 10s}};
    EXPECT_EQ(limiter.wait("a", start), 0s);
    EXPECT_EQ(limiter.wait("a", start), 0s);

    EXPECT_EQ(limiter.take("a", start), 0s);

    EXPECT_EQ(limiter.wait("a", start + 4s), 6s);
    EXPECT_EQ(limiter.wait("a", start + 10s), 0s);
}

TEST(TooOften, SaysWhenToComeAgain)
{
    auto const problem = too_often(90s);

    EXPECT_EQ(problem.status, 429);
    EXPECT_EQ(problem.retry_after, 90s);
    EXPECT_EQ(base::to_string(problem.error), "That was tried too often; wait 90 seconds.");
}

TEST(RateLimiter, TakesTheAddressesOfOneNetworkForOneCaller)
{
    RateLimiter limiter{{.burst = 1, .pace = 10s}};
    EXPECT_EQ(limiter.take("2001:db8:0:7::1", start), 0s);
    EXPECT_EQ(limiter.take("2001:db8:0:7:ffff::2", start), 10s);
    EXPECT_EQ(limiter.take("2001:db8:0:8::1", start), 0s);
}

TEST(RateLimiter, KeepsIpv4AddressesApart)
{
    RateLimiter limiter{{.burst = 1, .pace = 10s}};
    EXPECT_EQ(limiter.take("192.0.2.1", start), 0s);
    EXPECT_EQ(limiter.take("192.0.2.2", start), 0s);
    EXPECT_EQ(limiter.take("::ffff:192.0.2.3", start), 0s);
    EXPECT_EQ(limiter.take("::ffff:192.0.2.4", start), 0s);
}

}  // namespace
}  // namespace http
