#include "requests/domain/request_fixture.hpp"
#include "requests/domain/request_transitions.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <set>

// Random histories: whatever is tried, the value stays sound.
namespace requests {
namespace {

Date day_after(Date from, int most_days)
{
    return from + std::chrono::days{*rc::gen::inRange(0, most_days)};
}

LetterStep any_step()
{
    return *rc::gen::element<LetterStep>(LetterDrafted{"granted"}, LetterDrafted{"denial"}, LetterReviewed{}, LetterReturned{},
                                         LetterSigned{head}, LetterNumbered{"1号"}, LetterNumbered{""}, LetterStamped{},
                                         LetterServed{"post", "state_post"}, LetterServed{"pigeon", ""});
}

Happening any_happening(Date on)
{
    auto const number = [] { return *rc::gen::inRange(0, 3); };
    auto const whom = *rc::gen::element(Consulted::third_party, Consulted::co_author, Consulted::other_agency);
    auto const opinion = *rc::gen::element(Opinion::consents, Opinion::objects_with_ground, Opinion::objects_without_ground);
    auto const later = day_after(on - std::chrono::days{3}, 40);
    auto const kind = *rc::gen::element<std::string>("granted", "partial", "state_secret", "not_corrected", "fee_unpaid",
                                                     "abusive_volume", "no such");
    auto const grounds = *rc::gen::element(std::vector<std::string>{}, std::vector<std::string>{"third_party"});
    return *rc::gen::element<Happening>(
        Registered{{}, {.number = "", .channel = "", .applicant_kind = "", .arrived_on = on}}, ReceiptConfirmed{}, Circulated{},
        Assigned{"民政办", clerk}, CorrectionNoticed{later}, CorrectionSupplied{}, CorrectionLapsed{}, OpinionAsked{number(), whom},
        OpinionLetterReached{number()}, OpinionGiven{number(), opinion}, PeriodExtended{on, head, *rc::gen::inRange(-1, 25)},
        ReasonsAsked{later}, ReasonsGiven{*rc::gen::element(ReasonsFound::good, ReasonsFound::not_good)}, DelaySet{later},
        FeeDemanded{later}, FeeSettled{}, FeeLapsed{}, SplitOff{RequestId{*rc::gen::inRange(16, 19)}}, Transferred{"县民政局"},
        Withdrawn{}, Decided{kind, grounds, LetterId{number()}}, LetterMoved{LetterId{number()}, any_step()},
        LetterMoved{LetterId{number()}, any_step()}, LetterMoved{LetterId{number()}, any_step()}, Reopened{later}, Archived{});
}

struct History {
    std::vector<Event> events;
    Request request;
    std::optional<RequestClock> clock;  // driven by hand beside the request
};

History begin()
{
    auto first = registration(day_after(day(2024, 1, 2), 700));
    if (*rc::gen::inRange(0, 4) == 0)
        std::get<Registered>(first.what).intake.received_on.reset();
    auto const request = open_request(first, shipped_terms()).value();
    return {{first}, request, clock_of(request, shipped_terms())};
}

// Tries an event; what is refused must leave no trace.
void attempt(History& history, Event const& event)
{
    auto const before = history.request;
    auto const next = apply(history.request, event, shipped_terms());
    RC_ASSERT(history.request == before);
    if (!next) {
        RC_ASSERT(!next.error().code.empty());
        return;
    }
    if (auto const moves = clock_event_of(before, event)) {
        auto const bounds = std::holds_alternative<OpinionAsked>(event.what) ? DayBounds::passed_over : DayBounds::asked;
        RC_ASSERT(history.clock->apply(*moves, bounds).has_value());
    }
    history.events.push_back(event);
    history.request = *next;
    if (std::holds_alternative<ReceiptConfirmed>(event.what))
        history.clock = RequestClock{event.happened_on, shipped_terms().periods, shipped_terms().calendar};
}

void grow(History& history)
{
    auto recorded = history.request.last_recorded_on;
    for (int tries = *rc::gen::inRange(0, 60); tries > 0; --tries) {
        auto const happened = day_after(recorded - std::chrono::days{2}, 12);
        attempt(history, {happened, day_after(happened, 3), clerk, any_happening(happened)});
        recorded = history.request.last_recorded_on;
    }
}

}  // namespace

TEST(RequestHistory, IsRebuiltFromItsEvents)
{
    EXPECT_TRUE(rc::check([] {
        auto history = begin();

        grow(history);

        RC_ASSERT(replay(history.events).value() == history.request);
    }));
}

TEST(RequestHistory, IsDueWhenTheClockSays)
{
    EXPECT_TRUE(rc::check([] {
        auto history = begin();

        grow(history);

        auto const today = day_after(history.request.last_recorded_on, 60);
        auto const due = due_day(history.request, today, shipped_terms());
        if (!history.clock) {
            RC_ASSERT(!due.day);
            return;
        }
        RC_ASSERT(due.day == history.clock->due(today).day);
        RC_ASSERT(due.awaited == history.clock->due(today).awaited);
        RC_ASSERT(is_open(history.request) == (due.awaited != Awaited::nothing));
    }));
}

TEST(RequestHistory, NamesLateEntriesOfItselfOnly)
{
    EXPECT_TRUE(rc::check([] {
        auto history = begin();

        grow(history);

        for (auto const& late : late_entries(history.events, shipped_terms())) {
            RC_ASSERT(late.event < history.events.size());
            RC_ASSERT(late.moves_clock || late.working_days > shipped_law().defaults.late_entry_days);
        }
    }));
}

TEST(RequestHistory, AreNotAllRefusedAtOnce)
{
    std::set<RequestState> reached;

    EXPECT_TRUE(rc::check([&] {
        auto history = begin();
        grow(history);
        reached.insert(history.request.state);
    }));

    EXPECT_GE(reached.size(), 6U);
}

}  // namespace requests
