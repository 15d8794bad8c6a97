#include "app/desk/desk_fixture.hpp"

#include <gmock/gmock.h>

namespace app {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using namespace std::chrono;

constexpr auto overview = "/office/town/supervision";
constexpr auto late = "/office/town/supervision/late";
constexpr auto backdated = "/office/town/supervision/backdated";

// A request to the town that nobody has answered, and those who look after the town.
class DeskSupervision : public WithTheDesk {
protected:
    void SetUp() override
    {
        WithTheDesk::SetUp();
        sign_in(officer_.emplace(router()), "town.request-officer");
        EXPECT_EQ(send(*officer_, "/office/town/requests/new", paper()).status, 200);
    }

    static Form paper()
    {
        return {{"step", "save"}, {"channel", "in_person"}, {"arrived_on", "2026-03-02"}, {"applicant_kind", "natural_person"},
                {"applicant_name", "甄名字"}, {"identity_kind", "passport"}, {"identity_number", "E10000001"},
                {"telephone", "13810000001"}, {"address", "青石县人民路1号"}, {"content", "请求公开本村低保名单"},
                {"subject", "低保名单"}, {"wanted_form", "paper"}, {"wanted_way", "post"}};
    }
    // As the person of that role sees it, who signs in on the day.
    std::string seen_by(std::string const& role, std::string const& path)
    {
        http::TestBrowser browser{router()};
        sign_in(browser, "town." + role);
        auto const response = browser.get(path);
        EXPECT_EQ(response.status, 200) << role << ' ' << path;
        return response.body;
    }

private:
    std::optional<http::TestBrowser> officer_;
};

}  // namespace

TEST_F(DeskSupervision, ShowsHeadSupervisorAndAuditorWhatIsLateAndNobodyWhoAsked)
{
    set_today(2026y / April / 1);

    for (auto const* role : {"head", "supervisor", "auditor"}) {
        EXPECT_THAT(seen_by(role, overview), AllOf(HasSubstr("监督"), HasSubstr("/office/town/supervision/late?with=answer"), HasSubstr("2026-03-04")));
        EXPECT_THAT(seen_by(role, late), AllOf(HasSubstr("低保名单"), HasSubstr("2026-03-30"), HasSubstr("/office/town/requests/1"), Not(HasSubstr("甄名字")),
                                               Not(HasSubstr("13810000001"))));
    }
}

TEST_F(DeskSupervision, ShowsOnlyWhatTheAddressAsksFor)
{
    set_today(2026y / April / 1);

    EXPECT_THAT(seen_by("supervisor", std::string{late} + "?with=confirmation"), AllOf(HasSubstr("没有符合条件的记录"), Not(HasSubstr("低保名单"))));
    EXPECT_THAT(seen_by("supervisor", std::string{late} + "?with=circulation"), HasSubstr("低保名单"));
    EXPECT_THAT(seen_by("supervisor", std::string{overview} + "?text=%E6%97%A0"), HasSubstr("没有符合条件的记录"));
    EXPECT_THAT(seen_by("supervisor", std::string{overview} + "?page=999999999999&with=%00&level=x&only=y"), HasSubstr("共 1 条"));
}

TEST_F(DeskSupervision, GivesTheSameListAsAFile)
{
    set_today(2026y / April / 1);

    auto const csv = seen_by("auditor", std::string{late} + "?format=csv&with=answer");
    EXPECT_THAT(csv, AllOf(HasSubstr("\"单位\",\"编号\",\"所需信息\""), HasSubstr("低保名单"), HasSubstr("答复逾期")));
    EXPECT_THAT(seen_by("auditor", std::string{overview} + "?format=xlsx"), testing::StartsWith("PK"));
}

TEST_F(DeskSupervision, ListsWhatWasEnteredAfterItsDay)
{
    EXPECT_THAT(seen_by("head", backdated), AllOf(HasSubstr("低保名单"), HasSubstr("2026-03-02"), HasSubstr("不影响期限"), HasSubstr("town.request-officer")));
    EXPECT_THAT(seen_by("head", std::string{backdated} + "?only=effective"), HasSubstr("没有符合条件的记录"));
    EXPECT_THAT(seen_by("head", "/office/town/supervision/calendar"), HasSubstr("没有符合条件的记录"));
}

}  // namespace app
