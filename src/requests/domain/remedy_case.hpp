#pragma once

#include "requests/domain/remedy.hpp"

namespace requests {

using RemedyCaseId = base::Id<struct RemedyCase>;

// What a reconsideration or a suit is about.
struct AboutRequest {
    RequestKey request;
    friend bool operator==(AboutRequest const&, AboutRequest const&) = default;
};
struct AboutItem {  // something that was published, or was not
    std::string index;
    friend bool operator==(AboutItem const&, AboutItem const&) = default;
};

enum class Procedure { ordinary, simple };
enum class Before { nothing, reconsideration };  // what came before a suit

struct RemedyFiled {  // on the day it was applied for
    AgencyId agency;
    RemedyCaseId id;
    RemedyKind kind = RemedyKind::review;
    Before before = Before::nothing;
    std::variant<AboutRequest, AboutItem> about;
    std::string body = {};  // the reconsideration body or the court, by name; empty when unknown
    friend bool operator==(RemedyFiled const&, RemedyFiled const&) = default;
};
struct RemedyAccepted {
    Procedure procedure = Procedure::ordinary;
    std::string file_number = {};  // 案号, of the body or the court
    friend bool operator==(RemedyAccepted const&, RemedyAccepted const&) = default;
};
struct CopyReceived {  // by the agency, whose reply is then due
    friend bool operator==(CopyReceived const&, CopyReceived const&) = default;
};
struct ReplySent {
    friend bool operator==(ReplySent const&, ReplySent const&) = default;
};
struct ReviewExtended {
    friend bool operator==(ReviewExtended const&, ReviewExtended const&) = default;
};
struct RemedyDecided {
    std::string outcome;  // of data/requests.json
    friend bool operator==(RemedyDecided const&, RemedyDecided const&) = default;
};
// The decision or the judgment of the first instance was served on one of the two (送达): from that day this one's period to sue or
// to appeal counts. Entered again where the day was mistaken: the last entry holds.
struct ServedOnApplicant {
    friend bool operator==(ServedOnApplicant const&, ServedOnApplicant const&) = default;
};
struct ServedOnAgency {
    friend bool operator==(ServedOnAgency const&, ServedOnAgency const&) = default;
};
struct Appealed {
    friend bool operator==(Appealed const&, Appealed const&) = default;
};
struct AppealDecided {
    std::string outcome;
    friend bool operator==(AppealDecided const&, AppealDecided const&) = default;
};
using RemedyHappening =
    std::variant<RemedyFiled, RemedyAccepted, CopyReceived, ReplySent, ReviewExtended, RemedyDecided, Appealed, AppealDecided,
                 ServedOnApplicant, ServedOnAgency>;

struct RemedyEvent {
    Date happened_on;
    Date recorded_on;
    Actor by;
    RemedyHappening what;

    friend bool operator==(RemedyEvent const&, RemedyEvent const&) = default;
};

enum class RemedyStage { filed, accepted, decided, appealed, appeal_decided };

// One reconsideration or suit: a value that events move.
struct RemedyCase {
    RemedyFiled filing;
    Date filed_on;
    RemedyStage stage = RemedyStage::filed;
    Procedure procedure = Procedure::ordinary;
    std::string file_number = {};
    std::optional<Date> accepted_on = {};
    std::optional<Date> copy_received_on = {};
    std::optional<Date> replied_on = {};
    bool is_extended = false;
    std::optional<Date> decided_on = {};
    std::string outcome = {};
    std::optional<Date> served_on_applicant = {};
    std::optional<Date> served_on_agency = {};
    std::optional<Date> appealed_on = {};
    std::optional<Date> appeal_decided_on = {};
    std::string appeal_outcome = {};
    Date last_recorded_on;

    friend bool operator==(RemedyCase const&, RemedyCase const&) = default;
};

[[nodiscard]] Result<RemedyCase> open_case(RemedyEvent const& filed);
// Refused where the step does not come next, or the outcome is none of its kind.
[[nodiscard]] Result<RemedyCase> apply(RemedyCase remedy, RemedyEvent const& event, RequestLaw const& law);

// Whose move it is in a case: the body's or court's own, the agency's, the applicant's.
enum class RemedyAwaited { acceptance, reply, decision, suit, appeal, own_appeal };

// A period that runs in the case: what is awaited at its end, and from which day it counts.
struct RemedyTerm {
    RemedyAwaited awaited = RemedyAwaited::reply;
    LegalPeriod period;  // with its extension
    std::optional<Date> from;  // none: the day on which it was served is not known yet, so no last day is either
};
[[nodiscard]] std::vector<RemedyTerm> running_in(RemedyCase const& remedy, RequestLaw const& law);

struct RemedyDue {
    RemedyAwaited awaited = RemedyAwaited::reply;
    std::optional<Date> day;  // none while the day is not known from which the period counts
    bool certain = true;      // the calendar is known for it

    friend bool operator==(RemedyDue const&, RemedyDue const&) = default;
};
// Everything that is awaited in the case, in the order of the days; last what has no day yet.
[[nodiscard]] std::vector<RemedyDue> awaited_in(RemedyCase const& remedy, Terms const& terms);

}  // namespace requests
