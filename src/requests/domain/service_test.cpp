#include "requests/domain/request_fixture.hpp"
#include "requests/domain/service.hpp"

#include <gtest/gtest.h>

namespace requests {

TEST(Service, CountsFromThePostingDayOrTheDayItWasSignedFor)
{
    ServiceFacts const facts{.posted_on = day(2026, 3, 2), .signed_on = day(2026, 3, 4), .arrived_on = day(2026, 3, 3)};

    EXPECT_EQ(service_day(*shipped_law().service("post"), facts), day(2026, 3, 2));
    EXPECT_EQ(service_day(*shipped_law().service("direct"), facts), day(2026, 3, 4));
    EXPECT_EQ(service_day(*shipped_law().service("delegated"), facts), day(2026, 3, 4));
    EXPECT_EQ(service_day(*shipped_law().service("electronic"), facts), day(2026, 3, 3));
}

TEST(Service, IsNotProvedBeforeItsDayIsKnown)
{
    EXPECT_EQ(service_day(*shipped_law().service("direct"), {.posted_on = day(2026, 3, 2)}), std::nullopt);
}

}  // namespace requests
