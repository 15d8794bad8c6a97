#include "requests/domain/request_transitions.hpp"

#include <algorithm>

namespace requests {
namespace {

tl::unexpected<base::Error> refuse(char const* code, char const* message, base::Error::Words words = {})
{
    return base::fail(base::ErrorKind::conflict, code, message, std::move(words));
}

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
        if (consultation == nullptr || consultation->reached || event.happened_on < consultation->sent ||
            event.happened_on > consultation->answered.value_or(event.happened_on))
            return refuse("request.no-such-consultation", "No open consultation was sent before that.");
        consultation->reached = event.happened_on;
        return {};
    }
    Result<void> operator()(OpinionGiven const& given) const
    {
        auto* consultation = find(given.consultation);
        if (consultation == nullptr || consultation->opinion == given.opinion ||
            event.happened_on < consultation->answered.value_or(consultation->reached.value_or(consultation->sent)))
            return refuse("request.no-such-consultation", "No open consultation was sent before that.");
        // Another one later says how the first is weighed; the day on which it came stays.
        consultation->answered = consultation->answered.value_or(event.happened_on);
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
        auto letter = advance(known == request.letters.end() ? std::nullopt : std::optional{known->second}, move.step,
                              event.happened_on, event.by);
        if (!letter)
            return tl::unexpected{letter.error()};
        request.letters.insert_or_assign(move.letter, std::move(*letter));
        if (std::holds_alternative<LetterServed>(move.step) && request.state == RequestState::decided &&
            request.decision->answer == move.letter) {
            request.state = RequestState::served;
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
    Result<void> operator()(Described const& described) const
    {
        request.intake.subject = described.subject;
        return {};
    }
    Result<void> operator()(ParticularsAmended const&) const { return {}; }

private:
    [[nodiscard]] Consultation* find(int id) const
    {
        auto const found =
            std::find_if(request.consultations.begin(), request.consultations.end(), [id](auto const& c) { return c.id == id; });
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

}  // namespace

Result<void> write(Request& request, Event const& event)
{
    return std::visit(Written{request, event}, event.what);
}

}  // namespace requests
