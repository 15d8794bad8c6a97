#pragma once

#include "requests/domain/request_event.hpp"

#include <span>

namespace requests {

enum class RequestState {
    unconfirmed,  // arrived, but not received yet: Art. 31
    registered,
    circulated,
    in_progress,
    awaiting_correction,
    correction_lapsed,
    awaiting_payment,
    payment_lapsed,
    decided,  // and not told yet: the clock goes on
    served,
    withdrawn,
    transferred,
    archived,
};

// How the request came to its end.
enum class Ending { open, told, withdrawn, transferred };

struct Consultation {
    int id = 0;
    Consulted whom = Consulted::third_party;
    Date sent;
    std::optional<Date> reached = {};
    std::optional<Date> answered = {};
    std::optional<Opinion> opinion = {};

    friend bool operator==(Consultation const&, Consultation const&) = default;
};

struct ReasonsForNumber {
    Date until;
    std::optional<ReasonsFound> found = {};

    friend bool operator==(ReasonsForNumber const&, ReasonsForNumber const&) = default;
};

// One person's request for information: a value that events move. Holds no personal values.
struct Request {
    RequestKey key;
    Intake intake;
    Date registered_on;
    std::optional<Date> received_on = {};
    RequestState state = RequestState::registered;
    std::vector<ClockEvent> clock_events = {};  // what moved its clock, in the order of recording
    std::optional<Assigned> assigned = {};
    std::optional<Date> correction_until = {};
    std::optional<Date> corrected_on = {};
    std::vector<Consultation> consultations = {};
    std::optional<ReasonsForNumber> reasons = {};
    std::optional<FeeDemanded> fee = {};
    std::optional<Date> fee_lapsed_on = {};
    std::vector<RequestId> parts = {};
    std::optional<Decided> decision = {};
    std::optional<Date> decided_on = {};
    std::map<LetterId, Letter> letters = {};
    Ending ending = Ending::open;
    std::optional<Date> closed_on = {};    // for the first time
    std::optional<Decided> result = {};    // that was told then: what table three counts
    Date last_recorded_on;

    friend bool operator==(Request const&, Request const&) = default;
};

// What the law and the calendar say; all outlive the call.
struct Terms {
    RequestLaw const& law;
    RequestPeriods const& periods;
    calendar::WorkingDayCalendar const& calendar;
};

// The request that an event of registration begins.
[[nodiscard]] Result<Request> open_request(Event const& registered, Terms const& terms);

// The request after an event that the law allows now: the step follows from its state, the clock takes it, and the decision
// has the steps that it needs behind it.
[[nodiscard]] Result<Request> apply(Request const& request, Event const& event, Terms const& terms);

// The request that recorded events have led to. What was allowed when it was recorded stays, whatever became of the law and
// the calendar since; refused only where the events are no history of one request.
[[nodiscard]] Result<Request> replay(std::span<Event const> events);

// Nothing before the receipt.
[[nodiscard]] std::optional<RequestClock> clock_of(Request const& request, Terms const& terms);
// By which day who must act. Nothing is awaited before the receipt.
[[nodiscard]] DueDay due_day(Request const& request, Date today, Terms const& terms);
// The last day to confirm the receipt with the applicant; none once it is confirmed.
[[nodiscard]] std::optional<Date> confirmation_due(Request const& request, Terms const& terms);
// The last day to circulate; none once that is done.
[[nodiscard]] std::optional<Date> circulation_due(Request const& request, Terms const& terms);

// What the consulted one has said or is taken to have said.
enum class Standing { waiting, consents, objects_with_ground, objects_without_ground, silent };
[[nodiscard]] Standing standing_of(Consultation const& consultation, Date today, RequestClock const& clock);

// Whether anything is still to be decided or told.
[[nodiscard]] bool is_open(Request const& request);
// The number of the letter that comes after those of the case.
[[nodiscard]] LetterId next_letter(Request const& request);

// A custom, for the law only says "reasonable": the first and the last day to which the correction may be asked for.
struct CorrectionPeriod {
    Date from;
    Date to;
};
[[nodiscard]] CorrectionPeriod usual_correction_period(Date noticed_on, Terms const& terms);

// An entry that was written down later than it happened, so that the head, the superior and the auditor see it.
struct LateEntry {
    std::size_t event = 0;  // position in the history
    int working_days = 0;   // between the day and its recording
    bool moves_clock = false;
};
// Entries later than the usual time; of those that move the clock, every one.
[[nodiscard]] std::vector<LateEntry> late_entries(std::span<Event const> events, Terms const& terms);

}  // namespace requests
