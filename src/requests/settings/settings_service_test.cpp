#include "requests/settings/settings_service.hpp"

#include "requests/desk_fixture.hpp"
#include "requests/oversight/oversight_service.hpp"

#include <gmock/gmock.h>

namespace requests {
namespace {

using agencies::PointKind;
using agencies::ReceivingPoint;
using testing::ElementsAre;
using testing::HasSubstr;

class Settings : public WithDesk {
protected:
    SettingsService service() { return SettingsService{tools(), editions_}; }
    AgencySettings settings() { return service().find(agency()).value(); }
    SettingChange change() { return {.agency = agency(), .version = settings().agency.version, .by = clerk()}; }
    journal::Entry last_entry() { return journal::Journal{connection(), clock()}.entries_of(agency(), "agency/" + std::to_string(agency().value)).back(); }

    config::LawFiles files_;
    CalendarEditions editions_{files_};
};

agencies::GuideContacts contacts()
{
    return {.unit = "政务公开办公室", .address = "青石县人民路1号", .postcode = "570100", .office_hours = "工作日 8:30-17:30",
            .telephone = "0898-66660001", .fax = "0898-66660002", .email = "gongkai@example.gov.cn"};
}

}  // namespace

TEST_P(Settings, KeepContactsAndTellWhichFieldsChanged)
{
    ASSERT_TRUE(service().set_contacts(change(), contacts()));
    auto typed = contacts();
    typed.telephone = "  0898-66660009 ";
    ASSERT_TRUE(service().set_contacts(change(), typed));

    EXPECT_EQ(settings().agency.guide.telephone, "0898-66660009");
    EXPECT_EQ(last_entry().act.event, "agency.changed");
    EXPECT_EQ(last_entry().act.actor, actor_of(clerk()).id);
    EXPECT_EQ(last_entry().act.details, R"({"fields":["telephone"]})");
}

TEST_P(Settings, TellAllFaultsOfContactsAtTheirFieldsAndStoreNothing)
{
    ASSERT_TRUE(service().set_contacts(change(), contacts()));
    auto const before = settings();

    auto const saved = service().set_contacts(change(), {.unit = std::string(700, 'x'), .address = "a\nb", .postcode = "57010", .telephone = "call us",
                                                         .fax = "1", .email = "gongkai@example"});

    ASSERT_FALSE(saved);
    EXPECT_THAT(codes_of(saved.error()), ElementsAre("unit: settings.bad-text", "postcode: settings.bad-postcode", "telephone: settings.bad-telephone",
                                                     "fax: settings.bad-telephone", "email: settings.bad-email"));
    EXPECT_EQ(settings().agency, before.agency);
}

TEST_P(Settings, TellTheLaterOfTwoWhoChangeThemAtOnce)
{
    auto const seen = change();
    ASSERT_TRUE(service().set_contacts(seen, contacts()));

    auto const second = service().set_patterns(seen, {.own = {"{short}第{year}-{n}号", ""}});

    ASSERT_FALSE(second);
    EXPECT_THAT(codes_of(second.error()), ElementsAre(": agency.changed-meanwhile"));
    EXPECT_EQ(settings().patterns, NumberPatterns{});
    EXPECT_EQ(settings().agency.guide, contacts());
}

TEST_P(Settings, WriteNothingWhereNothingChanged)
{
    ASSERT_TRUE(service().set_contacts(change(), contacts()));
    auto const number = last_entry().number;

    ASSERT_TRUE(service().set_contacts(change(), contacts()));
    ASSERT_TRUE(service().set_points(change(), {}));
    ASSERT_TRUE(service().set_patterns(change(), {}));
    ASSERT_TRUE(service().set_holiday_region(change(), ""));

    EXPECT_EQ(last_entry().number, number);
}

TEST_P(Settings, KeepReceivingPointsWithAPersonEach)
{
    std::vector<ReceivingPoint> const points{{1, PointKind::hall, "政务服务大厅3号窗口", "甄接件", "贾副手"}, {2, PointKind::fax, "传真", "甄接件", ""}};
    ASSERT_TRUE(service().set_points(change(), points));

    auto const refused = service().set_points(change(), {{1, PointKind::hall, "", "甄接件", "甄接件"}, {2, PointKind::fax, "传真", "", std::string(101, 'x')}});

    ASSERT_FALSE(refused);
    EXPECT_THAT(codes_of(refused.error()), ElementsAre("point.1.name: settings.bad-name", "point.1.deputy: settings.deputy-is-person",
                                                       "point.2.person: settings.bad-name", "point.2.deputy: settings.bad-name"));
    EXPECT_EQ(settings().points, points);
    EXPECT_EQ(last_entry().act.details, R"({"fields":["receiving_points"]})");
}

TEST_P(Settings, FormTheNumbersOfRegistersByTheAgencysOwnPattern)
{
    auto const first = registered(paper(day(3, 3)));
    ASSERT_TRUE(service().set_patterns(change(), {.own = {"{short}依申请〔{year}〕第{n}号", "{short}公开复〔{year}〕{n}号"}}));
    auto const second = registered(paper(day(3, 3), 2));

    EXPECT_EQ(requests().find(first.key)->request.intake.number, "qingshi申〔2026〕1号");
    EXPECT_EQ(requests().find(second.key)->request.intake.number, "qingshi依申请〔2026〕第2号");
    recorded(second.key, Circulated{}).value();
    auto const answer = answered(second.key, "granted");
    EXPECT_EQ(answer.request.letters.at(LetterId{1}).number, "qingshi公开复〔2026〕1号");
}

TEST_P(Settings, RefusePatternsThatWouldGiveANumberTwiceOrNameWhatIsUnknown)
{
    for (auto const* const bad : {"{n}号", "{year}号", "{short}{year}{n}{month}", "{year}\n{n}"}) {
        auto const saved = service().set_patterns(change(), {.own = {bad, ""}});
        ASSERT_FALSE(saved) << bad;
        EXPECT_THAT(codes_of(saved.error()), ElementsAre("pattern.request: settings.bad-pattern")) << bad;
    }
    EXPECT_EQ(settings().patterns, NumberPatterns{});
}

TEST_P(Settings, ComputeOpenCasesAnewByAnotherRegionsHolidays)
{
    auto const key = registered(paper(day(3, 3))).key;

    auto const refused = service().set_holiday_region(change(), "nowhere");
    auto const moved = service().set_holiday_region(change(), "example-region");  // has a holiday on 20 March

    ASSERT_FALSE(refused);
    EXPECT_THAT(codes_of(refused.error()), ElementsAre("holiday_region: settings.no-region"));
    ASSERT_TRUE(moved);
    EXPECT_EQ(*moved, 1);
    EXPECT_EQ(settings().agency.holiday_region, "example-region");
    EXPECT_EQ(lists().work_list(agency(), {}, {})->requests.at(0).due_on, day(4, 1));
    OversightService oversight{tools(), editions_};
    auto const moves = oversight.calendar_moves(agency(), {}, {}).moves;
    ASSERT_EQ(moves.size(), 1U);
    EXPECT_EQ(moves[0].key, key);
    EXPECT_THAT(moves[0].now_edition, HasSubstr("holidays/example-region 1"));
}

ON_BOTH_ENGINES(Settings);

}  // namespace requests
