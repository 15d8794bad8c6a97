#include "requests/domain/record_correction.hpp"

#include "base/person_name.hpp"
#include "requests/domain/letter_service_check.hpp"
#include "requests/domain/party_check.hpp"

namespace requests {
namespace {

tl::unexpected<base::Error> refuse(char const* code, char const* message)
{
    return base::fail(base::ErrorKind::conflict, code, message);
}

// Art. 41: what was verified is corrected; what another agency keeps is passed on, or the applicant is told where to go.
bool follows(CorrectionResult result, Examined found)
{
    switch (result) {
    case CorrectionResult::corrected: return found == Examined::inaccurate;
    case CorrectionResult::refused: return found == Examined::accurate;
    case CorrectionResult::passed_on:
    case CorrectionResult::told_where: return found == Examined::not_ours;
    }
    return false;
}

bool is_signed(RecordCorrection const& correction)
{
    return correction.letter && correction.letter->stage >= LetterStage::signed_off;
}

struct Step {
    RecordCorrection& correction;
    CorrectionEvent const& event;
    RequestLaw const& law;

    Result<void> operator()(CorrectionReceipt const&) const
    {
        return refuse("correction.received-already", "The application for a correction is received already.");
    }
    Result<void> operator()(CorrectionExamined const& examined) const
    {
        if (is_signed(correction))
            return refuse("correction.answered-already", "The application for a correction is answered already.");
        correction.stage = CorrectionStage::examined;
        correction.found = examined.found;
        correction.decision.reset();
        return {};
    }
    Result<void> operator()(CorrectionDecided const& decided) const
    {
        if (is_signed(correction))
            return refuse("correction.answered-already", "The application for a correction is answered already.");
        if (!correction.found)
            return refuse("correction.not-examined", "A correction is examined before it is answered, once.");
        if (!follows(decided.result, *correction.found))
            return refuse("correction.result-does-not-follow", "The result does not follow from what was found.");
        auto const elsewhere = *correction.found == Examined::not_ours;
        if (elsewhere && decided.agency_told.empty())
            return refuse("correction.no-agency", "Name the agency whose record it is.");
        correction.stage = CorrectionStage::decided;
        correction.decision = decided;
        return {};
    }
    Result<void> operator()(CorrectionLetterMoved const& moved) const
    {
        if (!correction.decision)
            return refuse("correction.not-decided", "The letter tells a result: decide first.");
        auto letter = advance(correction.letter, moved.step, event.happened_on, event.by);
        if (!letter)
            return tl::unexpected{letter.error()};
        if (letter->kind != correction_letter)
            return refuse("correction.wrong-letter", "A correction is answered by its own letter.");
        if (auto const served = check_service(*letter, moved.step, law); !served)
            return served;
        correction.letter = std::move(*letter);
        if (std::holds_alternative<LetterServed>(moved.step)) {
            correction.stage = CorrectionStage::answered;
            correction.answered_on = event.happened_on;
        }
        return {};
    }
};

}  // namespace

Result<RecordCorrection> open_correction(CorrectionEvent const& event)
{
    auto const* receipt = std::get_if<CorrectionReceipt>(&event.what);
    if (receipt == nullptr)
        return refuse("correction.not-received", "A history begins with the receipt.");
    if (event.happened_on > event.recorded_on)
        return refuse("correction.not-yet-happened", "What is recorded has happened.");
    return RecordCorrection{.receipt = *receipt, .received_on = event.happened_on, .last_recorded_on = event.recorded_on};
}

Result<RecordCorrection> apply(RecordCorrection correction, CorrectionEvent const& event, RequestLaw const& law)
{
    if (event.happened_on > event.recorded_on)
        return refuse("correction.not-yet-happened", "What is recorded has happened.");
    if (event.happened_on < correction.received_on || event.recorded_on < correction.last_recorded_on)
        return refuse("correction.out-of-order", "The application or the last entry came later than that.");
    if (auto const refused = std::visit(Step{correction, event, law}, event.what); !refused)
        return tl::unexpected{refused.error()};
    correction.last_recorded_on = event.recorded_on;
    return correction;
}

CorrectionSubmission normalised(CorrectionSubmission submission)
{
    submission.applicant = normalised(Particulars{.applicant = std::move(submission.applicant)}).applicant;
    return submission;
}

std::vector<Finding> check_correction(CorrectionSubmission const& submission, RequestLaw const& law)
{
    auto findings = check_party(submission.applicant, law);
    if (base::with_single_spaces(submission.record).empty())
        findings.push_back(law.finding("correction.own-record"));
    if (base::with_single_spaces(submission.evidence).empty())
        findings.push_back(law.finding("correction.evidence"));
    return findings;
}

}  // namespace requests
