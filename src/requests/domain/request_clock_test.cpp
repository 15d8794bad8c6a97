#include "calendar/calendar_fixture.hpp"
#include "requests/domain/request_clock.hpp"

#include <gtest/gtest.h>

namespace requests {
namespace {

using namespace std::chrono;

RequestPeriods periods()
{
    return parse_request_periods(base::Json::parse(config::LawFiles{}.file("clock.json").content)).value();
}

WorkingDayCalendar const& shipped()
{
    static auto const days = calendar::shipped_calendar();
    return days;
}

RequestClock clock_from(Date receipt)
{
    return {receipt, periods(), shipped()};
}

// A clock on which the events have been, all of them allowed.
RequestClock clock_after(Date receipt, std::vector<ClockEvent> const& events)
{
    auto clock = clock_from(receipt);
    for (auto const& event : events)
        EXPECT_TRUE(clock.apply(event));
    return clock;
}

std::string code_of(Result<void> const& result)
{
    return result ? "" : result.error().code;
}

Date day(int year, unsigned month, unsigned in_month)
{
    return year_month_day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{in_month}};
}

}  // namespace

TEST(RequestClock, AsksForTheAnswerTwentyWorkingDaysAfterTheReceipt)
{
    auto const due = clock_from(day(2026, 1, 5)).due(day(2026, 1, 5));

    EXPECT_EQ(due.awaited, Awaited::answer);
    EXPECT_EQ(due.day, day(2026, 2, 2));
    EXPECT_FALSE(due.moves);
    EXPECT_FALSE(due.derivation->steps.empty());
}

TEST(RequestClock, BeginsAnewWhenTheCorrectedRequestArrives)  // C-15
{
    auto clock = clock_from(day(2026, 8, 31));
    EXPECT_EQ(clock.correction_notice_due(), day(2026, 9, 9));

    ASSERT_TRUE(clock.apply(CorrectionAsked{day(2026, 9, 4), day(2026, 9, 25)}));
    EXPECT_EQ(clock.due(day(2026, 9, 4)).awaited, Awaited::correction);
    EXPECT_EQ(clock.due(day(2026, 9, 4)).day, day(2026, 9, 25));
    ASSERT_TRUE(clock.apply(CorrectionReceived{day(2026, 9, 14)}));

    EXPECT_EQ(clock.due(day(2026, 9, 14)).day, day(2026, 10, 16));
}

TEST(RequestClock, AsksForACorrectionOnceAndInTime)
{
    auto late = clock_from(day(2026, 8, 31));
    EXPECT_EQ(code_of(late.apply(CorrectionAsked{day(2026, 9, 10), day(2026, 9, 25)})), "request-clock.late-correction");
    EXPECT_EQ(code_of(late.apply(CorrectionAsked{day(2026, 9, 9), day(2026, 9, 8)})), "request-clock.no-time-to-correct");

    auto twice =
        clock_after(day(2026, 8, 31), {CorrectionAsked{day(2026, 9, 4), day(2026, 9, 25)}, CorrectionReceived{day(2026, 9, 7)}});
    EXPECT_EQ(code_of(twice.apply(CorrectionAsked{day(2026, 9, 8), day(2026, 9, 25)})), "request-clock.second-correction");
}

TEST(RequestClock, LeavesOutTheDaysOfAConsultation)  // C-13
{
    auto const clock =
        clock_after(day(2026, 3, 2), {ConsultationSent{1, Consulted::third_party, day(2026, 3, 6)},
                                      ConsultationReached{1, day(2026, 3, 9)}, ConsultationReturned{1, day(2026, 3, 20)}});

    EXPECT_EQ(clock.opinion_due(1), day(2026, 3, 30));
    EXPECT_EQ(clock.due(day(2026, 3, 20)).day, day(2026, 4, 14));
    EXPECT_EQ(clock.due(day(2026, 3, 20)).derivation->suspended_days, 10);
}

TEST(RequestClock, EndsASilentConsultationWithItsPeriod)  // C-14
{
    auto const clock = clock_after(day(2026, 3, 2), {ConsultationSent{1, Consulted::third_party, day(2026, 3, 6)},
                                                     ConsultationReached{1, day(2026, 3, 9)}});

    EXPECT_TRUE(clock.due(day(2026, 3, 20)).moves);
    EXPECT_EQ(clock.due(day(2026, 3, 20)).day, day(2026, 4, 14));
    EXPECT_FALSE(clock.due(day(2026, 3, 30)).moves);
    EXPECT_EQ(clock.due(day(2026, 3, 30)).day, day(2026, 4, 22));
    EXPECT_EQ(clock.due(day(2026, 6, 1)).day, day(2026, 4, 22));
}

TEST(RequestClock, CountsAnOpinionThatComesLateOnlyToTheEndOfItsPeriod)
{
    auto const clock =
        clock_after(day(2026, 3, 2), {ConsultationSent{1, Consulted::co_author, day(2026, 3, 6)},
                                      ConsultationReached{1, day(2026, 3, 9)}, ConsultationReturned{1, day(2026, 4, 3)}});

    EXPECT_EQ(clock.due(day(2026, 4, 3)).day, day(2026, 4, 22));
}

