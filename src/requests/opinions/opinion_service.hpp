#pragma once

#include "base/fault.hpp"
#include "requests/domain/third_party_opinion.hpp"
#include "requests/opinions/opinion_store.hpp"
#include "requests/request_service.hpp"

namespace requests {

struct OpinionAnswer {
    ThirdPartyOpinion said;
    Date sent_on;
    std::optional<Date> taken_on = {};
};

// A question with what came of it, for the desk.
struct OpinionSheet {
    SheetKey key;
    OpinionQuestion question;
    std::string code;                      // stands in the letter
    std::optional<int> consultation = {};  // of the case, once the letter has gone out
    std::vector<OpinionAnswer> answers;    // the last one holds
};

// The same without what is personal: what the page of the case tells.
struct OpinionStanding {
    std::int64_t sheet = 0;
    std::optional<int> consultation = {};
    std::optional<Date> answered_on = {};
    bool waits = false;  // an answer that the desk has not taken in
};

// What a third party sees by its code. Nothing in it says who asked.
struct AskedOpinion {
    AgencyId agency;
    std::vector<std::string> passages;
    std::optional<Date> reached = {};      // the letter, where that is known
    std::optional<Date> due = {};          // fifteen working days from then
    int working_days = 0;
    bool is_open = true;                   // no: the opinion was taken in, or the case is closed
    std::optional<OpinionAnswer> last = {};
};

// Consulting third parties in writing (Art. 32), with a page of its own for the answer. Each act and each look at what they said leaves a
// row in the agency's journal.
class OpinionService {
public:
    explicit OpinionService(RequestTools const& tools) : tools_{tools} {}

    // Writes a question down while the request is being handled, and gives its number. The code for the letter is made here.
    base::Accepted<std::int64_t> ask(RequestKey key, OpinionQuestion question, Acting const& acting);
    // A look.
    Result<std::vector<OpinionSheet>> sheets(RequestKey key, PersonKey looking);
    [[nodiscard]] Result<std::vector<OpinionStanding>> standing(RequestKey key) const;
    // Cases of the agency in which an answer waits, the first that came first.
    [[nodiscard]] Result<std::vector<RequestSummary>> waiting(AgencyId agency) const;
    // The letter has gone out on that day: the clock of the request stops. `opinion.sent-already`, `opinion.answered-before`.
    Result<CaseView> note_sent(SheetKey key, Date on, Acting const& acting);
    // How the desk weighs the last answer, which stands on the clock since the day on which one came first. `seen` is how many had come
    // when somebody read them. `opinion.nothing-to-take`, `opinion.newer-answer`.
    Result<CaseView> take_in(SheetKey key, Opinion opinion, std::int64_t seen, Acting const& acting);

    // For the third party, who types the code in: `opinion.no-such-code`, also after the erasure.
    [[nodiscard]] Result<AskedOpinion> asked(std::string_view code) const;
    // Until the opinion is taken in; the last answer holds.
    base::Accepted<Date> answer(std::string_view code, ThirdPartyOpinion const& said);

private:
    RequestTools tools_;
};

}  // namespace requests
