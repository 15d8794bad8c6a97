#include "report/desk/links/link_service.hpp"

#include "disclosure/schema.hpp"
#include "report/desk/schema.hpp"
#include "requests/desk_fixture.hpp"

#include <gmock/gmock.h>

namespace report {
namespace {

using requests::code_of;
using testing::ElementsAre;
using testing::SizeIs;

class Links : public requests::WithDesk {
protected:
    [[nodiscard]] std::vector<sql::Migration> steps() const override
    {
        return in_order({journal::schema(), keys::schema(), files::schema(), agencies::schema(), requests::schema(), disclosure::schema(), report::schema()});
    }
    void SetUp() override
    {
        WithDesk::SetUp();
        if (IsSkipped())
            return;
        county_ = service().find(add("county")).value();
        town_ = add("town", county_.id);
    }
    LinkService links() { return LinkService{database(), clock(), service()}; }
    std::string given(LinkUse use, Date until) { return links().issue(county_, {.unit = town_, .year = 2025, .use = use, .until = until}, clerk()).value(); }
    std::string refused(std::optional<AgencyId> unit, Date until)
    {
        return code_of(links().issue(county_, {.unit = unit, .year = 2025, .until = until}, clerk()));
    }
    std::vector<std::string> told()
    {
        std::vector<std::string> events;
        journal::Journal{connection(), clock()}.each_entry(county_.id, [&](journal::Entry const& entry) {
            if (entry.act.event.starts_with("report."))
                events.push_back(entry.act.event);
        });
        return events;
    }

    agencies::Agency county_;
    AgencyId town_{};
};

}  // namespace

TEST_P(Links, OpenOnceAndNeverAgain)
{
    auto const token = given(LinkUse::once, day(3, 10));

    auto const session = links().open(token);

    ASSERT_TRUE(session);
    EXPECT_EQ(links().session(*session)->unit, town_);
    EXPECT_EQ(code_of(links().open(token)), "link.over");
    EXPECT_THAT(told(), ElementsAre("report.link-given", "report.link-opened"));
}

TEST_P(Links, OpenUntilTheirDay)
{
    auto const token = given(LinkUse::until_day, day(3, 10));
    ASSERT_TRUE(links().open(token));
    set_today(day(3, 10));
    ASSERT_TRUE(links().open(token));
    set_today(day(3, 11));

    EXPECT_EQ(code_of(links().open(token)), "link.over");
}

TEST_P(Links, StayOpenForAWhileOnly)
{
    auto const session = links().open(given(LinkUse::once, day(3, 10))).value();
    clock().set(clock().now() + std::chrono::hours{2});

    EXPECT_EQ(code_of(links().session(session)), "link.over");
    EXPECT_EQ(code_of(links().session("")), "link.over");
    EXPECT_EQ(code_of(links().session("guessed")), "link.over");
}

TEST_P(Links, EndAtOnceWhenTheyAreRevoked)
{
    auto const token = given(LinkUse::until_day, day(3, 10));
    auto const session = links().open(token).value();
    auto const key = links().of(county_.id, 2025).front().key;

    EXPECT_EQ(code_of(links().revoke(key, clerk())), "");

    EXPECT_EQ(code_of(links().session(session)), "link.over");
    EXPECT_EQ(code_of(links().open(token)), "link.over");
    EXPECT_EQ(code_of(links().revoke(key, clerk())), "link.no-link");
    EXPECT_THAT(told(), ElementsAre("report.link-given", "report.link-opened", "report.link-revoked"));
}

TEST_P(Links, AreGivenToUnitsBelowForAWhileAlone)
{
    EXPECT_EQ(refused(agency(), day(3, 10)), "link.no-unit");
    EXPECT_EQ(refused(county_.id, day(3, 10)), "link.no-unit");
    EXPECT_EQ(refused(std::nullopt, day(3, 10)), "link.no-unit");
    EXPECT_EQ(refused(town_, day(3, 2)), "link.bad-day");
    EXPECT_EQ(refused(town_, day(12, 31)), "link.bad-day");
    EXPECT_THAT(links().of(county_.id, 2025), SizeIs(0));
}

ON_BOTH_ENGINES(Links);

}  // namespace report