TEST(RequestClock, GivesAnotherAgencyNoPeriodOfItsOwn)
{
    auto const clock = clock_after(day(2026, 3, 2), {ConsultationSent{1, Consulted::other_agency, day(2026, 3, 6)},
                                                     ConsultationReached{1, day(2026, 3, 9)}});

    EXPECT_EQ(clock.opinion_due(1), std::nullopt);
    EXPECT_TRUE(clock.due(day(2026, 5, 29)).moves);
}

TEST(RequestClock, TakesOverlappingConsultationsAsOne)
{
    auto const clock =
        clock_after(day(2026, 3, 2), {ConsultationSent{1, Consulted::third_party, day(2026, 3, 6)},
                                      ConsultationSent{2, Consulted::other_agency, day(2026, 3, 10)},
                                      ConsultationReturned{2, day(2026, 3, 18)}, ConsultationReturned{1, day(2026, 3, 20)}});

    EXPECT_EQ(clock.due(day(2026, 3, 20)).day, day(2026, 4, 14));
}

TEST(RequestClock, IsExtendedOnceByAtMostTwentyDaysBeforeTheDueDay)  // C-12
{
    auto clock = clock_from(day(2026, 1, 5));
    EXPECT_EQ(code_of(clock.apply(Extended{day(2026, 2, 2), day(2026, 2, 2), 21})), "request-clock.extension-too-long");
    EXPECT_EQ(code_of(clock.apply(Extended{day(2026, 2, 2), day(2026, 2, 3), 20})), "request-clock.late-extension");
    EXPECT_EQ(code_of(clock.apply(Extended{day(2026, 1, 30), day(2026, 1, 29), 20})), "request-clock.late-extension");

    ASSERT_TRUE(clock.apply(Extended{day(2026, 1, 30), day(2026, 2, 2), 20}));

    EXPECT_EQ(clock.due(day(2026, 2, 2)).day, day(2026, 3, 6));
    EXPECT_EQ(code_of(clock.apply(Extended{day(2026, 2, 3), day(2026, 2, 3), 5})), "request-clock.second-extension");
}

TEST(RequestClock, WaitsForThePaymentAndBeginsAnewBehindIt)  // C-16
{
    auto clock = clock_after(day(2026, 5, 13), {FeeNoticed{day(2026, 5, 20)}});

    EXPECT_EQ(clock.due(day(2026, 5, 20)).awaited, Awaited::payment);
    EXPECT_EQ(clock.due(day(2026, 5, 20)).day, day(2026, 6, 17));
    ASSERT_TRUE(clock.apply(FeePaid{day(2026, 6, 1)}));
    EXPECT_EQ(clock.due(day(2026, 6, 1)).awaited, Awaited::answer);
    EXPECT_EQ(clock.due(day(2026, 6, 1)).day, day(2026, 6, 30));
}

TEST(RequestClock, TakesTheDayThatTheAgencySetsForManyRequests)
{
    auto clock = clock_from(day(2026, 1, 5));
    EXPECT_EQ(code_of(clock.apply(DelayedWithReason{day(2026, 1, 20), day(2026, 2, 2)})), "request-clock.delay-out-of-range");

    ASSERT_TRUE(clock.apply(DelayedWithReason{day(2026, 1, 20), day(2026, 6, 30)}));

    EXPECT_EQ(clock.due(day(2026, 1, 20)).day, day(2026, 6, 30));
    EXPECT_FALSE(clock.due(day(2026, 1, 20)).derivation);
}

TEST(RequestClock, TakesNothingOutOfTurn)
{
    auto clock = clock_from(day(2026, 1, 5));
    EXPECT_EQ(code_of(clock.apply(CorrectionReceived{day(2026, 1, 6)})), "request-clock.out-of-turn");
    EXPECT_EQ(code_of(clock.apply(FeePaid{day(2026, 1, 6)})), "request-clock.out-of-turn");
    EXPECT_EQ(code_of(clock.apply(ConsultationReturned{1, day(2026, 1, 6)})), "request-clock.consultation-not-open");
    EXPECT_EQ(code_of(clock.apply(ConsultationSent{1, Consulted::third_party, day(2026, 1, 4)})), "request-clock.out-of-turn");
    EXPECT_EQ(code_of(clock.apply(ConsultationSent{1, Consulted::third_party, day(2026, 2, 3)})),
              "request-clock.overdue-consultation");
    EXPECT_EQ(code_of(clock.apply(FeeNoticed{day(2026, 2, 3)})), "request-clock.late-fee-notice");

    ASSERT_TRUE(clock.apply(Closed{day(2026, 1, 7)}));
    EXPECT_EQ(clock.due(day(2026, 1, 7)).day, std::nullopt);
    EXPECT_EQ(code_of(clock.apply(Closed{day(2026, 1, 8)})), "request-clock.not-open");
    EXPECT_EQ(code_of(clock.apply(FeeNoticed{day(2026, 1, 8)})), "request-clock.out-of-turn");
}

TEST(RequestPeriods, AreRefusedWhenOneIsMissing)
{
    auto clock = base::Json::parse(config::LawFiles{}.file("clock.json").content);
    clock["periods"].erase("co_author_opinion");

    EXPECT_EQ(parse_request_periods(clock).error().code, "request-clock.malformed");
}

}  // namespace requests
