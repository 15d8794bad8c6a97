#include "requests/domain/remedy_case.hpp"
#include "requests/domain/request_fixture.hpp"

#include <gmock/gmock.h>
#include <rapidcheck.h>

namespace requests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

auto const filed_on = day(2026, 4, 7);

RemedyEvent at(Date date, RemedyHappening what)
{
    return {date, date, clerk, std::move(what)};
}

RemedyEvent filing(RemedyKind kind, Before before = Before::nothing)
{
    return at(filed_on,
              RemedyFiled{base::AgencyId{1}, RemedyCaseId{3}, kind, before, AboutRequest{{base::AgencyId{1}, RequestId{17}}}});
}

Result<RemedyCase> after_events(std::vector<RemedyEvent> const& events)
{
    auto remedy = open_case(events.front());
    for (std::size_t i = 1; i < events.size() && remedy; ++i)
        remedy = apply(*remedy, events[i], shipped_law());
    return remedy;
}

std::vector<RemedyDue> awaited(std::vector<RemedyEvent> const& events)
{
    return awaited_in(after_events(events).value(), shipped_terms());
}

}  // namespace

TEST(Reconsideration, IsAcceptedWithinFiveWorkingDaysAndDecidedInSixtyDays)
{
    auto const accepted = std::vector{filing(RemedyKind::review), at(day(2026, 4, 10), RemedyAccepted{})};

    EXPECT_THAT(awaited({filing(RemedyKind::review)}), ElementsAre(RemedyDue{RemedyAwaited::acceptance, day(2026, 4, 14)}));
    EXPECT_THAT(awaited(accepted), ElementsAre(RemedyDue{RemedyAwaited::decision, day(2026, 6, 9)}));
}

TEST(Reconsideration, AwaitsTheAgencysReplyTenWorkingDaysAfterTheCopy)
{
    auto const received =
        std::vector{filing(RemedyKind::review), at(day(2026, 4, 10), RemedyAccepted{}), at(day(2026, 4, 13), CopyReceived{})};
    auto replied = received;
    replied.push_back(at(day(2026, 4, 20), ReplySent{}));

    EXPECT_EQ(awaited(received).front(), (RemedyDue{RemedyAwaited::reply, day(2026, 4, 27)}));
    EXPECT_EQ(awaited(replied).front().awaited, RemedyAwaited::decision);
}

TEST(Reconsideration, IsShorterInTheSimpleProcedureAndLongerWhenExtended)
{
    auto const simple = std::vector{filing(RemedyKind::review), at(day(2026, 4, 10), RemedyAccepted{Procedure::simple}),
                                    at(day(2026, 4, 13), CopyReceived{})};
    auto const extended =
        std::vector{filing(RemedyKind::review), at(day(2026, 4, 10), RemedyAccepted{}), at(day(2026, 5, 20), ReviewExtended{})};

    EXPECT_THAT(awaited(simple),
                ElementsAre(RemedyDue{RemedyAwaited::reply, day(2026, 4, 20)}, RemedyDue{RemedyAwaited::decision, day(2026, 5, 11)}));
    EXPECT_THAT(awaited(extended), ElementsAre(RemedyDue{RemedyAwaited::decision, day(2026, 7, 9)}));
}

TEST(Reconsideration, IsExtendedOnceAndOnlyInTheOrdinaryProcedure)
{
    auto const extended = at(day(2026, 5, 8), ReviewExtended{});

    EXPECT_EQ(code_of(after_events({filing(RemedyKind::review), at(filed_on, RemedyAccepted{}), extended, extended})),
              "remedy.out-of-turn");
    EXPECT_EQ(code_of(after_events({filing(RemedyKind::review), at(filed_on, RemedyAccepted{Procedure::simple}), extended})),
              "remedy.out-of-turn");
}

TEST(Reconsideration, OpensFifteenDaysToSueFromTheDayTheApplicantReceivedTheDecision)
{
    auto const decided = std::vector{filing(RemedyKind::review), at(day(2026, 5, 29), RemedyDecided{"review_upheld"})};
    auto served = decided;
    served.push_back(at(day(2026, 6, 5), ServedOnApplicant{}));

    EXPECT_THAT(awaited(decided), ElementsAre(RemedyDue{RemedyAwaited::suit, std::nullopt, false}));
    EXPECT_THAT(awaited(served), ElementsAre(RemedyDue{RemedyAwaited::suit, day(2026, 6, 22)}));  // 20 June is a Saturday
}

