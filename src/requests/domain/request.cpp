#include "requests/domain/request.hpp"

#include "base/ensure.hpp"
#include "requests/domain/decision.hpp"
#include "requests/domain/letter_service_check.hpp"
#include "requests/domain/request_transitions.hpp"

#include <algorithm>

namespace requests {
namespace {

using base::ErrorKind;

tl::unexpected<base::Error> unknown(char const* code, char const* message, std::string id)
{
    return base::fail(ErrorKind::invalid_input, code, message, {{"id", std::move(id)}});
}

Result<void> check_decided(Request const& request, Date on, Decided const& decided, RequestLaw const& law)
{
    auto const* kind = law.decision(decided.kind);
    if (kind == nullptr || !kind->closing.empty())
        return unknown("request.unknown-decision", "There is no decision {id}.", decided.kind);
    for (auto const& id : decided.grounds)
        if (auto const* ground = law.decision(id); ground == nullptr || !ground->is_ground)
            return unknown("request.unknown-ground", "{id} is no ground to withhold.", id);
    if ((kind->remedy == RemedyClause::of_grounds) == decided.grounds.empty())
        return base::fail(ErrorKind::conflict, "request.grounds-do-not-fit",
                          "A partial answer has grounds for what it withholds, no other has.");
    if (auto const letter = request.letters.find(decided.answer);
        letter != request.letters.end() && letter->second.kind != kind->letter)
        return unknown("request.wrong-letter", "This decision is told by the letter {id}.", kind->letter);

    auto const missing = missing_steps(*kind, request, on, law);
    if (auto const first = std::find_if(missing.begin(), missing.end(), [](auto const& f) { return f.severity == Severity::error; });
        first != missing.end())
        return base::fail(ErrorKind::conflict, "request.step-missing", "This decision needs a step before it: {step}",
                          {{"step", first->check}});
    auto const needs = [&](char const* step) { return std::find(kind->needs.begin(), kind->needs.end(), step) != kind->needs.end(); };
    if ((request.state == RequestState::correction_lapsed && !needs("correction_lapsed")) ||
        (request.state == RequestState::payment_lapsed && !needs("fee_lapsed")))
        return base::fail(ErrorKind::conflict, "request.given-up", "The request is given up: it can only end for that reason.");
    return {};
}

Result<void> check_letter_moved(Request const& request, LetterMoved const& move, RequestLaw const& law)
{
    if (auto const letter = request.letters.find(move.letter); letter != request.letters.end())
        if (auto const served = check_service(letter->second, move.step, law); !served)
            return served;
    auto const* drafted = std::get_if<LetterDrafted>(&move.step);
    if (drafted == nullptr)
        return {};
    if (law.letter(drafted->kind) == nullptr)
        return unknown("request.unknown-letter", "There is no letter {id}.", drafted->kind);
    if (request.decision && request.decision->answer == move.letter && law.decision(request.decision->kind)->letter != drafted->kind)
        return unknown("request.wrong-letter", "This decision is told by the letter {id}.",
                       law.decision(request.decision->kind)->letter);
    return {};
}

Result<void> check_fee_lapsed(Request const& request, Date on, Terms const& terms)
{
    auto const due = due_day(request, on, terms).day;
    if (due && on <= *due)
        return base::fail(ErrorKind::conflict, "request.fee-not-lapsed", "The fee may be paid until {until}.",
                          {{"until", to_string(*due)}});
    return {};
}

Result<void> check_law(Request const& request, Event const& event, Terms const& terms)
{
    if (auto const* decided = std::get_if<Decided>(&event.what))
        return check_decided(request, event.happened_on, *decided, terms.law);
    if (auto const* move = std::get_if<LetterMoved>(&event.what))
        return check_letter_moved(request, *move, terms.law);
    if (std::holds_alternative<FeeLapsed>(event.what))
        return check_fee_lapsed(request, event.happened_on, terms);
    return {};
}

// A consultation that is sent too late stops no clock, but the law asks for it all the same: it is no reason to refuse.
Result<void> check_clock(Request const& request, Event const& event, Terms const& terms)
{
    auto const happened = clock_event_of(request, event);
    if (!happened)
        return {};
    auto const bounds = std::holds_alternative<OpinionAsked>(event.what) ? DayBounds::passed_over : DayBounds::asked;
    return clock_of(request, terms)->apply(*happened, bounds);
}

int working_days_between(Date from, Date to, calendar::WorkingDayCalendar const& calendar)
{
    int count = 0;
    for (auto day = from + std::chrono::days{1}; day <= to; day += std::chrono::days{1})
        count += calendar.is_working_day(day) ? 1 : 0;
    return count;
}

}  // namespace

Result<Request> open_request(Event const& event, Terms const& terms)
{
    auto request = begun(event);
    if (!request)
        return request;
    auto const& intake = request->intake;
    if (terms.law.channel(intake.channel) == nullptr)
        return tl::unexpected{unknown("request.unknown-channel", "There is no channel {id}.", intake.channel).value()};
    if (terms.law.applicant(intake.applicant_kind) == nullptr)
        return tl::unexpected{
            unknown("request.unknown-applicant", "There is no kind of applicant {id}.", intake.applicant_kind).value()};
    return request;
}

Result<Request> apply(Request const& request, Event const& event, Terms const& terms)
{
    auto next = moved(request, event);
    if (!next)
        return next;
    if (auto const refused = check_law(request, event, terms); !refused)
        return tl::unexpected{refused.error()};
    if (auto const refused = check_clock(request, event, terms); !refused)
        return tl::unexpected{refused.error()};
    return next;
}

Result<Request> replay(std::span<Event const> events)
{
    if (events.empty())
        return base::fail(ErrorKind::invalid_input, "request.no-history", "A request without a history is none.");
    auto request = begun(events.front());
    for (auto const& event : events.subspan(1)) {
        if (!request)
            return request;
        request = moved(std::move(*request), event);
    }
    return request;
}

std::optional<RequestClock> clock_of(Request const& request, Terms const& terms)
{
    if (!request.received_on)
        return std::nullopt;
    RequestClock clock{*request.received_on, terms.periods, terms.calendar};
    for (auto const& event : request.clock_events)
        base::ensure(clock.apply(event, DayBounds::passed_over).has_value(), "a recorded event was allowed after those before it");
    return clock;
}

DueDay due_day(Request const& request, Date today, Terms const& terms)
{
    auto const clock = clock_of(request, terms);
    return clock ? clock->due(today) : DueDay{.awaited = Awaited::nothing, .day = {}, .derivation = {}};
}

std::optional<Date> confirmation_due(Request const& request, Terms const& terms)
{
    if (request.state != RequestState::unconfirmed)
        return std::nullopt;
    return terms.calendar.add_working_days(request.intake.arrived_on, terms.law.defaults.confirmation_days).date;
}

std::optional<Date> circulation_due(Request const& request, Terms const& terms)
{
    if (request.state != RequestState::registered)
        return std::nullopt;
    return terms.calendar.add_working_days(request.registered_on, terms.law.defaults.circulation_days).date;
}

Standing standing_of(Consultation const& consultation, Date today, RequestClock const& clock)
{
    if (consultation.opinion) {
        switch (*consultation.opinion) {
        case Opinion::consents: return Standing::consents;
        case Opinion::objects_with_ground: return Standing::objects_with_ground;
        case Opinion::objects_without_ground: return Standing::objects_without_ground;
        }
    }
    auto const end = clock.opinion_due(consultation.id);
    if (!end || today <= *end)
        return Standing::waiting;
    return consultation.whom == Consulted::co_author ? Standing::consents : Standing::silent;  // Art. 34, Art. 32
}

bool is_open(Request const& request)
{
    switch (request.state) {
    case RequestState::served:
    case RequestState::withdrawn:
    case RequestState::transferred:
    case RequestState::archived: return false;
    case RequestState::unconfirmed:
    case RequestState::registered:
    case RequestState::circulated:
    case RequestState::in_progress:
    case RequestState::awaiting_correction:
    case RequestState::correction_lapsed:
    case RequestState::awaiting_payment:
    case RequestState::payment_lapsed:
    case RequestState::decided: break;
    }
    return true;
}

CorrectionPeriod usual_correction_period(Date noticed_on, Terms const& terms)
{
    auto const& usual = terms.law.defaults;
    return {terms.calendar.add_working_days(noticed_on, usual.correction_days_at_least).date,
            terms.calendar.add_working_days(noticed_on, usual.correction_days_at_most).date};
}

std::vector<LateEntry> late_entries(std::span<Event const> events, Terms const& terms)
{
    std::vector<LateEntry> late;
    if (events.empty())
        return late;
    auto request = begun(events.front());
    for (std::size_t i = 0; i < events.size(); ++i) {
        base::ensure(request.has_value(), "the events are the history of one request");
        auto const& event = events[i];
        // The registration moves the clock by the receipt that it records.
        auto const happened =
            i == 0 ? std::min(event.happened_on, request->received_on.value_or(event.happened_on)) : event.happened_on;
        auto const moves = i == 0
                               ? request->received_on.has_value()
                               : std::holds_alternative<ReceiptConfirmed>(event.what) || clock_event_of(*request, event).has_value();
        auto const days = working_days_between(happened, event.recorded_on, terms.calendar);
        if ((moves && happened < event.recorded_on) || days > terms.law.defaults.late_entry_days)
            late.push_back({.event = i, .working_days = days, .moves_clock = moves});
        if (i > 0)
            request = moved(std::move(*request), event);
    }
    return late;
}

LetterId next_letter(Request const& request)
{
    auto last = request.letters.empty() ? 0 : request.letters.rbegin()->first.value;
    if (request.decision)
        last = std::max(last, request.decision->answer.value);  // it may not be written yet
    return LetterId{last + 1};
}

}  // namespace requests
