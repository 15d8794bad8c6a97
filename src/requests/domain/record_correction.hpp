#pragma once

#include "requests/domain/request.hpp"

namespace requests {

// Art. 41: somebody has evidence that a record about himself is inaccurate. A case of its own, outside table three; the
// Regulation sets no period for it.
using CorrectionCaseId = base::Id<struct RecordCorrection>;

enum class CorrectionStage { received, examined, answered };
enum class Examined { inaccurate, accurate, not_ours };
enum class CorrectionResult { corrected, refused, passed_on, told_where };

struct CorrectionReceipt {
    AgencyId agency;
    CorrectionCaseId id;
    std::string record;  // which record, without personal values
    friend bool operator==(CorrectionReceipt const&, CorrectionReceipt const&) = default;
};
struct CorrectionExamined {
    Examined found = Examined::inaccurate;
    friend bool operator==(CorrectionExamined const&, CorrectionExamined const&) = default;
};
struct CorrectionAnswered {  // on the day the applicant was told
    CorrectionResult result = CorrectionResult::corrected;
    LetterId letter;
    std::string agency_told = {};  // whose record it is: passed on or told where
    friend bool operator==(CorrectionAnswered const&, CorrectionAnswered const&) = default;
};
using CorrectionHappening = std::variant<CorrectionReceipt, CorrectionExamined, CorrectionAnswered>;

struct CorrectionEvent {
    Date happened_on;
    Date recorded_on;
    Actor by;
    CorrectionHappening what;
    friend bool operator==(CorrectionEvent const&, CorrectionEvent const&) = default;
};

struct RecordCorrection {
    CorrectionReceipt receipt;
    Date received_on;
    CorrectionStage stage = CorrectionStage::received;
    std::optional<Examined> found = {};
    std::optional<CorrectionAnswered> answer = {};
    std::optional<Date> answered_on = {};
    Date last_recorded_on;

    friend bool operator==(RecordCorrection const&, RecordCorrection const&) = default;
};

[[nodiscard]] Result<RecordCorrection> open_correction(CorrectionEvent const& received);
// Refused where the step does not come next, or the result does not follow from what was found.
[[nodiscard]] Result<RecordCorrection> apply(RecordCorrection correction, CorrectionEvent const& event);

// What the applicant hands in: sealed with his particulars.
struct CorrectionSubmission {
    std::string record;    // about himself
    std::string evidence;
};
[[nodiscard]] std::vector<Finding> check_correction(CorrectionSubmission const& submission, RequestLaw const& law);

}  // namespace requests
