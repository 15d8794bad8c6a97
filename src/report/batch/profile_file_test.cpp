#include "report/batch/profile_file.hpp"

#include <gtest/gtest.h>

using namespace std::chrono_literals;
using report::parse_profile;

namespace {

TEST(ProfileFile, HoldsTheFactsThatAreKnown)
{
    auto const profile = parse_profile(R"({"level": "county-department", "rule_making_power": false,
        "published_on": "2026-01-20", "members": ["甲乡", "乙镇"], "region": null, "allowed_names": ["省政府"]})");

    ASSERT_TRUE(profile);
    EXPECT_EQ(profile->level, report::Level::county_department);
    EXPECT_EQ(profile->rule_making_power, false);
    EXPECT_EQ(profile->published_on, base::Date{2026y / 1 / 20});
    EXPECT_EQ(profile->members->size(), 2U);
    EXPECT_EQ(profile->allowed_names.size(), 1U);
    EXPECT_FALSE(profile->region);
    EXPECT_FALSE(profile->submitted_on);
}

TEST(ProfileFile, NamesTheMemberThatIsWrong)
{
    for (auto const* wrong : {R"({"level": "village"})", R"({"published_on": "20/1/2026"})", R"({"members": "甲乡"})",
                              R"({"members": [1]})", R"({"rule_making_power": "no"})", R"({"colour": "red"})"}) {
        auto const profile = parse_profile(wrong);

        ASSERT_FALSE(profile) << wrong;
        EXPECT_EQ(profile.error().code, "profile.wrong-member");
    }
    EXPECT_EQ(parse_profile("[]").error().code, "profile.malformed");
    EXPECT_EQ(parse_profile("{").error().code, "profile.malformed");
}

}  // namespace
