#include "requests/domain/request_clock.hpp"

#include "base/json.hpp"

#include <algorithm>

namespace requests {
namespace {

using base::ErrorKind;

tl::unexpected<base::Error> refuse(char const* code, char const* message, base::Error::Words words = {})
{
    return base::fail(ErrorKind::conflict, code, message, std::move(words));
}

}  // namespace

Result<RequestPeriods> parse_request_periods(base::Json const& clock)
{
    auto limits = calendar::parse_clock_limits(clock);
    if (!limits)
        return tl::unexpected{limits.error()};
    RequestPeriods periods{.limits = *limits};
    struct Row {
        char const* name;
        int& days;
    };
    for (auto const& row : {Row{"answer", periods.answer}, Row{"correction_notice", periods.correction_notice},
                            Row{"third_party_opinion", periods.third_party_opinion},
                            Row{"co_author_opinion", periods.co_author_opinion}, Row{"fee_payment", periods.fee_payment}}) {
        base::Json::json_pointer const days{"/periods/" + std::string{row.name} + "/days"};
        if (!clock.contains(days) || !clock.at(days).is_number_unsigned())
            return base::fail(ErrorKind::invalid_input, "request-clock.malformed", "clock.json states no days of the period {period}",
                              {{"period", row.name}});
        row.days = clock.at(days).get<int>();
    }
    return periods;
}

RequestClock::RequestClock(Date receipt, RequestPeriods const& periods, WorkingDayCalendar const& calendar)
    : periods_{periods}, calendar_{&calendar}, receipt_{receipt}, start_{receipt}, payment_from_{receipt}
{
}

Result<void> RequestClock::apply(ClockEvent const& event, DayBounds bounds)
{
    bounds_ = bounds;
    return std::visit([this](auto const& happened) { return take(happened); }, event);
}

Date RequestClock::correction_notice_due() const
{
    return calendar_->add_working_days(receipt_, periods_.correction_notice).date;
}

std::optional<Date> RequestClock::opinion_due(int consultation) const
{
    auto const found = consultations_.find(consultation);
    return found == consultations_.end() ? std::nullopt : opinion_due(found->second);
}

DueDay RequestClock::due(Date today) const
{
    switch (awaited_) {
    case Awaited::nothing: return {.awaited = awaited_, .day = {}, .derivation = {}};
    case Awaited::correction: return {.awaited = awaited_, .day = correction_until_, .derivation = {}};
    case Awaited::payment: {
        auto derivation =
            calendar::find_deadline({.start = payment_from_, .working_days = periods_.fee_payment}, *calendar_, periods_.limits)
                .value();
        return {.awaited = awaited_, .day = derivation.due, .derivation = std::move(derivation)};
    }
    case Awaited::answer: break;
    }
    if (delayed_until_)
        return {.awaited = awaited_, .day = delayed_until_, .derivation = {}};
    auto derivation = count(today);
    // One that was sent behind the due day stops nothing.
    auto const moves = std::any_of(consultations_.begin(), consultations_.end(), [&](auto const& c) {
        return is_open(c.second, today) && c.second.sent <= derivation.due;
    });
    return {.awaited = awaited_, .day = derivation.due, .derivation = std::move(derivation), .moves = moves};
}

Result<void> RequestClock::take(CorrectionAsked const& event)
{
    if (auto refused = refuse_unless_awaiting(Awaited::answer, event.told_on); !refused)
        return refused;
    if (correction_until_)
        return refuse("request-clock.second-correction", "A correction is asked for once.");
    if (asks_bounds() && (start_ != receipt_ || event.told_on > correction_notice_due()))
        return refuse("request-clock.late-correction", "A correction notice was due by {due}.",
                      {{"due", to_string(correction_notice_due())}});
    if (event.until < event.told_on)
        return refuse("request-clock.no-time-to-correct", "The period of the correction ends before the notice.");
    correction_until_ = event.until;
    awaited_ = Awaited::correction;
    return {};
}

Result<void> RequestClock::take(CorrectionReceived const& event)
{
    if (auto refused = refuse_unless_awaiting(Awaited::correction, event.on); !refused)
        return refused;
    restart(event.on);
    return {};
}

Result<void> RequestClock::take(ConsultationSent const& event)
{
    if (auto refused = refuse_unless_awaiting(Awaited::answer, event.sent); !refused)
        return refused;
    if (consultations_.contains(event.id))
        return refuse("request-clock.consultation-known", "The consultation was sent already.");
    if (asks_bounds() && event.sent > *due(event.sent).day)
        return refuse("request-clock.overdue-consultation", "The answer was due before the consultation was sent: it stops no clock.");
    consultations_.emplace(event.id, Consultation{.whom = event.whom, .sent = event.sent});
    return {};
}

Result<void> RequestClock::take(ConsultationReached const& event)
{
    auto const found = consultations_.find(event.id);
    if (found == consultations_.end() || found->second.reached || event.on < found->second.sent ||
        event.on > found->second.returned.value_or(event.on))
        return refuse("request-clock.consultation-not-open", "No open consultation was sent before {on}.",
                      {{"on", to_string(event.on)}});
    found->second.reached = event.on;
    return {};
}

Result<void> RequestClock::take(ConsultationReturned const& event)
{
    auto const found = consultations_.find(event.id);
    if (found == consultations_.end() || found->second.returned || event.on < found->second.reached.value_or(found->second.sent))
        return refuse("request-clock.consultation-not-open", "No open consultation was sent before {on}.",
                      {{"on", to_string(event.on)}});
    found->second.returned = event.on;
    return {};
}

Result<void> RequestClock::take(Extended const& event)
{
    if (auto refused = refuse_unless_awaiting(Awaited::answer, event.approved_on); !refused)
        return refused;
    if (extension_used_)
        return refuse("request-clock.second-extension", "The period is extended once.");
    if (event.working_days < 1 || event.working_days > periods_.limits.extension_at_most)
        return refuse("request-clock.extension-too-long", "An extension is 1 to {most} working days.",
                      {{"most", std::to_string(periods_.limits.extension_at_most)}});
    auto const due_day = *due(event.told_on).day;
    if (event.told_on < event.approved_on || (asks_bounds() && event.told_on > due_day))
        return refuse("request-clock.late-extension", "An extension is approved first and told by {due}.",
                      {{"due", to_string(due_day)}});
    extension_ = event;
    extension_used_ = true;
    return {};
}

Result<void> RequestClock::take(DelayedWithReason const& event)
{
    if (auto refused = refuse_unless_awaiting(Awaited::answer, event.told_on); !refused)
        return refused;
    auto const due_day = *due(event.told_on).day;
    if (asks_bounds() && (event.told_on > due_day || event.until <= due_day))
        return refuse("request-clock.delay-out-of-range", "A delay is told by {due} and ends after it.",
                      {{"due", to_string(due_day)}});
    delayed_until_ = event.until;
    return {};
}

Result<void> RequestClock::take(FeeNoticed const& event)
{
    if (auto refused = refuse_unless_awaiting(Awaited::answer, event.told_on); !refused)
        return refused;
    auto const due_day = *due(event.told_on).day;
    auto const sent_on = event.sent_on.value_or(event.told_on);
    if (sent_on > event.told_on || sent_on < start_)
        return refuse("request-clock.fee-notice-order", "A fee notice is sent after the request and before it arrives.");
    if (asks_bounds() && sent_on > due_day)
        return refuse("request-clock.late-fee-notice", "A fee notice was due by {due}.", {{"due", to_string(due_day)}});
    payment_from_ = event.told_on;
    awaited_ = Awaited::payment;
    return {};
}

Result<void> RequestClock::take(FeePaid const& event)
{
    if (auto refused = refuse_unless_awaiting(Awaited::payment, event.on); !refused)
        return refused;
    restart(event.on);
    return {};
}

Result<void> RequestClock::take(OrderedAnew const& event)
{
    if (auto refused = refuse_unless_awaiting(Awaited::nothing, event.on); !refused)
        return refused;
    if (event.until < event.on)
        return refuse("request-clock.no-time-to-answer", "The period that is ordered ends before it begins.");
    restart(event.on);
    delayed_until_ = event.until;
    return {};
}

Result<void> RequestClock::take(Closed const& event)
{
    if (awaited_ == Awaited::nothing || event.on < receipt_)
        return refuse("request-clock.not-open", "The request is not open on {on}.", {{"on", to_string(event.on)}});
    awaited_ = Awaited::nothing;
    return {};
}

Result<void> RequestClock::refuse_unless_awaiting(Awaited awaited, Date on) const
{
    if (awaited_ != awaited || on < start_)
        return refuse("request-clock.out-of-turn",
                      "This step cannot follow on {on}: the request awaits something else, or began later.", {{"on", to_string(on)}});
    return {};
}

// Forgets what was used, and an extension with it: RULES.md section 4, 3.
void RequestClock::restart(Date on)
{
    start_ = on;
    extension_.reset();
    delayed_until_.reset();
    awaited_ = Awaited::answer;
}

std::optional<Date> RequestClock::opinion_due(Consultation const& consultation) const
{
    if (!consultation.reached)
        return std::nullopt;
    switch (consultation.whom) {
    case Consulted::third_party: return calendar_->add_working_days(*consultation.reached, periods_.third_party_opinion).date;
    case Consulted::co_author: return calendar_->add_working_days(*consultation.reached, periods_.co_author_opinion).date;
    case Consulted::other_agency: break;
    }
    return std::nullopt;
}

bool RequestClock::is_open(Consultation const& consultation, Date today) const
{
    auto const end = opinion_due(consultation);
    return !consultation.returned && (!end || today < *end);
}

calendar::Deadline RequestClock::count(Date today) const
{
    calendar::PeriodTerms terms{.start = receipt_, .working_days = periods_.answer};
    if (start_ != receipt_)
        terms.restart = start_;
    if (extension_)
        terms.extension = extension_->working_days;
    for (auto const& [id, consultation] : consultations_) {
        // An opinion that comes after its period stops the clock no longer than the period does.
        auto const end = opinion_due(consultation);
        auto const returned = consultation.returned.value_or(std::max(consultation.sent, today));
        terms.suspensions.push_back({consultation.sent, end ? std::min(returned, *end) : returned});
    }
    return calendar::find_deadline(terms, *calendar_, periods_.limits).value();
}

}  // namespace requests
