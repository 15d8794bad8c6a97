#include "requests/domain/request_transitions.hpp"

#include <algorithm>
#include <array>

namespace requests {
namespace {

tl::unexpected<base::Error> refuse(char const* code, char const* message, base::Error::Words words = {})
{
    return base::fail(base::ErrorKind::conflict, code, message, std::move(words));
}

// A set of states as bits.
struct States {
    unsigned bits = 0;

    constexpr States(std::initializer_list<RequestState> states)
    {
        for (auto const state : states)
            bits |= 1U << static_cast<unsigned>(state);
    }
    friend constexpr States operator+(States a, States b)
    {
        a.bits |= b.bits;
        return a;
    }
    [[nodiscard]] constexpr bool contains(RequestState state) const { return (bits >> static_cast<unsigned>(state) & 1U) != 0; }
};

using enum RequestState;

constexpr States being_handled{registered, circulated, in_progress};
constexpr States given_up{correction_lapsed, payment_lapsed};
constexpr States received_and_open = being_handled + given_up + States{awaiting_correction, awaiting_payment, decided};
constexpr States open = received_and_open + States{unconfirmed};
constexpr States closed{served, withdrawn, transferred};

// From which states an event is allowed, and where it leads; no state: it stays.
struct Transition {
    std::string_view event;  // as name_of names it
    States from;
    std::optional<RequestState> to;
    char const* code;
    char const* message;
};

// In the order of the variant.
constexpr std::array transitions{
    Transition{"registered", {}, {}, "request.registered-already", "The request is registered already."},
    Transition{"receipt_confirmed", {unconfirmed}, registered, "request.received-already", "The receipt is confirmed already."},
    Transition{"circulated", {registered}, circulated, "request.cannot-circulate", "Only a registered request is circulated, once."},
    Transition{"assigned", being_handled, in_progress, "request.cannot-assign", "Only a request that is being handled is assigned."},
    Transition{"correction_noticed", being_handled, awaiting_correction, "request.cannot-ask-correction",
               "A correction is asked for while the request is being handled."},
    Transition{"correction_supplied", {awaiting_correction, correction_lapsed}, in_progress, "request.no-correction-asked",
               "No correction is awaited."},
    Transition{"correction_lapsed", {awaiting_correction}, correction_lapsed, "request.no-correction-asked", "No correction is awaited."},
    Transition{"opinion_asked", being_handled, {}, "request.cannot-consult", "Others are consulted while the request is being handled."},
    Transition{"opinion_letter_reached", received_and_open, {}, "request.cannot-note-opinion", "The request is closed, or not received."},
    Transition{"opinion_given", received_and_open, {}, "request.cannot-note-opinion", "The request is closed, or not received."},
    Transition{"period_extended", being_handled, {}, "request.cannot-extend",
               "The period is extended while the request is being handled."},
    Transition{"reasons_asked", being_handled, {}, "request.cannot-ask-reasons",
               "Reasons are asked for while the request is being handled."},
    Transition{"reasons_given", being_handled, {}, "request.no-reasons-asked", "No reasons are awaited."},
    Transition{"delay_set", being_handled, {}, "request.cannot-delay", "A delay is set while the request is being handled."},
    Transition{"fee_demanded", being_handled, awaiting_payment, "request.cannot-demand-fee",
               "A fee is demanded while the request is being handled."},
    Transition{"fee_settled", {awaiting_payment}, in_progress, "request.no-payment-awaited", "No payment is awaited."},
    Transition{"fee_lapsed", {awaiting_payment}, payment_lapsed, "request.no-payment-awaited", "No payment is awaited."},
    Transition{"split_off", being_handled, {}, "request.cannot-split", "A request is split while it is being handled."},
    Transition{"transferred", being_handled + States{unconfirmed}, transferred, "request.cannot-transfer",
               "Only a request that is being handled is passed on."},
    Transition{"withdrawn", open, withdrawn, "request.closed", "The request is closed."},
    Transition{"decided", being_handled + given_up + States{decided}, decided, "request.cannot-decide",
               "A decision is made while the request is being handled, and changed until it is told."},
    Transition{"letter_moved", open + closed, {}, "request.archived", "The case is archived."},
    Transition{"reopened", {served, archived}, in_progress, "request.cannot-reopen",
               "Only a request that was answered is to be answered anew."},
    Transition{"archived", closed, archived, "request.cannot-archive", "Only a closed case is archived."},
    Transition{"described", open + closed, {}, "request.archived", "The case is archived."},
    Transition{"particulars_amended", open, {}, "request.closed", "The request is closed."},
};
static_assert(transitions.size() == std::variant_size_v<Happening>);

// The receipt of a registered letter often comes back when the case is archived already, and remedies count from it.
bool is_late_receipt(Request const& request, Happening const& what)
{
    auto const* move = std::get_if<LetterMoved>(&what);
    return request.state == RequestState::archived && move != nullptr && std::holds_alternative<LetterReceived>(move->step);
}

Result<void> check_days(Request const& request, Event const& event)
{
    if (event.happened_on > event.recorded_on)
        return refuse("request.not-yet-happened", "What is recorded has happened: {day} is not yet.",
                      {{"day", to_string(event.happened_on)}});
    if (event.recorded_on < request.last_recorded_on)
        return refuse("request.recorded-before", "The last entry was recorded later, on {day}.",
                      {{"day", to_string(request.last_recorded_on)}});
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
                    .state = intake.received_on ? RequestState::registered : RequestState::unconfirmed,
                    .last_recorded_on = event.recorded_on};
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
    if (!transition.from.contains(request.state) && !is_late_receipt(request, event.what))
        return refuse(transition.code, transition.message);

    auto const clock_event = clock_event_of(request, event);
    if (auto refused = write(request, event); !refused)
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
