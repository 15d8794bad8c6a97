#pragma once

#include "base/fault.hpp"
#include "requests/corrections/correction_store.hpp"

namespace requests {

struct CorrectionView {
    CorrectionKey key;
    RecordCorrection correction;
    std::int64_t version = 0;
    std::optional<Date> erased_on = {};
};

struct CorrectionList {
    std::vector<CorrectionSummary> cases;
    std::int64_t total = 0;  // on all pages
};

class LetterTemplates;

// Whether a mark stands in the text where the template knew nothing: 〔缺：…〕.
[[nodiscard]] bool has_gaps(std::string_view text, LetterTemplates const& templates);

// Applications to correct a record about oneself (Art. 41). Each act and each look at personal data leaves a row in the journal; who acts
// on a version that another has changed meanwhile is told (`correction.changed-meanwhile`).
class CorrectionService {
public:
    explicit CorrectionService(RequestTools const& tools) : tools_{tools} {}

    struct Receiving {
        CorrectionSubmission submission;
        std::string record;  // in the office's words, without personal values
        Date received_on;
        PersonKey by;
    };
    // With its number of the register; all faults at once.
    base::Accepted<CorrectionView> receive(AgencyId agency, Receiving const& receiving);

    struct Entry {
        CorrectionHappening what;
        Date happened_on;
        PersonKey by;
        std::int64_t version = 0;
    };
    // A letter is passed and signed only when its text holds what it must and nothing that must not go out (`letter.not-sound`). It gets
    // the next number of the agency's register of letters, whatever the entry says.
    Result<CorrectionView> record(CorrectionKey key, Entry const& entry);
    // Until it is signed; drafts it where there is none yet.
    Result<CorrectionView> write_letter(CorrectionKey key, std::string const& text, PersonKey by, std::int64_t version);

    [[nodiscard]] Result<CorrectionView> find(CorrectionKey key) const;
    [[nodiscard]] Result<std::vector<CorrectionEvent>> history(CorrectionKey key) const;
    [[nodiscard]] Result<CorrectionList> list(AgencyId agency, WhichCorrections which, PageOf const& page) const;
    // Looks; `vault.erased` after the erasure.
    Result<CorrectionSubmission> submission(CorrectionKey key, PersonKey looking);
    // None before it is written.
    Result<std::optional<std::string>> letter_text(CorrectionKey key, PersonKey looking);

    // Those whose retention is over.
    [[nodiscard]] std::vector<CorrectionKey> erasable(AgencyId agency) const;
    Result<void> erase(CorrectionKey key, PersonKey by);

private:
    RequestTools tools_;
};

}  // namespace requests
