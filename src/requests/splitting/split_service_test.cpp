#include "requests/splitting/split_service.hpp"

#include "requests/desk_fixture.hpp"

#include <gmock/gmock.h>

namespace requests {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::SizeIs;

class Splits : public WithDesk {
protected:
    void SetUp() override
    {
        WithDesk::SetUp();
        if (!IsSkipped())
            key_ = registered(paper(day(3, 3))).key;
    }
    SplitService splits() { return SplitService{tools()}; }
    RequestKey key() const { return key_; }
    base::Accepted<std::vector<Filed>> split(Splitting const& splitting) { return splits().split(key(), splitting, acting(key())); }
    static Splitting in_two() { return {.kept = {"低保名单", "低保名单"}, .parts = {{"村道合同", "村道硬化合同"}}}; }

private:
    RequestKey key_;
};

}  // namespace

TEST_P(Splits, MakeARequestOfEachMatterWithTheReceiptDayOfThePaper)
{
    set_today(day(3, 5));

    auto const filed = split(in_two()).value();

    ASSERT_THAT(filed, SizeIs(1));
    auto const part = requests().find(filed.front().key).value();
    EXPECT_EQ(part.request.received_on, day(3, 3));
    EXPECT_EQ(part.due.day, requests().find(key())->due.day);
    EXPECT_EQ(part.request.intake.split_from, key().id);
    EXPECT_EQ(part.request.intake.subject, "村道硬化合同");
    auto const particulars = requests().particulars(filed.front().key, clerk()).value();
    EXPECT_EQ(particulars.content, "村道合同");
    EXPECT_EQ(particulars.applicant.name, submission().particulars.applicant.name);
}

TEST_P(Splits, LeaveTheRequestWithItsOwnMatter)
{
    auto const filed = split(in_two()).value();

    auto const kept = requests().find(key()).value();

    EXPECT_THAT(kept.request.parts, ElementsAre(filed.front().key.id));
    EXPECT_EQ(kept.request.intake.subject, "低保名单");
    EXPECT_EQ(requests().particulars(key(), clerk())->content, "低保名单");
    EXPECT_THAT(requests().particulars_versions(key(), clerk()).value(), SizeIs(2));
    EXPECT_TRUE(requests().follow(filed.front().receipt, filed.front().secret));
    EXPECT_THAT(requests().altered_entries(key()).value(), testing::IsEmpty());
}

TEST_P(Splits, CountForTheFeeOneByOne)
{
    ASSERT_TRUE(split({.kept = {"一", "一"}, .parts = {{"二", "二"}, {"三", "三"}}}));

    EXPECT_THAT(intake().same_applicant_requests(key()).value(), SizeIs(3));
}

TEST_P(Splits, ChangeNothingWhereAnythingIsWrong)
{
    auto const refused = split({.kept = {"", "低保名单"}, .parts = {{"村道合同", ""}}});

    EXPECT_THAT(codes_of(refused.error()), ElementsAre("kept_content: split.no-content", "part-1-subject: request.no-subject"));
    EXPECT_THAT(codes_of(split({.kept = {"一", "一"}, .parts = {}}).error()), Contains(": split.nothing"));
    recorded(key(), Withdrawn{}).value();
    EXPECT_FALSE(split(in_two()));
    EXPECT_FALSE(requests().find({agency(), RequestId{2}}));
    EXPECT_EQ(requests().find(key())->request.intake.subject, "低保名单");
}

ON_BOTH_ENGINES(Splits);

}  // namespace requests
