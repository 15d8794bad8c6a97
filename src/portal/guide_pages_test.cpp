#include "portal/portal_fixture.hpp"

#include <gmock/gmock.h>

namespace portal {
namespace {

using testing::HasSubstr;
using testing::Not;

using GuidePages = WithPortal;

}  // namespace

TEST_P(GuidePages, NameTheAgenciesWithTheUnitsBelow)
{
    add("liuhe", agency());

    auto const home = browser().get("/");

    EXPECT_EQ(home.status, 200);
    EXPECT_THAT(home.body, HasSubstr("href=\"/agencies/qingshi\""));
    EXPECT_THAT(home.body, HasSubstr("href=\"/agencies/liuhe\""));
}

TEST_P(GuidePages, FindAgenciesByAPartOfTheirName)
{
    add("liuhe", agency());

    auto const found = browser().get("/?q=liuhe");

    EXPECT_THAT(found.body, HasSubstr("href=\"/agencies/liuhe\""));
    EXPECT_THAT(found.body, Not(HasSubstr("href=\"/agencies/qingshi\"")));
    EXPECT_THAT(browser().get("/?q=%E6%B2%A1%E6%9C%89").body, HasSubstr("没有找到"));
}

TEST_P(GuidePages, LeaveOutWhatIsClosed)
{
    auto closed = service().find(add("closed", agency())).value();
    closed.closed_on = day(3, 1);
    service().change(closed, actor).value();

    EXPECT_THAT(browser().get("/").body, Not(HasSubstr("/agencies/closed")));
    EXPECT_EQ(browser().get("/requests/new?agency=closed").status, 409);
}

TEST_P(GuidePages, SayWhoHandlesRequestsAndHowLongItTakes)
{
    auto changed = service().find("qingshi").value();
    changed.guide = {.unit = "党政办公室", .address = "青石县柳河镇人民路1号", .office_hours = "周一至周五8:30–17:30", .telephone = "0571-12345678"};
    service().change(changed, actor).value();
    ASSERT_TRUE(service().set_points(agency(), {{1, agencies::PointKind::hall, "便民服务中心", "某甲", "某乙"}}, actor));

    auto const guide = browser().get("/agencies/qingshi").body;

    EXPECT_THAT(guide, HasSubstr("党政办公室"));
    EXPECT_THAT(guide, HasSubstr("href=\"tel:0571-12345678\""));
    EXPECT_THAT(guide, HasSubstr("便民服务中心"));
    EXPECT_THAT(guide, Not(HasSubstr("某甲")));  // who looks after it is no business of the public
    EXPECT_THAT(guide, HasSubstr("20个工作日内答复"));
    EXPECT_THAT(guide, HasSubstr("href=\"/requests/new?agency=qingshi\""));
}

TEST_P(GuidePages, SpeakEnglishToWhoPrefersIt)
{
    browser().always_send("Accept-Language", "en");

    EXPECT_THAT(browser().get("/").body, HasSubstr("Make a request"));
    EXPECT_THAT(browser().get("/agencies/qingshi").body, HasSubstr("within 20 working days"));
}

TEST_P(GuidePages, KnowNoAgencyThatThereIsNot)
{
    EXPECT_EQ(browser().get("/agencies/nowhere").status, 404);
    EXPECT_EQ(browser().get("/requests/new?agency=nowhere").status, 404);
}

ON_BOTH_ENGINES(GuidePages);

}  // namespace portal
