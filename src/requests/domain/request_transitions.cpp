#include "requests/domain/request_transitions.hpp"

#include <algorithm>
#include <array>

namespace requests {
namespace {

using State = RequestState;

tl::unexpected<base::Error> refuse(char const* code, char const* message, base::Error::Words words = {})
{
    return base::fail(base::ErrorKind::conflict, code, message, std::move(words));
}

// A set of states as bits.
struct States {
    unsigned bits = 0;

    constexpr States(std::initializer_list<State> states)
    {
        for (auto const state : states)
            bits |= 1U << static_cast<unsigned>(state);
    }
    [[nodiscard]] constexpr bool contains(State state) const { return (bits >> static_cast<unsigned>(state) & 1U) != 0; }
};

constexpr States being_handled{State::registered, State::circulated, State::in_progress};
constexpr States not_closed{State::unconfirmed,       State::registered,       State::circulated,     State::in_progress, State::awaiting_correction,
                            State::correction_lapsed, State::awaiting_payment, State::payment_lapsed, State::decided};
constexpr States not_archived{State::unconfirmed,      State::registered,     State::circulated, State::in_progress, State::awaiting_correction,
                              State::correction_lapsed, State::awaiting_payment, State::payment_lapsed, State::decided, State::served,
                              State::withdrawn,         State::transferred};
constexpr States received_and_not_closed{State::registered,        State::circulated,       State::in_progress,    State::awaiting_correction,
                                         State::correction_lapsed, State::awaiting_payment, State::payment_lapsed, State::decided};

// From which states an event is allowed, and where it leads; no state: it stays.
struct Transition {
    std::string_view event;  // as name_of names it
    States from;
    std::optional<State> to;
    char const* code;
    char const* message;
};

constexpr std::array transitions{
    Transition{"registered", {}, {}, "request.registered-already", "The request is registered already."},
    Transition{"receipt_confirmed", {State::unconfirmed}, State::registered, "request.received-already", "The receipt is confirmed already."},
    Transition{"circulated", {State::registered}, State::circulated, "request.cannot-circulate", "Only a registered request is circulated, once."},
    Transition{"assigned", being_handled, State::in_progress, "request.cannot-assign", "Only a request that is being handled is assigned."},
    Transition{"correction_noticed", being_handled, State::awaiting_correction, "request.cannot-ask-correction",
               "A correction is asked for while the request is being handled."},
    Transition{"correction_supplied", {State::awaiting_correction, State::correction_lapsed}, State::in_progress,
               "request.no-correction-asked", "No correction is awaited."},
    Transition{"correction_lapsed", {State::awaiting_correction}, State::correction_lapsed, "request.no-correction-asked",
               "No correction is awaited."},
    Transition{"opinion_asked", being_handled, {}, "request.cannot-consult", "Others are consulted while the request is being handled."},
    Transition{"opinion_letter_reached", received_and_not_closed, {}, "request.cannot-note-opinion", "The request is closed, or not received."},
    Transition{"opinion_given", received_and_not_closed, {}, "request.cannot-note-opinion", "The request is closed, or not received."},
    Transition{"period_extended", being_handled, {}, "request.cannot-extend", "The period is extended while the request is being handled."},
    Transition{"reasons_asked", being_handled, {}, "request.cannot-ask-reasons", "Reasons are asked for while the request is being handled."},
    Transition{"reasons_given", being_handled, {}, "request.no-reasons-asked", "No reasons are awaited."},
    Transition{"delay_set", being_handled, {}, "request.cannot-delay", "A delay is set while the request is being handled."},
    Transition{"fee_demanded", being_handled, State::awaiting_payment, "request.cannot-demand-fee",
               "A fee is demanded while the request is being handled."},
    Transition{"fee_settled", {State::awaiting_payment}, State::in_progress, "request.no-payment-awaited", "No payment is awaited."},
    Transition{"fee_lapsed", {State::awaiting_payment}, State::payment_lapsed, "request.no-payment-awaited", "No payment is awaited."},
    Transition{"split_off", being_handled, {}, "request.cannot-split", "A request is split while it is being handled."},
    Transition{"transferred", {State::unconfirmed, State::registered, State::circulated, State::in_progress}, State::transferred,
               "request.cannot-transfer", "Only a request that is being handled is passed on."},
    Transition{"withdrawn", not_closed, State::withdrawn, "request.closed", "The request is closed."},
    Transition{"decided",
               {State::registered, State::circulated, State::in_progress, State::correction_lapsed, State::payment_lapsed, State::decided},
               State::decided, "request.cannot-decide", "A decision is made while the request is being handled, and changed until it is told."},
    Transition{"letter_moved", not_archived, {}, "request.archived", "The case is archived."},
    Transition{"reopened", {State::served, State::archived}, State::in_progress, "request.cannot-reopen",
               "Only a request that was answered is to be answered anew."},
    Transition{"archived", {State::served, State::withdrawn, State::transferred}, State::archived, "request.cannot-archive",
               "Only a closed case is archived."},
};
static_assert(transitions.size() == std::variant_size_v<Happening>);

// What an event writes into the request; refused where it names something that is not there.
struct Written {
    Request& request;
    Event const& event;

