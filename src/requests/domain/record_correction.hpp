#pragma once

#include "requests/domain/request.hpp"
#include "requests/domain/submission.hpp"

namespace requests {

// Art. 41: somebody has evidence that a record about himself is inaccurate. A case of its own, outside table three; the
// Regulation sets no period for it.
using CorrectionCaseId = base::Id<struct RecordCorrection>;

enum class CorrectionStage { received, examined, decided, answered };
enum class Examined { inaccurate, accurate, not_ours };
enum class CorrectionResult { corrected, refused, passed_on, told_where };

struct CorrectionReceipt {
    AgencyId agency;
    CorrectionCaseId id;
    std::string number;  // of the register
    std::string record;  // which record, without personal values
    friend bool operator==(CorrectionReceipt const&, CorrectionReceipt const&) = default;
};
struct CorrectionExamined {
    Examined found = Examined::inaccurate;
    friend bool operator==(CorrectionExamined const&, CorrectionExamined const&) = default;
};
struct CorrectionDecided {
    CorrectionResult result = CorrectionResult::corrected;
    std::string agency_told = {};  // whose record it is: passed on or told where
    friend bool operator==(CorrectionDecided const&, CorrectionDecided const&) = default;
};
struct CorrectionLetterMoved {  // the one letter that tells the result; its service closes the case
    LetterStep step;
    friend bool operator==(CorrectionLetterMoved const&, CorrectionLetterMoved const&) = default;
};
using CorrectionHappening = std::variant<CorrectionReceipt, CorrectionExamined, CorrectionDecided, CorrectionLetterMoved>;

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
    std::optional<CorrectionDecided> decision = {};
    std::optional<Letter> letter = {};
    std::optional<Date> answered_on = {};  // the letter was served
    Date last_recorded_on;

    friend bool operator==(RecordCorrection const&, RecordCorrection const&) = default;
};

// Of the letter of data/requests.json that tells the result.
inline constexpr std::string_view correction_letter = "record_correction";

[[nodiscard]] Result<RecordCorrection> open_correction(CorrectionEvent const& received);
// Refused where the step does not come next, or the result does not follow from what was found.
[[nodiscard]] Result<RecordCorrection> apply(RecordCorrection correction, CorrectionEvent const& event, RequestLaw const& law);

// What the applicant hands in: sealed under the key of the case.
struct CorrectionSubmission {
    Party applicant;
    std::string record = {};    // about himself
    std::string evidence = {};

    friend bool operator==(CorrectionSubmission const&, CorrectionSubmission const&) = default;
};
[[nodiscard]] CorrectionSubmission normalised(CorrectionSubmission submission);
// Every broken check at once; takes a normalised submission.
[[nodiscard]] std::vector<Finding> check_correction(CorrectionSubmission const& submission, RequestLaw const& law);

}  // namespace requests