TEST(Reconsideration, TakesTheLastEntryOfTheDayOnWhichItWasServed)
{
    EXPECT_THAT(awaited({filing(RemedyKind::review), at(day(2026, 5, 29), RemedyDecided{"review_upheld"}), at(day(2026, 6, 5), ServedOnApplicant{}),
                         at(day(2026, 6, 8), ServedOnApplicant{})}),
                ElementsAre(RemedyDue{RemedyAwaited::suit, day(2026, 6, 23)}));
}

TEST(Suit, CountsTheAppealOfEachPartyFromItsOwnService)
{
    auto const decided = std::vector{filing(RemedyKind::suit), at(day(2026, 8, 3), RemedyDecided{"suit_revoked"})};
    auto served = decided;
    served.push_back(at(day(2026, 8, 5), ServedOnAgency{}));

    EXPECT_THAT(awaited(decided), ElementsAre(RemedyDue{RemedyAwaited::appeal, std::nullopt, false}, RemedyDue{RemedyAwaited::own_appeal, std::nullopt, false}));
    EXPECT_THAT(awaited(served), ElementsAre(RemedyDue{RemedyAwaited::own_appeal, day(2026, 8, 20)}, RemedyDue{RemedyAwaited::appeal, std::nullopt, false}));
}

TEST(Suit, IsAppealedAgainstARulingInTenDays)
{
    auto const after = [](char const* outcome) {
        return awaited({filing(RemedyKind::suit), at(day(2026, 8, 3), RemedyDecided{outcome}), at(day(2026, 8, 4), ServedOnApplicant{}),
                        at(day(2026, 8, 5), ServedOnAgency{})});
    };

    EXPECT_THAT(after("suit_dismissed"),
                ElementsAre(RemedyDue{RemedyAwaited::appeal, day(2026, 8, 14)}, RemedyDue{RemedyAwaited::own_appeal, day(2026, 8, 17)}));
    // Nobody sued the agency yet where the court did not take the case.
    EXPECT_THAT(after("suit_not_accepted"), ElementsAre(RemedyDue{RemedyAwaited::appeal, day(2026, 8, 14)}));
}

TEST(RemedyCase, HasNoFurtherPeriodWhereItWasWithdrawnOrMediated)
{
    for (auto const* outcome : {"review_withdrawn", "review_mediated", "suit_withdrawn", "suit_mediated"})
        EXPECT_THAT(awaited({filing(std::string_view{outcome}.starts_with("review") ? RemedyKind::review : RemedyKind::suit),
                             at(day(2026, 8, 3), RemedyDecided{outcome}), at(day(2026, 8, 4), ServedOnApplicant{})}),
                    IsEmpty())
            << outcome;
}

TEST(RemedyCase, IsServedOnlyAfterItWasDecided)
{
    auto const decided = at(day(2026, 6, 5), RemedyDecided{"review_upheld"});

    EXPECT_EQ(code_of(after_events({filing(RemedyKind::review), at(day(2026, 6, 5), ServedOnApplicant{})})), "remedy.out-of-turn");
    EXPECT_EQ(code_of(after_events({filing(RemedyKind::review), decided, {day(2026, 6, 4), day(2026, 6, 8), clerk, ServedOnApplicant{}}})),
              "remedy.served-before-decided");
}

TEST(Suit, AwaitsTheReplyInFifteenDaysAndCanBeAppealed)
{
    auto const received =
        std::vector{filing(RemedyKind::suit), at(day(2026, 4, 10), RemedyAccepted{}), at(day(2026, 4, 13), CopyReceived{})};
    auto decided = received;
    decided.push_back(at(day(2026, 8, 3), RemedyDecided{"suit_claim_rejected"}));
    decided.push_back(at(day(2026, 8, 3), ServedOnApplicant{}));
    decided.push_back(at(day(2026, 8, 4), ServedOnAgency{}));
    auto appealed = decided;
    appealed.push_back(at(day(2026, 8, 10), Appealed{}));

    EXPECT_EQ(awaited(received).front(), (RemedyDue{RemedyAwaited::reply, day(2026, 4, 28)}));
    EXPECT_THAT(awaited(decided), ElementsAre(RemedyDue{RemedyAwaited::appeal, day(2026, 8, 18)}, RemedyDue{RemedyAwaited::own_appeal, day(2026, 8, 19)}));
    EXPECT_THAT(awaited(appealed), ElementsAre(RemedyDue{RemedyAwaited::decision, day(2026, 11, 10)}));
    appealed.push_back(at(day(2026, 10, 12), AppealDecided{"suit_revoked"}));
    EXPECT_THAT(awaited(appealed), IsEmpty());
}

