#include "requests/domain/legal_period.hpp"
#include "requests/domain/remedy.hpp"
#include "requests/domain/request_fixture.hpp"

#include <gtest/gtest.h>

namespace requests {
namespace {

Date ends(int count, PeriodUnit unit, Date start)
{
    return end_of({count, unit, ""}, start, shipped_terms().calendar).date;
}

Result<Remedies> remedies(RemedyClause clause, char const* level, Told told = Told::yes)
{
    return remedies_of(clause, level, day(2026, 3, 6), shipped_terms(), told);
}

}  // namespace

TEST(LegalPeriod, EndsOnTheNextWorkingDayWhenItEndsOnADayOfRest)
{
    EXPECT_EQ(ends(60, PeriodUnit::calendar_day, day(2026, 3, 6)), day(2026, 5, 6));   // 5 May is a holiday
    EXPECT_EQ(ends(15, PeriodUnit::calendar_day, day(2026, 3, 6)), day(2026, 3, 23));  // 21 March is a Saturday
    EXPECT_EQ(ends(15, PeriodUnit::calendar_day, day(2026, 3, 9)), day(2026, 3, 24));
}

TEST(LegalPeriod, CountsMonthsToTheSameDayOrTheLastOfTheMonth)
{
    EXPECT_EQ(ends(6, PeriodUnit::month, day(2026, 3, 6)), day(2026, 9, 7));     // 6 September is a Sunday
    EXPECT_EQ(ends(6, PeriodUnit::month, day(2025, 8, 31)), day(2026, 2, 28));   // a Saturday that is worked
    EXPECT_EQ(ends(1, PeriodUnit::month, day(2024, 1, 31)), day(2024, 2, 29));
}

TEST(LegalPeriod, CountsWorkingDaysAsTheClockDoes)
{
    EXPECT_EQ(ends(20, PeriodUnit::working_day, day(2026, 1, 5)), day(2026, 2, 2));
}

TEST(LegalPeriod, IsUncertainBeyondTheKnownCalendar)
{
    EXPECT_FALSE(end_of({60, PeriodUnit::calendar_day, ""}, day(2026, 12, 20), shipped_terms().calendar).certain);
    EXPECT_TRUE(end_of({60, PeriodUnit::calendar_day, ""}, day(2026, 3, 6), shipped_terms().calendar).certain);
}

TEST(Remedies, GoToTheCountyGovernmentAgainstATownshipOrACountyDepartment)
{
    EXPECT_EQ(remedies(RemedyClause::ordinary, "township")->body->id, "county_government");
    EXPECT_EQ(remedies(RemedyClause::ordinary, "county-department")->body->id, "county_government");
    EXPECT_EQ(remedies(RemedyClause::ordinary, "street")->body->id, "establishing_government");
    EXPECT_EQ(remedies(RemedyClause::ordinary, "county")->body->id, "city_government");
}

TEST(Remedies, LeaveTheChoiceWithSixtyDaysAndSixMonths)
{
    auto const choice = remedies(RemedyClause::ordinary, "township").value();

    EXPECT_EQ(choice.review_until->date, day(2026, 5, 6));
    EXPECT_EQ(choice.suit_until->date, day(2026, 9, 7));
}

TEST(Remedies, HaveNoLastDayWhileTheReceiptIsNotKnown)
{
    auto const choice = remedies_of(RemedyClause::ordinary, "township", std::nullopt, shipped_terms()).value();

    EXPECT_EQ(choice.body->id, "county_government");
    EXPECT_FALSE(choice.known_on);
    EXPECT_FALSE(choice.review_until);
    EXPECT_FALSE(choice.suit_until);
}

TEST(Remedies, GiveNoDirectSuitWhereReconsiderationComesFirst)
{
    auto const first = remedies(RemedyClause::reconsideration_first, "township").value();

    EXPECT_EQ(first.review_until->date, day(2026, 5, 6));
    EXPECT_FALSE(first.suit_until);
}

TEST(Remedies, LastLongerForWhoWasNotTold)
{
    EXPECT_EQ(remedies(RemedyClause::ordinary, "township", Told::no)->review_until->date, day(2027, 3, 8));
}

TEST(Remedies, AreNoneForAProceduralNoticeAndUnknownForAnUnknownLevel)
{
    EXPECT_EQ(remedies(RemedyClause::none, "township")->body, nullptr);
    EXPECT_EQ(code_of(remedies(RemedyClause::ordinary, "village")), "remedy.unknown-level");
}

}  // namespace requests
