#include "requests/interests/interest_service.hpp"

#include "requests/desk_fixture.hpp"

#include <gmock/gmock.h>

namespace requests {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::SizeIs;

class Interests : public WithDesk {
protected:
    InterestService interests() { return InterestService{tools()}; }
    RequestKey asked(int who, std::string subject = "2025年农村低保名单")
    {
        auto registration = paper(clock().today(), who);
        registration.subject = std::move(subject);
        return registered(registration).key;
    }
    Suggestions suggested() { return interests().suggestions(agency(), day(1, 1), day(12, 31)).value(); }
    base::Accepted<void> settle(std::vector<RequestId> requests, std::string remark = "已在门户公开")
    {
        return interests().settle(agency(), {std::move(requests), InterestResult::published, std::move(remark), clerk()});
    }
};

}  // namespace

TEST_P(Interests, AreSuggestedWhenThreeDifferentPeopleAskForTheSame)
{
    asked(1);
    asked(2);
    asked(2);
    EXPECT_THAT(suggested().interests, IsEmpty());

    asked(3, "农村低保名单（2025年）");
    asked(4, "村道硬化工程合同");

    auto const found = suggested().interests;
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found.front().applicants, 3U);
    EXPECT_THAT(found.front().requests, SizeIs(4));
    EXPECT_FALSE(found.front().is_settled());
}

TEST_P(Interests, AreOfThePeriodAlone)
{
    asked(1);
    asked(2);
    set_today(day(3, 4));
    asked(3);

    EXPECT_THAT(interests().suggestions(agency(), day(3, 4), day(12, 31))->interests, IsEmpty());
    EXPECT_THAT(interests().suggestions(agency(), day(3, 3), day(3, 4))->interests, SizeIs(1));
}

TEST_P(Interests, LeaveOutWhatCouldNotBeGiven)
{
    asked(1);
    asked(2);
    auto const denied = asked(3);

    answered(denied, "internal_affairs");

    EXPECT_THAT(suggested().interests, IsEmpty());
}

TEST_P(Interests, AreSettledUntilSomebodyAsksAgain)
{
    auto const first = asked(1).id;
    auto const second = asked(2).id;
    auto const third = asked(3).id;

    ASSERT_TRUE(settle({first, second, third}));

    auto const settled = suggested().interests;
    ASSERT_THAT(settled, SizeIs(1));
    EXPECT_TRUE(settled.front().is_settled());
    EXPECT_EQ(settled.front().requests.front().settled->remark, "已在门户公开");
    EXPECT_THAT(journalled({agency(), first}), Contains("request.interest-settled"));
    asked(4);
    EXPECT_FALSE(suggested().interests.front().is_settled());
}

TEST_P(Interests, AreSettledOnlyWithAReasonAndByTheAgency)
{
    auto const first = asked(1).id;

    EXPECT_THAT(codes_of(settle({first}, "").error()), Contains("remark: interest.no-remark"));
    EXPECT_THAT(codes_of(settle({first, RequestId{99}}).error()), Contains(": request.not-found"));
    EXPECT_FALSE(interests().settle(agency(), {{first}, InterestResult::published, "已公开", {AgencyId{99}, 1}}));
    EXPECT_THAT(journalled({agency(), first}), testing::Not(Contains("request.interest-settled")));
}

ON_BOTH_ENGINES(Interests);

}  // namespace requests