TEST(Suit, IsDecidedInSixMonthsAndInTheSimpleProcedureInFortyFiveDays)
{
    auto const accepted = [](Procedure procedure) { return std::vector{filing(RemedyKind::suit), at(day(2026, 4, 10), RemedyAccepted{procedure})}; };

    EXPECT_THAT(awaited(accepted(Procedure::ordinary)), ElementsAre(RemedyDue{RemedyAwaited::decision, day(2026, 10, 10)}));
    EXPECT_THAT(awaited(accepted(Procedure::simple)), ElementsAre(RemedyDue{RemedyAwaited::decision, day(2026, 5, 25)}));
}

TEST(RemedyCase, TellsFromWhichDayItsPeriodCountsAndHowLong)
{
    auto const extended = after_events({filing(RemedyKind::review), at(day(2026, 4, 10), RemedyAccepted{}), at(day(2026, 4, 20), ReviewExtended{})});

    auto const running = running_in(extended.value(), shipped_law());

    ASSERT_EQ(running.size(), 1U);
    EXPECT_EQ(running.front().from, day(2026, 4, 10));
    EXPECT_EQ(running.front().period.count, 90);
}

TEST(RemedyCase, TakesOnlyOutcomesOfItsKind)
{
    EXPECT_EQ(code_of(after_events({filing(RemedyKind::review), at(filed_on, RemedyDecided{"suit_revoked"})})),
              "remedy.unknown-outcome");
    EXPECT_EQ(code_of(after_events({filing(RemedyKind::suit), at(filed_on, RemedyDecided{"won"})})), "remedy.unknown-outcome");
}

TEST(RemedyCase, RefusesStepsOutOfTurn)
{
    auto const review = filing(RemedyKind::review);
    auto const decided = at(day(2026, 6, 5), RemedyDecided{"review_upheld"});

    EXPECT_EQ(code_of(after_events({at(filed_on, CopyReceived{})})), "remedy.out-of-turn");
    EXPECT_EQ(code_of(after_events({review, review})), "remedy.out-of-turn");
    EXPECT_EQ(code_of(after_events({review, at(filed_on, ReplySent{})})), "remedy.out-of-turn");
    EXPECT_EQ(code_of(after_events({review, decided, decided})), "remedy.out-of-turn");
    EXPECT_EQ(code_of(after_events({review, decided, at(day(2026, 6, 8), Appealed{})})), "remedy.out-of-turn");
    EXPECT_EQ(code_of(after_events({review, at(day(2026, 4, 6), RemedyAccepted{})})), "remedy.before-filing");
    EXPECT_EQ(code_of(after_events({filing(RemedyKind::review, Before::reconsideration)})), "remedy.review-after-review");
}

TEST(RemedyCase, StaysAsItWasWhateverIsRefused)
{
    EXPECT_TRUE(rc::check([] {
        auto remedy = open_case(filing(*rc::gen::element(RemedyKind::review, RemedyKind::suit))).value();
        auto today = filed_on;
        for (int i = 0; i < 12; ++i) {
            today += std::chrono::days{*rc::gen::inRange(0, 30)};
            auto const what = *rc::gen::element<RemedyHappening>(RemedyAccepted{}, CopyReceived{}, ReplySent{}, ReviewExtended{},
                                                                 RemedyDecided{"review_upheld"}, RemedyDecided{"suit_dismissed"},
                                                                 Appealed{}, AppealDecided{"suit_revoked"}, ServedOnApplicant{}, ServedOnAgency{});
            auto const before = remedy;
            auto const next = apply(remedy, at(today, what), shipped_law());
            RC_ASSERT(remedy == before);
            if (next)
                remedy = *next;
            for (auto const& due : awaited_in(remedy, shipped_terms()))
                RC_ASSERT(!due.day || shipped_terms().calendar.is_working_day(*due.day));
        }
    }));
}

}  // namespace requests
