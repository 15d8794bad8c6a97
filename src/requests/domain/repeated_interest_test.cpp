#include "requests/domain/repeated_interest.hpp"
#include "requests/domain/request_fixture.hpp"

#include <gmock/gmock.h>

namespace requests {
namespace {

Interest interest(std::int64_t id, std::string applicant, std::string subject)
{
    return {{base::AgencyId{1}, RequestId{id}}, std::move(applicant), std::move(subject)};
}

}  // namespace

TEST(RepeatedInterest, SuggestsWhatThreeDifferentApplicantsAskedFor)
{
    std::vector const interests{interest(1, "a", "2025年低保名单"), interest(2, "b", "2025年低保名单。"), interest(3, "c", "低保名单（2025年）"),
                                interest(4, "d", "征地补偿标准")};

    auto const repeated = repeated_interests(interests, shipped_law().defaults.repeated_interest, shipped_law());

    ASSERT_EQ(repeated.size(), 1U);
    EXPECT_EQ(repeated[0].applicants, 3U);
    EXPECT_EQ(repeated[0].requests.size(), 3U);
    EXPECT_EQ(message_of(repeated[0].finding, shipped_law(), base::Language::zh), "已有3名申请人申请同一信息，建议转为主动公开。");
}

TEST(RepeatedInterest, CountsAnApplicantOnce)
{
    std::vector const interests{interest(1, "a", "低保名单"), interest(2, "a", "低保名单"), interest(3, "b", "低保名单")};

    EXPECT_TRUE(repeated_interests(interests, 3, shipped_law()).empty());
    EXPECT_EQ(repeated_interests(interests, 2, shipped_law()).size(), 1U);
}

TEST(RepeatedInterest, LeavesOutWhatCannotBeDisclosed)
{
    std::vector interests{interest(1, "a", "低保名单"), interest(2, "b", "低保名单"), interest(3, "c", "低保名单")};
    interests[1].can_be_disclosed = false;

    EXPECT_TRUE(repeated_interests(interests, 3, shipped_law()).empty());
}

TEST(Likeness, IsOneForTheSameWordsAndNoneForOthers)
{
    EXPECT_EQ(likeness("低保名单", "低保 名单。"), 1.0);
    EXPECT_EQ(likeness("低保名单", "征地补偿"), 0.0);
    EXPECT_EQ(likeness("", ""), 0.0);
    EXPECT_LT(likeness("2025年低保名单", "2025年预算"), 0.75);
}

}  // namespace requests
