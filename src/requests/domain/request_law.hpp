#pragma once

#include "base/check_codes.hpp"
#include "base/date.hpp"
#include "base/json_fwd.hpp"
#include "base/language.hpp"
#include "requests/domain/finding.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

// What the law lays down about disclosure on request, as data/requests.json gives it.
namespace requests {

using base::Date;

struct Wording {
    std::string zh;
    std::string en;

    friend bool operator==(Wording const&, Wording const&) = default;
};

// Which day counts as the receipt (Art. 31).
enum class ReceiptRule { handed_in, signed_for, confirmed_same_day, confirmed_by_both, confirmed_by_system, contact_restored };

struct Channel {
    std::string id;
    Wording name;
    ReceiptRule receipt = ReceiptRule::handed_in;
    std::string source;
};

// A column of table three.
struct ApplicantKind {
    std::string id;
    Wording name;
    std::string column;
    std::vector<std::string> identity;  // kinds of proof that fit
};

enum class IdentityCheck { none, resident_id, credit_code };
struct IdentityKind {
    std::string id;
    Wording name;
    IdentityCheck check = IdentityCheck::none;
};

enum class NeededContact { none, address, email, telephone };
struct WantedWay {
    std::string id;
    Wording name;
    NeededContact contact = NeededContact::none;
};
struct WantedForm {
    std::string id;
    Wording name;
};

// What a letter says of remedies. of_grounds: as the grounds of what a partial answer withholds say.
enum class RemedyClause { none, ordinary, reconsideration_first, of_grounds };

// How a request can end: one leaf of table three, its article and its letter bound together.
struct DecisionKind {
    std::string id;
    Wording name;
    std::string leaf;     // "t3.denied.state_secret"
    std::string article;
    std::string letter;
    RemedyClause remedy = RemedyClause::ordinary;
    std::vector<std::string> needs;  // ids of the checks behind "decision."
    std::string closing;             // of the event that ends the request so without a decision; else empty
    bool is_ground = false;          // a part of the information can be withheld for it
    bool gives = false;              // information is handed out, all or in part
};

enum class LetterStage { draft, reviewed, signed_off, numbered, stamped, served };

struct LetterElement {
    std::string id;
    Wording name;
    LetterStage due = LetterStage::draft;  // the letter holds it from then on
    bool in_text = true;                   // no: the file holds it, or it is stamped on
};

enum class Addressee { applicant, third_party, agency, office };

struct LetterKind {
    std::string id;
    Wording title;
    Addressee to = Addressee::applicant;
    std::string when;
    std::vector<std::string> elements;
    std::vector<std::string> must_not_hold;
    std::string basis;
    RemedyClause remedy = RemedyClause::none;
    bool is_procedural = false;
};

// Words by which a remedy clause is known: each list is one thing to say, in any of its wordings.
struct ClauseWords {
    std::vector<std::vector<std::string>> ordinary;
    std::vector<std::vector<std::string>> reconsideration_first;
    Date reconsideration_first_from{std::chrono::sys_days{}};  // 2024-01-01
    std::vector<std::string> marks_of_reconsideration_first;
    std::vector<std::string> marks_of_any;
};

enum class PeriodUnit { working_day, calendar_day, month };
struct LegalPeriod {
    int count = 0;
    PeriodUnit unit = PeriodUnit::calendar_day;
    std::string source;
};

// Who decides on reconsideration against an agency of these levels.
struct ReconsiderationBody {
    std::vector<std::string> levels;
    std::string id;
    Wording name;
    std::string source;
};

enum class RemedyKind { review, suit };
struct Outcome {
    std::string id;
    Wording name;
    RemedyKind of = RemedyKind::review;
    std::string column;  // of table four: upheld, corrected, other
    // The period in which each side may go on against it: a judgment has another than a ruling (裁定), and what was withdrawn or
    // mediated has none. Ids of periods; empty: none.
    std::string applicant_may = {};
    std::string agency_may = {};
};

enum class ServiceDay { posted, signed_for, arrived };
// By what it is shown that a letter reached its addressee: 送达回证, a postal receipt, …
struct ServiceProof {
    std::string id;
    Wording name;
};
struct ServiceMode {
    std::string id;
    Wording name;
    ServiceDay day = ServiceDay::signed_for;
    std::string carrier;  // the only one allowed; empty for any
    bool is_online = false;
    std::vector<ServiceProof> proofs;
    std::string source;

