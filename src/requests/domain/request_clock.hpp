#pragma once

#include "base/json_fwd.hpp"
#include "calendar/deadline.hpp"

#include <map>
#include <variant>

namespace requests {

using base::Date;
using base::Result;
using calendar::WorkingDayCalendar;

// The statutory periods of a request, in working days: data/clock.json.
struct RequestPeriods {
    int answer = 0;
    int correction_notice = 0;
    int third_party_opinion = 0;
    int co_author_opinion = 0;
    int fee_payment = 0;
    calendar::ClockLimits limits;
};
[[nodiscard]] Result<RequestPeriods> parse_request_periods(base::Json const& clock);

// Who is asked before the answer. What comes of silence differs: the agency decides itself (Art. 32), the co-author has
// consented (Art. 34), another agency has no period at all (Art. 33(3)).
enum class Consulted { third_party, co_author, other_agency };

// What moves the clock. Each bears the day on which it happened, whenever it was written down.
struct CorrectionAsked {  // Art. 30: once, within seven working days of the receipt
    Date told_on;
    Date until;  // the reasonable period that the notice sets

    friend bool operator==(CorrectionAsked const&, CorrectionAsked const&) = default;
};
struct CorrectionReceived {
    Date on;

    friend bool operator==(CorrectionReceived const&, CorrectionReceived const&) = default;
};
struct ConsultationSent {
    int id = 0;  // of the consultation, within the request
    Consulted whom = Consulted::third_party;
    Date sent;

    friend bool operator==(ConsultationSent const&, ConsultationSent const&) = default;
};
struct ConsultationReached {  // the letter came to the one who is consulted: the own period begins
    int id = 0;
    Date on;

    friend bool operator==(ConsultationReached const&, ConsultationReached const&) = default;
};
struct ConsultationReturned {
    int id = 0;
    Date on;

    friend bool operator==(ConsultationReturned const&, ConsultationReturned const&) = default;
};
struct Extended {  // Art. 33(2): once, approved and told before the due day
    Date approved_on;
    Date told_on;
    int working_days = 0;

    friend bool operator==(Extended const&, Extended const&) = default;
};
struct DelayedWithReason {  // Art. 35: many requests for a good reason; the agency sets the day
    Date told_on;
    Date until;

    friend bool operator==(DelayedWithReason const&, DelayedWithReason const&) = default;
};
struct FeeNoticed {
    Date told_on;  // the day the notice reached the applicant: the payment is counted from it
    std::optional<Date> sent_on = {};  // within the period of the answer; none: the same day

    friend bool operator==(FeeNoticed const&, FeeNoticed const&) = default;
};
struct FeePaid {
    Date on;

    friend bool operator==(FeePaid const&, FeePaid const&) = default;
};
struct OrderedAnew {  // a reconsideration or a court orders another answer, and by when
    Date on;
    Date until;

    friend bool operator==(OrderedAnew const&, OrderedAnew const&) = default;
};
struct Closed {  // answered, withdrawn, given up, passed on
    Date on;

    friend bool operator==(Closed const&, Closed const&) = default;
};
using ClockEvent = std::variant<CorrectionAsked, CorrectionReceived, ConsultationSent, ConsultationReached, ConsultationReturned,
                                Extended, DelayedWithReason, FeeNoticed, FeePaid, OrderedAnew, Closed>;

// Whose move it is.
enum class Awaited { answer, correction, payment, nothing };

// By which day who must act, and why that day.
struct DueDay {
    Awaited awaited = Awaited::answer;
    std::optional<Date> day;  // none once nothing is awaited
    // How the day was counted; nothing where the agency itself set it.
    std::optional<calendar::Deadline> derivation;
    // A consultation is open: the day is the one it would be if the opinion came today, and moves on with each day.
    bool moves = false;
};

// Whether an event must come in time. One that was in time when it was recorded is taken over though the calendar has changed
// since.
enum class DayBounds { asked, passed_over };

// The clock of one request: a value that events move. An event that the law does not allow is refused and leaves the clock
// as it was; the due day is always computed from all events.
class RequestClock {
public:
    // `receipt` is the receipt day by the channel (Art. 31, R-REQ-02).
    RequestClock(Date receipt, RequestPeriods const& periods, WorkingDayCalendar const& calendar);

    [[nodiscard]] Result<void> apply(ClockEvent const& event, DayBounds bounds = DayBounds::asked);
    // As of the given day, which matters while a consultation is open.
    [[nodiscard]] DueDay due(Date today) const;

    // The last day for a correction notice: R-CLK-03.
    [[nodiscard]] Date correction_notice_due() const;
    // The day on which the consulted one's own period ends; nothing before the letter has reached it, or without a period.
    [[nodiscard]] std::optional<Date> opinion_due(int consultation) const;

private:
    struct Consultation {
        Consulted whom = Consulted::third_party;
        Date sent;
        std::optional<Date> reached{};
        std::optional<Date> returned{};
    };

    Result<void> take(CorrectionAsked const& event);
    Result<void> take(CorrectionReceived const& event);
    Result<void> take(ConsultationSent const& event);
    Result<void> take(ConsultationReached const& event);
    Result<void> take(ConsultationReturned const& event);
    Result<void> take(Extended const& event);
    Result<void> take(DelayedWithReason const& event);
    Result<void> take(FeeNoticed const& event);
    Result<void> take(FeePaid const& event);
    Result<void> take(OrderedAnew const& event);
    Result<void> take(Closed const& event);

    [[nodiscard]] bool asks_bounds() const { return bounds_ == DayBounds::asked; }
    [[nodiscard]] Result<void> refuse_unless_awaiting(Awaited awaited, Date on) const;
    void restart(Date on);
    [[nodiscard]] std::optional<Date> opinion_due(Consultation const& consultation) const;
    [[nodiscard]] bool is_open(Consultation const& consultation, Date today) const;
    [[nodiscard]] calendar::Deadline count(Date today) const;

    RequestPeriods periods_;
    DayBounds bounds_ = DayBounds::asked;
    WorkingDayCalendar const* calendar_;  // outlives the clock
    Date receipt_;
    Date start_;  // day 0 of the running period: the receipt, or what restarted it
    Awaited awaited_ = Awaited::answer;
    std::optional<Date> correction_until_;  // of the notice, which is sent once
    Date payment_from_;
    std::map<int, Consultation> consultations_;  // by their ids
    std::optional<Extended> extension_;
    bool extension_used_ = false;  // also by one that a restart has made void
    std::optional<Date> delayed_until_;
};

}  // namespace requests
