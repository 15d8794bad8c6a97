#include "requests/domain/request_fixture.hpp"

#include <gtest/gtest.h>

namespace requests {
namespace {

auto const monday = day(2026, 3, 2);

std::vector<Event> received()
{
    return {registration(monday)};
}

}  // namespace

TEST(Request, IsDueTwentyWorkingDaysAfterItsReceipt)
{
    auto const request = after(received()).value();

    EXPECT_EQ(due_day(request, monday, shipped_terms()).day, day(2026, 3, 30));
}

TEST(Request, IsClosedOnTheDayItsAnswerIsPosted)
{
    auto const told = received() + std::vector{on(day(2026, 3, 5), Decided{.kind = "granted", .answer = answer_letter})} +
                      sent_letter(answer_letter, "granted", day(2026, 3, 6));

    auto const request = after(told).value();

    EXPECT_EQ(request.state, RequestState::served);
    EXPECT_EQ(request.closed_on, day(2026, 3, 6));
    EXPECT_EQ(due_day(request, day(2026, 3, 9), shipped_terms()).awaited, Awaited::nothing);
}

TEST(Request, StaysOnTheClockWhenDecidedButNotTold)
{
    auto const request = after(received() + std::vector{on(monday, Decided{.kind = "granted", .answer = answer_letter})}).value();

    EXPECT_TRUE(is_open(request));
    EXPECT_EQ(due_day(request, monday, shipped_terms()).awaited, Awaited::answer);
}

TEST(Request, BeginsItsPeriodAnewWithTheCorrection)  // C-15
{
    auto const request = after({registration(day(2026, 8, 31)), on(day(2026, 9, 9), CorrectionNoticed{day(2026, 9, 23)}),
                                on(day(2026, 9, 14), CorrectionSupplied{})}).value();

    EXPECT_EQ(due_day(request, day(2026, 9, 14), shipped_terms()).day, day(2026, 10, 16));
}

TEST(Request, CanOnlyEndAsNotCorrectedOnceTheCorrectionLapsed)
{
    auto const lapsed =
        received() + std::vector{on(day(2026, 3, 4), CorrectionNoticed{day(2026, 3, 18)}), on(day(2026, 3, 19), CorrectionLapsed{})};

    auto const granted = after(lapsed + std::vector{on(day(2026, 3, 19), Decided{.kind = "granted"})});
    auto const given_up = after(lapsed + std::vector{on(day(2026, 3, 19), Decided{.kind = "not_corrected"})});

    EXPECT_EQ(code_of(granted), "request.given-up");
    EXPECT_EQ(given_up->state, RequestState::decided);
}

TEST(Request, GoesOnWhenTheCorrectionComesLateForAGoodReason)
{
    auto const request =
        after(received() + std::vector{on(day(2026, 3, 4), CorrectionNoticed{day(2026, 3, 18)}),
                                       on(day(2026, 3, 19), CorrectionLapsed{}), on(day(2026, 3, 23), CorrectionSupplied{})})
            .value();

    EXPECT_EQ(request.state, RequestState::in_progress);
    EXPECT_EQ(request.corrected_on, day(2026, 3, 23));
}

TEST(Request, IsNotGivenUpBeforeTheCorrectionsPeriodEnds)
{
    auto const early = after(
        received() + std::vector{on(day(2026, 3, 4), CorrectionNoticed{day(2026, 3, 18)}), on(day(2026, 3, 18), CorrectionLapsed{})});

    EXPECT_EQ(code_of(early), "request.correction-not-lapsed");
}

TEST(Request, WaitsForAThirdPartyOutsideItsPeriod)  // C-13
{
    auto const request =
        after(received() + std::vector{on(day(2026, 3, 6), OpinionAsked{1}), on(day(2026, 3, 9), OpinionLetterReached{1}),
                                       on(day(2026, 3, 20), OpinionGiven{1, Opinion::consents})})
            .value();

    EXPECT_EQ(due_day(request, day(2026, 3, 20), shipped_terms()).day, day(2026, 4, 14));
}

TEST(Request, WeighsAnOpinionAnewOnTheClockOfTheDayOnWhichItCame)
{
    auto const given = received() + std::vector{on(day(2026, 3, 6), OpinionAsked{1}), on(day(2026, 3, 9), OpinionLetterReached{1}),
                                                on(day(2026, 3, 20), OpinionGiven{1, Opinion::objects_with_ground})};

    auto const weighed = after(given + std::vector{on(day(2026, 3, 25), OpinionGiven{1, Opinion::objects_without_ground})}).value();

    EXPECT_EQ(weighed.consultations.front().answered, day(2026, 3, 20));
    EXPECT_EQ(weighed.consultations.front().opinion, Opinion::objects_without_ground);
    EXPECT_EQ(due_day(weighed, day(2026, 3, 25), shipped_terms()).day, day(2026, 4, 14));
    auto const twice = after(given + std::vector{on(day(2026, 3, 25), OpinionGiven{1, Opinion::objects_with_ground})});
    EXPECT_EQ(code_of(twice), "request.no-such-consultation");
    auto const before = after(given + std::vector{Event{day(2026, 3, 19), day(2026, 3, 25), clerk, OpinionGiven{1, Opinion::consents}}});
    EXPECT_EQ(code_of(before), "request.no-such-consultation");
}

TEST(Request, LearnsAfterTheOpinionOnWhichDayTheLetterHadCome)  // the period of fifteen working days ended on 30 March, before it
{
    auto const given = received() + std::vector{on(day(2026, 3, 6), OpinionAsked{1}), on(day(2026, 4, 3), OpinionGiven{1, Opinion::consents})};

    auto const request = after(given + std::vector{Event{day(2026, 3, 9), day(2026, 4, 3), clerk, OpinionLetterReached{1}}}).value();

    EXPECT_EQ(due_day(request, day(2026, 4, 3), shipped_terms()).day, day(2026, 4, 22));  // C-14
    EXPECT_EQ(code_of(after(given + std::vector{on(day(2026, 4, 7), OpinionLetterReached{1})})), "request.no-such-consultation");
}

TEST(Request, TakesSilenceOfACoAuthorForConsentAndOfAThirdPartyForNothing)
{
    for (auto const& [whom, standing] :
         {std::pair{Consulted::co_author, Standing::consents}, {Consulted::third_party, Standing::silent}}) {
        auto const request =
            after(received() + std::vector{on(day(2026, 3, 6), OpinionAsked{1, whom}), on(day(2026, 3, 9), OpinionLetterReached{1})})
                .value();
        auto const clock = clock_of(request, shipped_terms()).value();

        EXPECT_EQ(standing_of(request.consultations.front(), day(2026, 3, 30), clock), Standing::waiting);
        EXPECT_EQ(standing_of(request.consultations.front(), day(2026, 3, 31), clock), standing);
    }
}

TEST(Request, MayStillConsultWhenOverdueThoughTheClockDoesNotStop)
{
    auto const request = after(received() + std::vector{on(day(2026, 4, 7), OpinionAsked{1})}).value();

    auto const due = due_day(request, day(2026, 4, 20), shipped_terms());

    EXPECT_EQ(due.day, day(2026, 3, 30));
    EXPECT_FALSE(due.moves);
}

TEST(Request, ConsultsNobodyBeforeItsPeriodBeganAnew)
{
    auto const corrected =
        received() + std::vector{on(day(2026, 3, 4), CorrectionNoticed{day(2026, 3, 18)}), on(day(2026, 3, 9), CorrectionSupplied{})};
    auto const before = Event{.happened_on = day(2026, 3, 6), .recorded_on = day(2026, 3, 9), .by = clerk, .what = OpinionAsked{1}};

    EXPECT_EQ(code_of(after(corrected + std::vector{before})), "request-clock.out-of-turn");
}

TEST(Request, IsDueAgainTwentyDaysAfterThePayment)  // C-16
{
    auto const paid =
        after({registration(day(2026, 5, 6)), on(day(2026, 5, 20), FeeDemanded{day(2026, 5, 18), FeeMeasure::by_piece, 11, 11, 100}),
               on(day(2026, 6, 1), FeeSettled{})})
            .value();

    EXPECT_EQ(due_day(paid, day(2026, 6, 1), shipped_terms()).day, day(2026, 6, 30));
}

TEST(Request, IsNotGivenUpWhileTheFeeMayStillBePaid)
{
    auto const noticed = std::vector{registration(day(2026, 5, 6)),
                                     on(day(2026, 5, 20), FeeDemanded{day(2026, 5, 18), FeeMeasure::by_piece, 11, 11, 100})};

    EXPECT_EQ(code_of(after(noticed + std::vector{on(day(2026, 6, 17), FeeLapsed{})})), "request.fee-not-lapsed");
    auto const lapsed = noticed + std::vector{on(day(2026, 6, 18), FeeLapsed{})};
    EXPECT_EQ(code_of(after(lapsed + std::vector{on(day(2026, 6, 18), Decided{.kind = "granted"})})), "request.given-up");
    EXPECT_EQ(code_of(after(lapsed + std::vector{on(day(2026, 6, 18), Decided{.kind = "fee_unpaid"})})), "");
}

TEST(Request, IsDelayedOnlyForGoodReasons)
{
    auto const asked = received() + std::vector{on(day(2026, 3, 4), ReasonsAsked{day(2026, 3, 13)})};
    auto const delay = std::vector{on(day(2026, 3, 16), DelaySet{day(2026, 6, 30)})};

    auto const bad = after(asked + std::vector{on(day(2026, 3, 11), ReasonsGiven{ReasonsFound::not_good})} + delay);
    auto const good = after(asked + std::vector{on(day(2026, 3, 11), ReasonsGiven{ReasonsFound::good})} + delay);

    EXPECT_EQ(code_of(bad), "request.no-good-reasons");
    EXPECT_EQ(due_day(*good, day(2026, 3, 16), shipped_terms()).day, day(2026, 6, 30));
}

TEST(Request, IsExtendedOnceInTime)
{
    auto const extension = PeriodExtended{day(2026, 3, 30), head, 20};

    EXPECT_EQ(due_day(*after(received() + std::vector{on(day(2026, 3, 30), extension)}), day(2026, 3, 30), shipped_terms()).day,
              day(2026, 4, 28));
    EXPECT_EQ(code_of(after(received() + std::vector{on(day(2026, 3, 31), extension)})), "request-clock.late-extension");
    EXPECT_EQ(code_of(after(received() + std::vector{on(day(2026, 3, 30), extension), on(day(2026, 3, 30), extension)})),
              "request-clock.second-extension");
}

TEST(Request, ThatAwaitsConfirmationHasNoClockAndADayToConfirm)
{
    auto arrival = registration(day(2026, 5, 15));
    std::get<Registered>(arrival.what).intake.received_on.reset();

    auto const waiting = after({arrival}).value();
    auto const confirmed = after({arrival, on(day(2026, 5, 18), ReceiptConfirmed{})}).value();

    EXPECT_EQ(waiting.state, RequestState::unconfirmed);
    EXPECT_EQ(confirmation_due(waiting, shipped_terms()), day(2026, 5, 18));
    EXPECT_EQ(due_day(waiting, day(2026, 5, 18), shipped_terms()).day, std::nullopt);
    EXPECT_EQ(confirmed.received_on, day(2026, 5, 18));
    EXPECT_EQ(due_day(confirmed, day(2026, 5, 18), shipped_terms()).day, day(2026, 6, 15));
}

TEST(Request, IsCirculatedWithinOneWorkingDay)
{
    auto const friday = after({registration(day(2026, 3, 6))}).value();

    EXPECT_EQ(circulation_due(friday, shipped_terms()), day(2026, 3, 9));
}

TEST(Request, IsAnsweredAnewByOrderAndKeepsItsResult)
{
    auto const told = received() + std::vector{on(day(2026, 3, 5), Decided{.kind = "state_secret", .answer = answer_letter})} +
                      sent_letter(answer_letter, "denial", day(2026, 3, 6));
    auto const reopened = told + std::vector{on(day(2026, 6, 8), Reopened{day(2026, 7, 7)})};
    auto const again = reopened + std::vector{on(day(2026, 6, 10), Decided{.kind = "granted", .answer = LetterId{2}})} +
                       sent_letter(LetterId{2}, "granted", day(2026, 6, 11));

    EXPECT_EQ(due_day(*after(reopened), day(2026, 6, 8), shipped_terms()).day, day(2026, 7, 7));
    EXPECT_TRUE(is_open(*after(reopened)));
    auto const request = after(again).value();
    EXPECT_EQ(request.state, RequestState::served);
    EXPECT_EQ(request.decision->kind, "granted");
    EXPECT_EQ(request.result->kind, "state_secret");
    EXPECT_EQ(request.closed_on, day(2026, 3, 6));
    EXPECT_EQ(code_of(after(told + std::vector{on(day(2026, 6, 8), Reopened{day(2026, 6, 5)})})), "request-clock.no-time-to-answer");
}

TEST(Request, IsReopenedOnlyWhenItWasAnswered)
{
    auto const withdrawn = received() + std::vector{on(monday, Withdrawn{}), on(monday, Archived{})};

    EXPECT_EQ(code_of(after(received() + std::vector{on(monday, Reopened{monday})})), "request.cannot-reopen");
    EXPECT_EQ(code_of(after(withdrawn + std::vector{on(monday, Reopened{monday})})), "request.cannot-reopen");
}

TEST(Request, TakesTheReceiptOfItsAnswerAfterItWasArchived)
{
    auto const archived = received() + std::vector{on(day(2026, 3, 5), Decided{.kind = "state_secret", .answer = answer_letter})} +
                          sent_letter(answer_letter, "denial", day(2026, 3, 6)) + std::vector{on(day(2026, 3, 9), Archived{})};

    auto const known = after(archived + std::vector{on(day(2026, 3, 12), LetterMoved{answer_letter, LetterReceived{"return_receipt"}})}).value();

    EXPECT_EQ(known.letters.at(answer_letter).received_on, day(2026, 3, 12));
    EXPECT_EQ(known.state, RequestState::archived);
    EXPECT_EQ(code_of(after(archived + std::vector{on(day(2026, 3, 12), LetterMoved{LetterId{9}, LetterDrafted{"denial"}})})),
              "request.archived");
}

TEST(Request, SuggestsTheUsualPeriodForACorrection)
{
    auto const period = usual_correction_period(monday, shipped_terms());

    EXPECT_EQ(period.from, day(2026, 3, 16));
    EXPECT_EQ(period.to, day(2026, 3, 23));
}

TEST(Request, NeedsGroundsForAPartialAnswerAndForNoOther)
{
    auto const decided = [](Decided decision) { return after(received() + std::vector{on(monday, std::move(decision))}); };

    EXPECT_EQ(code_of(decided({.kind = "partial"})), "request.grounds-do-not-fit");
    EXPECT_EQ(code_of(decided({.kind = "granted", .grounds = {"state_secret"}})), "request.grounds-do-not-fit");
    EXPECT_EQ(code_of(decided({.kind = "partial", .grounds = {"granted"}})), "request.unknown-ground");
    EXPECT_EQ(code_of(decided({.kind = "partial", .grounds = {"state_secret"}})), "");
}

TEST(Request, IsToldByTheLetterOfItsDecision)
{
    auto const drafted = received() + std::vector{on(monday, LetterMoved{answer_letter, LetterDrafted{"denial"}})};

    EXPECT_EQ(code_of(after(drafted + std::vector{on(monday, Decided{.kind = "granted", .answer = answer_letter})})),
              "request.wrong-letter");
    EXPECT_EQ(code_of(after(drafted + std::vector{on(monday, Decided{.kind = "state_secret", .answer = answer_letter})})), "");
}

TEST(Request, RefusesWhatTheLawDoesNotKnow)
{
    EXPECT_EQ(code_of(after(received() + std::vector{on(monday, Decided{.kind = "lost"})})), "request.unknown-decision");
    EXPECT_EQ(code_of(after(received() + std::vector{on(monday, Decided{.kind = "withdrawn"})})), "request.unknown-decision");
    EXPECT_EQ(code_of(after(received() + std::vector{on(monday, LetterMoved{answer_letter, LetterDrafted{"poem"}})})),
              "request.unknown-letter");
}

TEST(Request, RecordsOnlyWhatHasHappenedAndInTheOrderOfRecording)
{
    auto const tomorrow = Event{.happened_on = day(2026, 3, 4), .recorded_on = day(2026, 3, 3), .by = clerk, .what = Circulated{}};
    auto const before_receipt =
        Event{.happened_on = day(2026, 3, 1), .recorded_on = day(2026, 3, 3), .by = clerk, .what = Circulated{}};

    EXPECT_EQ(code_of(after(received() + std::vector{tomorrow})), "request.not-yet-happened");
    EXPECT_EQ(code_of(after(received() + std::vector{before_receipt})), "request.before-receipt");
    EXPECT_EQ(
        code_of(after(received() + std::vector{on(day(2026, 3, 4), Circulated{}), on(day(2026, 3, 3), Assigned{"民政办", clerk})})),
        "request.recorded-before");
}

TEST(Request, TakesTheReceiptOfAPostedLetterWithItsProof)
{
    auto const posted = received() + sent_letter(LetterId{1}, "receipt", day(2026, 3, 3));
    auto const came = [&](Date date, char const* proof) { return posted + std::vector{on(date, LetterMoved{LetterId{1}, LetterReceived{proof}})}; };

    EXPECT_EQ(after(came(day(2026, 3, 6), "return_receipt"))->letters.at(LetterId{1}).received_on, day(2026, 3, 6));
    EXPECT_EQ(code_of(after(came(day(2026, 3, 6), "hearsay"))), "request.unknown-proof");
}

TEST(Request, AsksForNoReceiptOfWhatWasSignedFor)
{
    auto events = received() + sent_letter(LetterId{1}, "receipt", day(2026, 3, 3));
    events.back() = on(day(2026, 3, 3), LetterMoved{LetterId{1}, LetterServed{"direct", ""}});

    EXPECT_EQ(code_of(after(events + std::vector{on(day(2026, 3, 4), LetterMoved{LetterId{1}, LetterReceived{"service_receipt"}})})),
              "request.receipt-is-service");
}

TEST(Request, ListsEveryLateEntryThatMovesTheClockAndOthersOnlyWhenVeryLate)
{
    auto const entered = [](Date happened, Date recorded, Happening what) {
        return Event{happened, recorded, clerk, std::move(what)};
    };
    auto const history = received() + std::vector{entered(day(2026, 3, 3), day(2026, 3, 4), Circulated{}),
                                                  entered(day(2026, 3, 4), day(2026, 3, 9), Assigned{"民政办", clerk}),
                                                  entered(day(2026, 3, 10), day(2026, 3, 11), CorrectionNoticed{day(2026, 3, 24)})};

    auto const late = late_entries(history, shipped_terms());

    ASSERT_EQ(late.size(), 2U);
    EXPECT_EQ(late[0].event, 2U);
    EXPECT_EQ(late[0].working_days, 3);
    EXPECT_FALSE(late[0].moves_clock);
    EXPECT_EQ(late[1].event, 3U);
    EXPECT_TRUE(late[1].moves_clock);
}

TEST(Request, KeepsWhatWasLawfulWhenTheCalendarChanges)
{
    auto const history = received() + std::vector{on(day(2026, 3, 30), PeriodExtended{day(2026, 3, 30), head, 5})};
    ASSERT_TRUE(after(history));
    // A Saturday becomes a working day: the last day to extend is now the Friday before.
    auto const changed = calendar::WorkingDayCalendar{
        calendar::HolidayTable::parse("# covers: 2026-01-01..2026-12-31\ndate,kind,name,source\n2026-03-07,workday,调休,x\n").value()};
    auto const terms = Terms{shipped_law(), shipped_terms().periods, changed};

    auto const request = replay(history).value();

    EXPECT_EQ(due_day(request, day(2026, 3, 30), terms).day, day(2026, 4, 3));
}

}  // namespace requests
