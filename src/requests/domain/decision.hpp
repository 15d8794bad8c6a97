#pragma once

#include "requests/domain/request.hpp"

namespace requests {

// A part that is not given, with the ground for it: the id of a decision that can be one.
struct Withheld {
    std::string what;
    std::string ground;
    std::string reason;
};

struct RightAgency {
    std::string name;
    std::string contact;
};

// Disclosure although a third party objected with good ground (Art. 32).
struct Override {
    std::string reasons;             // of the public interest
    std::optional<LetterId> letter;  // that tells the third party
};

// What the unit proposes. Its texts may hold personal values: they are stored sealed, unlike the event that follows.
struct DecisionDraft {
    std::string kind;
    std::string reasons = {};
    std::string access = {};  // where, how and when to get it
    std::vector<Withheld> withheld = {};
    std::string search_record = {};
    std::string governing_law = {};
    std::string earlier_answer = {};  // its number
    std::optional<RightAgency> right_agency = {};
    std::optional<Override> overrides = {};
};

// Everything that is missing before the decision may be made on that day. Findings that forbid must be mended first.
[[nodiscard]] std::vector<Finding> check_decision(DecisionDraft const& draft, Request const& request, Date on, Terms const& terms);

// The steps that must lie behind the request before it can end so: reasons asked, correction lapsed, …
[[nodiscard]] std::vector<Finding> missing_steps(DecisionKind const& kind, Request const& request, Date on, RequestLaw const& law);

// The event that makes the drafted decision; `answer` is the letter that will tell it.
[[nodiscard]] Decided decided_by(DecisionDraft const& draft, LetterId answer);

// What the answer says of remedies. A partial answer follows the grounds of what it withholds: with one of Art. 14 to 16
// reconsideration comes first (国办函〔2021〕132号 第二条).
[[nodiscard]] RemedyClause clause_of(DecisionKind const& kind, std::vector<std::string> const& grounds, RequestLaw const& law);

// Names of the needs that data/requests.json may give to a decision.
[[nodiscard]] std::vector<std::string_view> known_needs();

}  // namespace requests
