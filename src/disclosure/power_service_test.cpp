#include "disclosure/power_service.hpp"

#include "agencies/agency_fixture.hpp"
#include "disclosure/register_service.hpp"
#include "disclosure/schema.hpp"

#include <gmock/gmock.h>

namespace disclosure {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

class Powers : public agencies::WithAgencies {
protected:
    void SetUp() override
    {
        WithAgencies::SetUp();
        if (IsSkipped())
            return;
        agency_ = add("liuhe");
        put({{0, "派出所", ActKind::licensing, "居住证"}, {0, "司法所", ActKind::penalty, "罚款"}, {0, "派出所", ActKind::admin_fee, "工本费"}});
    }
    [[nodiscard]] std::vector<sql::Migration> steps() const override
    {
        return in_order({journal::schema(), keys::schema(), files::schema(), agencies::schema(), disclosure::schema()});
    }

    PowerService powers() { return PowerService{database(), clock()}; }
    void put(std::vector<Power> list, int year = 2025) { ASSERT_TRUE(powers().put_powers(agency_, year, std::move(list), clerk())); }
    RegisterFigures figures() { return RegisterService{database(), clock()}.figures(agency_, 2025); }
    StationQuestions asked(std::string const& station) { return powers().station(agency_, 2025, station).value(); }
    static std::vector<std::string> fields(base::Faults const& faults)
    {
        std::vector<std::string> all;
        for (auto const& fault : faults)
            all.push_back(fault.field + ": " + fault.code);
        return all;
    }
    AgencyId agency() const { return agency_; }
    agencies::PersonKey clerk() const { return {agency_, 7}; }

private:
    AgencyId agency_{};
};

}  // namespace

TEST_P(Powers, AreAskedStationByStation)
{
    auto const stations = powers().stations(agency(), 2025);

    ASSERT_THAT(stations, SizeIs(2));
    EXPECT_THAT(asked("派出所").powers, SizeIs(2));
    EXPECT_EQ(powers().station(agency(), 2025, "国土所").error().code, "power.no-such-station");
    EXPECT_THAT(figures().acts, IsEmpty());
}

TEST_P(Powers, AreAnsweredByLinkWithoutAnAccount)
{
    auto const token = powers().open_link(agency(), 2025, "派出所", clerk()).value();
    auto const sheet = powers().by_token(token).value();
    EXPECT_EQ(sheet.sheet.station, "派出所");
    std::map<std::int64_t, std::string> figures;
    for (auto const& power : sheet.powers)
        figures[power.number] = power.kind == ActKind::admin_fee ? "1.25" : "７";

    ASSERT_TRUE(powers().answer(sheet, {.figures = figures, .name = "王某", .actor = "station/派出所"}));

    EXPECT_EQ(asked("派出所").sheet.answered_by, "王某");
    EXPECT_THAT(this->figures().acts, ElementsAre(Pair(ActKind::licensing, Decimal{7}), Pair(ActKind::admin_fee, base::parse_decimal("1.25").value())));
    auto const second = powers().open_link(agency(), 2025, "派出所", clerk()).value();
    EXPECT_EQ(powers().by_token(token).error().code, "power.no-such-link");
    EXPECT_TRUE(powers().by_token(second));
    EXPECT_EQ(powers().by_token("").error().code, "power.no-such-link");
}

TEST_P(Powers, WantAFigureForEachAndAName)
{
    auto const sheet = asked("派出所");

    auto const refused = powers().answer(sheet, {.figures = {{sheet.powers[0].number, "1.5"}}, .name = " ", .actor = "person/1/7"});

    ASSERT_FALSE(refused);
    EXPECT_THAT(fields(refused.error()), ElementsAre(std::to_string(sheet.powers[0].number) + ": power.no-answer",
                                                     std::to_string(sheet.powers[1].number) + ": power.no-answer", "name: power.no-person"));
    EXPECT_FALSE(asked("派出所").sheet.answered_on);
}

