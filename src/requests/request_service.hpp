#pragma once

#include "base/fault.hpp"
#include "requests/domain/decision.hpp"
#include "requests/domain/submission.hpp"
#include "requests/request_tools.hpp"

namespace requests {

// What somebody writes down in a case, and which version of it he saw.
struct Entry {
    Happening what;
    Date happened_on;
    PersonKey by;
    std::int64_t version = 0;
};

// Who looks or acts where only the version is to be kept apart.
struct Acting {
    PersonKey by;
    std::int64_t version = 0;
};

// The text of a letter and what was filled in, by the id of the element. May hold personal values: it is stored sealed.
struct LetterContent {
    std::string kind;
    std::string text;
    std::map<std::string, std::string, std::less<>> elements = {};

    friend bool operator==(LetterContent const&, LetterContent const&) = default;
};

// Handling one request. Each act and each look at personal data leaves a row in the agency's journal. Who acts on a version that
// another has changed meanwhile is told (`request.changed-meanwhile`) and changes nothing; who is not of the agency cannot act in
// its cases (`request.not-of-this-agency`). What the law does not allow is refused with the code of the domain.
class RequestService {
public:
    explicit RequestService(RequestTools const& tools) : tools_{tools} {}

    [[nodiscard]] Result<CaseView> find(RequestKey key) const;
    [[nodiscard]] Result<std::vector<RecordedEvent>> history(RequestKey key) const;

    // Numbers of the entries that differ from what the journal says was recorded, or are missing: somebody has changed the
    // database by hand. Together with the journal's own verification it vouches for the history.
    [[nodiscard]] Result<std::vector<std::int64_t>> altered_entries(RequestKey key) const;

    // A letter whose text is kept here is passed and signed only when it is sound (`letter.not-sound`).
    Result<CaseView> record(RequestKey key, Entry const& entry);
    // The subject in the office's words, without personal values: what lists show.
    Result<CaseView> describe(RequestKey key, std::string subject, Acting const& acting);

    // `vault.erased` after the erasure. A look, whoever looks.
    Result<Particulars> particulars(RequestKey key, PersonKey looking);
    // Every version, the latest first. A look.
    Result<std::vector<Particulars>> particulars_versions(RequestKey key, PersonKey looking);
    // As corrected or completed while the request is open, with all faults at once; the earlier ones stay in the case. Applicants
    // besides the first, and who represents them, stay as they were.
    base::Accepted<CaseView> amend_particulars(RequestKey key, Particulars const& particulars, Acting const& acting);

    // Until it is signed. A letter that is not there yet is drafted by this.
    Result<CaseView> write_letter(RequestKey key, LetterId letter, LetterContent const& content, Acting const& acting);
    // A look.
    Result<LetterContent> letter(RequestKey key, LetterId letter, PersonKey looking);
    // The next number of the agency's register of letters in this year.
    Result<CaseView> number_letter(RequestKey key, LetterId letter, Acting const& acting);

    // What the unit proposes, until it is decided on. A look.
    Result<CaseView> write_draft(RequestKey key, DecisionDraft const& draft, Acting const& acting);
    Result<std::optional<DecisionDraft>> draft(RequestKey key, PersonKey looking);

    // Makes the decision that was drafted, once nothing forbids it: `request.no-draft`, `request.draft-not-sound`.
    Result<CaseView> decide(RequestKey key, Acting const& acting);

    // For the citizen, who types both in; the same refusal (`request.no-such-receipt`) whichever of them is wrong.
    [[nodiscard]] Result<CaseView> follow(std::string_view receipt, std::string_view secret) const;
    // A letter that was served, for the same. A look.
    Result<LetterContent> follow_letter(std::string_view receipt, std::string_view secret, LetterId letter);

    // Destroys the key of a closed case once it need not be kept any more (`request.kept-until`). Lists, counts and the journal
    // go on without what was personal.
    Result<void> erase(RequestKey key, PersonKey by);

private:
    RequestTools tools_;
};

}  // namespace requests