    // None where the mode has no such proof.
    [[nodiscard]] ServiceProof const* proof(std::string_view proof_id) const;
};

struct Check {
    std::string id;
    std::string field;
    Severity severity = Severity::error;
    std::string rule;  // of data/rules.json; empty where none speaks of it
    std::string basis;
    Wording message;
};

// What can happen to a request, as the timeline and the journal name it.
struct EventKind {
    std::string id;  // of name_of
    Wording name;
    std::string basis;
};

// How long something is kept, counted from the day the request was closed.
struct Retention {
    int months = 0;
    std::string basis;
};

struct RequestDefaults {
    int name_characters_at_most = 0;
    int description_characters_at_most = 0;
    int repeated_interest = 0;
    int correction_days_at_least = 0;  // custom: the law says "reasonable"
    int correction_days_at_most = 0;
    int circulation_days = 0;
    int confirmation_days = 0;
    int late_entry_days = 0;  // entries that are later are listed; those that move the clock always
};

struct RequestLaw {
    std::string version;
    std::vector<Channel> channels;
    std::vector<ApplicantKind> applicants;
    std::vector<IdentityKind> identity_kinds;
    std::vector<WantedForm> wanted_forms;
    std::vector<WantedWay> wanted_ways;
    std::vector<DecisionKind> decisions;
    std::vector<EventKind> events;
    std::vector<LetterElement> elements;
    std::vector<LetterKind> letters;
    ClauseWords clauses;
    std::vector<ReconsiderationBody> bodies;
    std::map<std::string, LegalPeriod, std::less<>> periods;
    std::vector<Outcome> outcomes;
    std::vector<ServiceMode> services;
    std::vector<Check> checks;
    std::map<std::string, std::string, std::less<>> numbering;
    std::map<std::string, Retention, std::less<>> retention;
    RequestDefaults defaults;
    base::CheckCodes codes;

    // None when there is no such id.
    [[nodiscard]] Channel const* channel(std::string_view id) const;
    [[nodiscard]] ApplicantKind const* applicant(std::string_view id) const;
    [[nodiscard]] IdentityKind const* identity_kind(std::string_view id) const;
    [[nodiscard]] WantedWay const* wanted_way(std::string_view id) const;
    [[nodiscard]] WantedForm const* wanted_form(std::string_view id) const;
    [[nodiscard]] DecisionKind const* decision(std::string_view id) const;
    [[nodiscard]] EventKind const* event(std::string_view id) const;
    [[nodiscard]] LetterKind const* letter(std::string_view id) const;
    [[nodiscard]] Outcome const* outcome(std::string_view id) const;
    [[nodiscard]] ServiceMode const* service(std::string_view id) const;
    [[nodiscard]] Check const* check(std::string_view id) const;
    // Asking for what the file must have is our own mistake.
    [[nodiscard]] LetterElement const& element(std::string_view id) const;
    [[nodiscard]] LegalPeriod const& period(std::string_view id) const;
    [[nodiscard]] DecisionKind const& closing(std::string_view event) const;

    // A finding of that check at its field, or at another one.
    [[nodiscard]] Finding finding(std::string_view check, base::Error::Words words = {}, std::string_view field = {}) const;
};

// The message of a finding in Chinese or English.
[[nodiscard]] std::string message_of(Finding const& finding, RequestLaw const& law, base::Language language);

// Reads data/requests.json beside data/rules.json and the form of table three and four that is in force. Refused with what
// is malformed or does not fit: a leaf that the form does not have or that no decision reaches, a letter without its
// elements, a rule that is not there, …
[[nodiscard]] base::Result<RequestLaw> parse_request_law(base::Json const& requests, base::Json const& rules, base::Json const& form);

}  // namespace requests
