#pragma once

#include "requests/domain/letter.hpp"
#include "requests/domain/request_clock.hpp"

namespace requests {

using base::AgencyId;
using RequestId = base::Id<struct Request>;

struct RequestKey {
    AgencyId agency;
    RequestId id;

    friend auto operator<=>(RequestKey const&, RequestKey const&) = default;
};

// In which form and by which way the applicant wants it: ids of data/requests.json.
struct Wanted {
    std::string form;
    std::string way;

    friend bool operator==(Wanted const&, Wanted const&) = default;
};

// What is known of a request when it is registered. No personal values: they are in Particulars.
struct Intake {
    std::string number;          // of the register: 示例镇申〔2026〕7号
    std::string channel;
    std::string applicant_kind;
    Date arrived_on;             // at any receiving point
    std::optional<Date> received_on = {};  // by the channel's rule (receipt_of); none until both sides have confirmed
    std::string subject = {};    // what is asked, in the office's words
    Wanted wanted = {};
    std::optional<RequestId> split_from = {};

    friend bool operator==(Intake const&, Intake const&) = default;
};

// What happens to a request.
struct Registered {
    RequestKey key;
    Intake intake;
    friend bool operator==(Registered const&, Registered const&) = default;
};
struct ReceiptConfirmed {  // by both sides, or contact restored: the day is the receipt
    friend bool operator==(ReceiptConfirmed const&, ReceiptConfirmed const&) = default;
};
struct Circulated {
    friend bool operator==(Circulated const&, Circulated const&) = default;
};
struct Assigned {
    std::string unit;
    Actor to;
    friend bool operator==(Assigned const&, Assigned const&) = default;
};
struct CorrectionNoticed {  // Art. 30
    Date until;
    friend bool operator==(CorrectionNoticed const&, CorrectionNoticed const&) = default;
};
struct CorrectionSupplied {
    friend bool operator==(CorrectionSupplied const&, CorrectionSupplied const&) = default;
};
struct CorrectionLapsed {
    friend bool operator==(CorrectionLapsed const&, CorrectionLapsed const&) = default;
};
struct OpinionAsked {  // Art. 32, 33(3), 34
    int consultation = 0;
    Consulted whom = Consulted::third_party;
    friend bool operator==(OpinionAsked const&, OpinionAsked const&) = default;
};
struct OpinionLetterReached {
    int consultation = 0;
    friend bool operator==(OpinionLetterReached const&, OpinionLetterReached const&) = default;
};
enum class Opinion { consents, objects_with_ground, objects_without_ground };
struct OpinionGiven {
    int consultation = 0;
    Opinion opinion = Opinion::consents;
    friend bool operator==(OpinionGiven const&, OpinionGiven const&) = default;
};
struct PeriodExtended {  // Art. 33(2); told on the event's day
    Date approved_on;
    Actor approved_by;
    int working_days = 0;
    friend bool operator==(PeriodExtended const&, PeriodExtended const&) = default;
};
struct ReasonsAsked {  // Art. 35
    Date until;
    friend bool operator==(ReasonsAsked const&, ReasonsAsked const&) = default;
};
enum class ReasonsFound { good, not_good };
struct ReasonsGiven {
    ReasonsFound found = ReasonsFound::good;
    friend bool operator==(ReasonsGiven const&, ReasonsGiven const&) = default;
};
struct DelaySet {  // Art. 35: good reasons, but not in time
    Date until;
    friend bool operator==(DelaySet const&, DelaySet const&) = default;
};
enum class FeeMeasure { by_piece, by_volume };  // one of them for each request
struct FeeDemanded {  // the notice reached the applicant on the event's day
    Date sent_on;
    FeeMeasure measure = FeeMeasure::by_piece;
    std::int64_t first = 1;  // the pages, or the applicant's requests of the month, that the notice covers
    std::int64_t last = 1;
    std::int64_t yuan = 0;
    friend bool operator==(FeeDemanded const&, FeeDemanded const&) = default;
};
struct FeeSettled {
    friend bool operator==(FeeSettled const&, FeeSettled const&) = default;
};
struct FeeLapsed {
    friend bool operator==(FeeLapsed const&, FeeLapsed const&) = default;
};
struct SplitOff {  // another request of the same paper
    RequestId part;
    friend bool operator==(SplitOff const&, SplitOff const&) = default;
};
struct Transferred {
    std::string to;  // name of the agency
    friend bool operator==(Transferred const&, Transferred const&) = default;
};
struct Withdrawn {
    friend bool operator==(Withdrawn const&, Withdrawn const&) = default;
};
struct Decided {
    std::string kind;                      // of data/requests.json
    std::vector<std::string> grounds = {}; // of what a partial answer withholds
    LetterId answer = {};                  // the letter that tells it; its service closes the request
    friend bool operator==(Decided const&, Decided const&) = default;
};
struct LetterMoved {
    LetterId letter;
    LetterStep step;
    friend bool operator==(LetterMoved const&, LetterMoved const&) = default;
};
struct Reopened {  // a reconsideration or a court orders another answer by that day
    Date until;
    friend bool operator==(Reopened const&, Reopened const&) = default;
};
struct Archived {
    friend bool operator==(Archived const&, Archived const&) = default;
};
struct Described {  // in the office's words, without personal values: what lists show
    std::string subject;
    friend bool operator==(Described const&, Described const&) = default;
};
struct ParticularsAmended {    // what is personal was corrected or completed; the versions before stay in the case
    std::int64_t version = 0;  // of the particulars, that holds from now on
    friend bool operator==(ParticularsAmended const&, ParticularsAmended const&) = default;
};

using Happening =
    std::variant<Registered, ReceiptConfirmed, Circulated, Assigned, CorrectionNoticed, CorrectionSupplied, CorrectionLapsed,
                 OpinionAsked, OpinionLetterReached, OpinionGiven, PeriodExtended, ReasonsAsked, ReasonsGiven, DelaySet, FeeDemanded,
                 FeeSettled, FeeLapsed, SplitOff, Transferred, Withdrawn, Decided, LetterMoved, Reopened, Archived,
                 Described, ParticularsAmended>;

// One entry of a request's history: what happened, on which day, and who wrote it down when.
struct Event {
    Date happened_on;
    Date recorded_on;
    Actor by;
    Happening what;

    friend bool operator==(Event const&, Event const&) = default;
};

// "registered", "correction_noticed", …: as the journal and the timeline name it.
[[nodiscard]] std::string_view name_of(Happening const& what);
[[nodiscard]] std::string_view name_of(std::size_t alternative);  // of the variant

}  // namespace requests
