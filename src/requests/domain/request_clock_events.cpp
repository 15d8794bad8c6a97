#include "requests/domain/request_transitions.hpp"

#include <algorithm>

namespace requests {
namespace {

using Moved = std::optional<ClockEvent>;

struct OnTheClock {
    Request const& request;
    Date on;

    Moved operator()(CorrectionNoticed const& noticed) const { return CorrectionAsked{on, noticed.until}; }
    Moved operator()(CorrectionSupplied const&) const { return CorrectionReceived{on}; }
    Moved operator()(OpinionAsked const& asked) const { return ConsultationSent{asked.consultation, asked.whom, on}; }
    Moved operator()(OpinionLetterReached const& reached) const { return ConsultationReached{reached.consultation, on}; }
    Moved operator()(OpinionGiven const& given) const
    {
        auto const is_it = [&](Consultation const& one) { return one.id == given.consultation && one.answered; };
        if (std::ranges::any_of(request.consultations, is_it))
            return std::nullopt;  // it came before, and is only weighed anew
        return ConsultationReturned{given.consultation, on};
    }
    Moved operator()(PeriodExtended const& extended) const { return Extended{extended.approved_on, on, extended.working_days}; }
    Moved operator()(DelaySet const& delay) const { return DelayedWithReason{on, delay.until}; }
    Moved operator()(FeeDemanded const& fee) const { return FeeNoticed{on, fee.sent_on}; }
    Moved operator()(FeeSettled const&) const { return FeePaid{on}; }
    Moved operator()(Reopened const& reopened) const { return OrderedAnew{on, reopened.until}; }
    Moved operator()(Transferred const&) const { return Closed{on}; }
    Moved operator()(Withdrawn const&) const { return Closed{on}; }
    Moved operator()(LetterMoved const& move) const
    {
        auto const tells = std::holds_alternative<LetterServed>(move.step) && request.state == RequestState::decided &&
                           request.decision->answer == move.letter;
        return tells ? Moved{Closed{on}} : std::nullopt;
    }
    template <class Other>
    Moved operator()(Other const&) const
    {
        return std::nullopt;
    }
};

}  // namespace

std::optional<ClockEvent> clock_event_of(Request const& request, Event const& event)
{
    if (!request.received_on)
        return std::nullopt;
    return std::visit(OnTheClock{request, event.happened_on}, event.what);
}

}  // namespace requests
