#include "portal/told_events.hpp"

namespace portal {
namespace {

using namespace requests;
using Told = std::optional<std::string>;

// One call for each kind of event. Who is missing here is not told of: a draft, an assignment, a decision before its letter.
class Teller {
public:
    Teller(Request const& request, RequestLaw const& law, config::Texts const& texts) : request_{request}, law_{law}, texts_{texts} {}

    Told operator()(Registered const& e) const { return texts_.say("portal.told.registered", {{"number", e.intake.number}}); }
    Told operator()(ReceiptConfirmed const&) const { return texts_.say("portal.told.receipt_confirmed"); }
    Told operator()(Circulated const&) const { return texts_.say("portal.told.circulated"); }
    Told operator()(CorrectionNoticed const& e) const { return until("portal.told.correction_noticed", e.until); }
    Told operator()(CorrectionSupplied const&) const { return texts_.say("portal.told.correction_supplied"); }
    Told operator()(CorrectionLapsed const&) const { return texts_.say("portal.told.correction_lapsed"); }
    Told operator()(OpinionAsked const& e) const
    {
        return texts_.say(e.whom == Consulted::third_party ? "portal.told.third_party_asked" : "portal.told.agency_asked");
    }
    Told operator()(OpinionGiven const&) const { return texts_.say("portal.told.opinion_given"); }
    Told operator()(PeriodExtended const& e) const
    {
        return texts_.say("portal.told.period_extended", {{"days", std::to_string(e.working_days)}});
    }
    Told operator()(ReasonsAsked const& e) const { return until("portal.told.reasons_asked", e.until); }
    Told operator()(ReasonsGiven const&) const { return texts_.say("portal.told.reasons_given"); }
    Told operator()(DelaySet const& e) const { return until("portal.told.delay_set", e.until); }
    Told operator()(FeeDemanded const& e) const { return texts_.say("portal.told.fee_demanded", {{"yuan", std::to_string(e.yuan)}}); }
    Told operator()(FeeSettled const&) const { return texts_.say("portal.told.fee_settled"); }
    Told operator()(FeeLapsed const&) const { return texts_.say("portal.told.fee_lapsed"); }
    Told operator()(SplitOff const&) const { return texts_.say("portal.told.split_off"); }
    Told operator()(Transferred const& e) const { return texts_.say("portal.told.transferred", {{"to", e.to}}); }
    Told operator()(Withdrawn const&) const { return texts_.say("portal.told.withdrawn"); }
    Told operator()(Reopened const& e) const { return until("portal.told.reopened", e.until); }
    Told operator()(LetterMoved const& e) const
    {
        auto const letter = request_.letters.find(e.letter);
        auto const* kind = letter == request_.letters.end() ? nullptr : law_.letter(letter->second.kind);
        auto const is_received = std::holds_alternative<LetterReceived>(e.step);
        if (kind == nullptr || kind->to != Addressee::applicant || (!is_received && !std::holds_alternative<LetterServed>(e.step)))
            return std::nullopt;
        return texts_.say(is_received ? "portal.told.letter_received" : "portal.told.letter_served", {{"letter", in(texts_.language(), kind->title)}});
    }
    Told operator()(Assigned const&) const { return std::nullopt; }
    Told operator()(OpinionLetterReached const&) const { return std::nullopt; }
    Told operator()(Decided const&) const { return std::nullopt; }
    Told operator()(Archived const&) const { return std::nullopt; }
    Told operator()(Described const&) const { return std::nullopt; }
    Told operator()(ParticularsAmended const&) const { return texts_.say("portal.told.particulars_amended"); }

private:
    [[nodiscard]] std::string until(std::string_view code, Date day) const { return texts_.say(code, {{"until", day_text(day, texts_)}}); }

    Request const& request_;
    RequestLaw const& law_;
    config::Texts const& texts_;
};

}  // namespace

std::optional<std::string> told(Happening const& what, Request const& request, RequestLaw const& law, config::Texts const& texts)
{
    return std::visit(Teller{request, law, texts}, what);
}

}  // namespace portal