    Result<void> operator()(Registered const&) const { return {}; }
    Result<void> operator()(ReceiptConfirmed const&) const
    {
        request.received_on = event.happened_on;
        return {};
    }
    Result<void> operator()(Circulated const&) const { return {}; }
    Result<void> operator()(Assigned const& assigned) const
    {
        request.assigned = assigned;
        return {};
    }
    Result<void> operator()(CorrectionNoticed const& noticed) const
    {
        if (request.correction_until)
            return refuse("request.second-correction", "A correction is asked for once.");
        request.correction_until = noticed.until;
        return {};
    }
    Result<void> operator()(CorrectionSupplied const&) const
    {
        request.corrected_on = event.happened_on;
        return {};
    }
    Result<void> operator()(CorrectionLapsed const&) const
    {
        if (event.happened_on <= *request.correction_until)
            return refuse("request.correction-not-lapsed", "The correction may come until {until}.",
                          {{"until", to_string(*request.correction_until)}});
        return {};
    }
    Result<void> operator()(OpinionAsked const& asked) const
    {
        if (find(asked.consultation) != nullptr)
            return refuse("request.consultation-known", "The consultation is known already.");
        request.consultations.push_back({.id = asked.consultation, .whom = asked.whom, .sent = event.happened_on});
        return {};
    }
    Result<void> operator()(OpinionLetterReached const& reached) const
    {
        auto* consultation = find(reached.consultation);
        if (consultation == nullptr || consultation->reached || consultation->answered || event.happened_on < consultation->sent)
            return refuse("request.no-such-consultation", "No open consultation was sent before that.");
        consultation->reached = event.happened_on;
        return {};
    }
    Result<void> operator()(OpinionGiven const& given) const
    {
        auto* consultation = find(given.consultation);
        if (consultation == nullptr || consultation->answered || event.happened_on < consultation->reached.value_or(consultation->sent))
            return refuse("request.no-such-consultation", "No open consultation was sent before that.");
        consultation->answered = event.happened_on;
        consultation->opinion = given.opinion;
        return {};
    }
    Result<void> operator()(PeriodExtended const&) const { return {}; }
    Result<void> operator()(ReasonsAsked const& asked) const
    {
        if (request.reasons)
            return refuse("request.reasons-asked-already", "Reasons were asked for already.");
        if (asked.until < event.happened_on)
            return refuse("request.no-time-for-reasons", "The period for reasons ends before it begins.");
        request.reasons = ReasonsForNumber{.until = asked.until};
        return {};
    }
    Result<void> operator()(ReasonsGiven const& given) const
    {
        if (!request.reasons)
            return refuse("request.no-reasons-asked", "No reasons are awaited.");
        request.reasons->found = given.found;
        return {};
    }
    Result<void> operator()(DelaySet const&) const
    {
        if (!request.reasons || request.reasons->found != ReasonsFound::good)
            return refuse("request.no-good-reasons", "A delay follows on good reasons for the number of requests.");
        return {};
    }
    Result<void> operator()(FeeDemanded const& fee) const
    {
        if (request.fee)
            return refuse("request.second-fee", "A fee is demanded once.");
        request.fee = fee;
        return {};
    }
    Result<void> operator()(FeeSettled const&) const { return {}; }
    Result<void> operator()(FeeLapsed const&) const
    {
        request.fee_lapsed_on = event.happened_on;
        return {};
    }
    Result<void> operator()(SplitOff const& split) const
    {
        auto& parts = request.parts;
        if (split.part == request.key.id || std::find(parts.begin(), parts.end(), split.part) != parts.end())
            return refuse("request.part-known", "That part is known already.");
        parts.push_back(split.part);
        return {};
    }
    Result<void> operator()(Transferred const&) const { return close(Ending::transferred); }
    Result<void> operator()(Withdrawn const&) const { return close(Ending::withdrawn); }
    Result<void> operator()(Decided const& decided) const
    {
        if (auto const letter = request.letters.find(decided.answer); letter != request.letters.end() && letter->second.served_on)
            return refuse("request.answer-served-before", "The letter was served before the decision.");
        request.decision = decided;
        request.decided_on = event.happened_on;
        return {};
    }
    Result<void> operator()(LetterMoved const& move) const
    {
        auto const known = request.letters.find(move.letter);
        auto letter = advance(known == request.letters.end() ? std::nullopt : std::optional{known->second}, move.step, event.happened_on, event.by);
        if (!letter)
            return tl::unexpected{letter.error()};
        request.letters.insert_or_assign(move.letter, std::move(*letter));
        if (std::holds_alternative<LetterServed>(move.step) && request.state == State::decided && request.decision->answer == move.letter) {
            request.state = State::served;
            return close(Ending::told);
        }
        return {};
    }
    Result<void> operator()(Reopened const&) const
    {
        if (request.ending != Ending::told)
            return refuse("request.cannot-reopen", "Only a request that was answered is to be answered anew.");
        request.decision.reset();
        request.decided_on.reset();
        return {};
    }
    Result<void> operator()(Archived const&) const { return {}; }

private:
    [[nodiscard]] Consultation* find(int id) const
    {
        auto const found = std::find_if(request.consultations.begin(), request.consultations.end(), [id](auto const& c) { return c.id == id; });
        return found == request.consultations.end() ? nullptr : &*found;
    }
    Result<void> close(Ending ending) const
    {
        if (request.ending != Ending::open)
            return {};  // another answer, by order: the request keeps its one result
        request.ending = ending;
        request.closed_on = event.happened_on;
        if (ending == Ending::told)
            request.result = request.decision;
        return {};
    }
};

Result<void> check_days(Request const& request, Event const& event)
{
    if (event.happened_on > event.recorded_on)
        return refuse("request.not-yet-happened", "What is recorded has happened: {day} is not yet.", {{"day", to_string(event.happened_on)}});
    if (event.recorded_on < request.last_recorded_on)
        return refuse("request.recorded-before", "The last entry was recorded later, on {day}.", {{"day", to_string(request.last_recorded_on)}});
    if (event.happened_on < request.received_on.value_or(request.intake.arrived_on))
        return refuse("request.before-receipt", "The request was received later, on {day}.",
                      {{"day", to_string(request.received_on.value_or(request.intake.arrived_on))}});
    return {};
}

}  // namespace

Result<Request> begun(Event const& event)
{
    auto const* registered = std::get_if<Registered>(&event.what);
    if (registered == nullptr)
        return refuse("request.not-registered", "A history begins with the registration.");
    auto const& intake = registered->intake;
    Request request{.key = registered->key, .intake = intake, .registered_on = event.happened_on, .received_on = intake.received_on,
                    .state = intake.received_on ? State::registered : State::unconfirmed, .last_recorded_on = event.recorded_on};
    if (event.happened_on > event.recorded_on || intake.received_on > event.recorded_on)
        return refuse("request.not-yet-happened", "What is recorded has happened: {day} is not yet.",
                      {{"day", to_string(std::max(event.happened_on, intake.received_on.value_or(event.happened_on)))}});
    if (event.happened_on < intake.arrived_on || (intake.received_on && *intake.received_on < intake.arrived_on))
        return refuse("request.before-arrival", "The request arrived later, on {day}.", {{"day", to_string(intake.arrived_on)}});
    return request;
}

Result<Request> moved(Request request, Event const& event)
{
    if (auto refused = check_days(request, event); !refused)
        return tl::unexpected{refused.error()};
    auto const& transition = transitions[event.what.index()];
    if (!transition.from.contains(request.state))
        return refuse(transition.code, transition.message);

    auto const clock_event = clock_event_of(request, event);
    if (auto refused = std::visit(Written{request, event}, event.what); !refused)
        return tl::unexpected{refused.error()};
    if (transition.to)
        request.state = *transition.to;
    if (clock_event)
        request.clock_events.push_back(*clock_event);
    request.last_recorded_on = event.recorded_on;
    return request;
}

std::string_view name_of(Happening const& what)
{
    return name_of(what.index());
}

std::string_view name_of(std::size_t alternative)
{
    return transitions.at(alternative).event;
}

}  // namespace requests