TEST_P(Powers, GiveWayToTheMonthsAndKeepTheirAnswersInANewList)
{
    auto const sheet = asked("司法所");
    ASSERT_TRUE(powers().answer(sheet, {.figures = {{sheet.powers[0].number, "3"}}, .name = "李某", .actor = "person/1/7"}));
    EXPECT_THAT(figures().acts, ElementsAre(Pair(ActKind::penalty, Decimal{3})));

    put({{0, "国土所", ActKind::coercion, "查封"}, {0, "司法所", ActKind::penalty, "罚款"}});
    EXPECT_THAT(figures().acts, ElementsAre(Pair(ActKind::penalty, Decimal{3})));
    MonthlyFigures months;
    months.fill(Decimal{1});
    ASSERT_TRUE(RegisterService(database(), clock()).put_sheet(agency(), 2025, {{ActKind::penalty, months}}, clerk()));

    EXPECT_THAT(figures().acts, ElementsAre(Pair(ActKind::penalty, Decimal{12})));
}

TEST_P(Powers, InheritNoAnswerOfOneThatIsGone)
{
    put({{0, "派出所", ActKind::licensing, "居住证"}, {0, "司法所", ActKind::penalty, "罚款"}});
    auto const sheet = asked("司法所");
    ASSERT_TRUE(powers().answer(sheet, {.figures = {{sheet.powers[0].number, "50"}}, .name = "李某"}));

    put({{0, "派出所", ActKind::licensing, "居住证"}});
    put({{0, "派出所", ActKind::licensing, "居住证"}, {0, "国土所", ActKind::coercion, "查封"}});

    EXPECT_THAT(asked("国土所").answers, IsEmpty());
    EXPECT_THAT(figures().acts, IsEmpty());
}

TEST_P(Powers, OfALaterListLeaveTheSumsOfEarlierYears)
{
    auto const sheet = asked("司法所");
    ASSERT_TRUE(powers().answer(sheet, {.figures = {{sheet.powers[0].number, "3"}}, .name = "李某"}));

    put({{0, "派出所", ActKind::licensing, "居住证"}, {0, "国土所", ActKind::penalty, "警告"}}, 2026);

    EXPECT_THAT(figures().acts, ElementsAre(Pair(ActKind::penalty, Decimal{3})));
    EXPECT_THAT(powers().powers(agency(), 2025), SizeIs(3));
    EXPECT_THAT(powers().powers(agency(), 2027), ElementsAre(testing::Field(&Power::number, 4), testing::Field(&Power::number, 1)));
    EXPECT_THAT(powers().powers(agency(), 2024), IsEmpty());
    EXPECT_EQ(powers().station(agency(), 2026, "司法所").error().code, "power.no-such-station");
}

TEST_P(Powers, StayWhereAListHasNone)
{
    EXPECT_EQ(powers().put_powers(agency(), 2025, {}, clerk()).error().code, "register-list.no-lines");

    EXPECT_THAT(powers().powers(agency(), 2025), SizeIs(3));
}

TEST_P(Powers, AreAnsweredForAsTheyStandInTheListNow)
{
    auto const sheet = asked("司法所");
    put({{0, "司法所", ActKind::penalty, "警告"}});

    auto const late = powers().answer(sheet, {.figures = {{sheet.powers[0].number, "3"}}, .name = "李某"});
    auto const old_form = powers().answer(asked("司法所"), {.figures = {{sheet.powers[0].number, "3"}}, .blanks_are_zero = true, .name = "李某"});

    ASSERT_FALSE(late);
    EXPECT_THAT(fields(late.error()), ElementsAre("list: power.list-changed"));
    ASSERT_FALSE(old_form);
    EXPECT_THAT(fields(old_form.error()), ElementsAre("list: power.list-changed"));
    EXPECT_THAT(asked("司法所").answers, IsEmpty());
    EXPECT_FALSE(asked("司法所").sheet.answered_on);
}

TEST_P(Powers, AreZeroWhereTheFormHasABlankForThem)
{
    auto const sheet = asked("派出所");
    auto const first = sheet.powers[0].number;

    auto const refused = powers().answer(sheet, {.figures = {{first, ""}}, .blanks_are_zero = true, .name = "王某"});
    ASSERT_FALSE(refused);
    EXPECT_THAT(fields(refused.error()), ElementsAre(std::to_string(sheet.powers[1].number) + ": power.no-answer"));

    ASSERT_TRUE(powers().answer(sheet, {.figures = {{first, ""}, {sheet.powers[1].number, "2"}}, .blanks_are_zero = true, .name = "王某"}));
    EXPECT_THAT(figures().acts, ElementsAre(Pair(ActKind::licensing, Decimal{0}), Pair(ActKind::admin_fee, Decimal{2})));
}

ON_BOTH_ENGINES(Powers);

}  // namespace disclosure
