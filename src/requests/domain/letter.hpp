#pragma once

#include "base/id.hpp"
#include "requests/domain/request_law.hpp"

#include <variant>

namespace requests {

using base::Result;

// Who acted, as the journal names it: "person/3/17", "applicant", "system". Never a name.
struct Actor {
    std::string id;

    friend bool operator==(Actor const&, Actor const&) = default;
};
using LetterId = base::Id<struct Letter>;

// Where something was done: signed on paper by one person, entered by another.
enum class Medium { screen, paper };

struct LetterDrafted {
    std::string kind;
    friend bool operator==(LetterDrafted const&, LetterDrafted const&) = default;
};
struct LetterReviewed {
    friend bool operator==(LetterReviewed const&, LetterReviewed const&) = default;
};
struct LetterReturned {  // to its drafter; only what nobody has signed yet
    friend bool operator==(LetterReturned const&, LetterReturned const&) = default;
};
struct LetterSigned {
    Actor signer;
    Medium medium = Medium::screen;
    friend bool operator==(LetterSigned const&, LetterSigned const&) = default;
};
struct LetterNumbered {
    std::string number;
    friend bool operator==(LetterNumbered const&, LetterNumbered const&) = default;
};
struct LetterStamped {
    Medium medium = Medium::screen;
    friend bool operator==(LetterStamped const&, LetterStamped const&) = default;
};
// On the day that counts by the mode: posted, signed for, arrived.
struct LetterServed {
    std::string mode;
    std::string carrier;  // of a letter by post
    friend bool operator==(LetterServed const&, LetterServed const&) = default;
};
// A letter by post is served when it is posted, but what can be done against it counts from the day on which it reached the addressee.
// Entered again where the day was mistaken: the last entry holds.
struct LetterReceived {
    std::string proof;  // of the mode of service
    friend bool operator==(LetterReceived const&, LetterReceived const&) = default;
};
using LetterStep = std::variant<LetterDrafted, LetterReviewed, LetterReturned, LetterSigned, LetterNumbered, LetterStamped, LetterServed,
                                LetterReceived>;

// One letter on its way out. Its text lies elsewhere: it may hold personal values.
struct Letter {
    std::string kind;
    LetterStage stage = LetterStage::draft;
    Actor drafted_by;
    std::optional<Actor> reviewed_by = {};
    std::optional<Actor> signed_by = {};
    std::optional<Date> dated = {};  // the day it was signed
    std::string number = {};
    std::optional<LetterServed> service = {};
    std::optional<Date> served_on = {};
    std::optional<LetterReceived> receipt = {};
    std::optional<Date> received_on = {};  // as an entry of its own says: received_day knows the rest

    friend bool operator==(Letter const&, Letter const&) = default;
};

// The letter after a step; refused when the step does not come next. `letter` is none before it is drafted.
[[nodiscard]] Result<Letter> advance(std::optional<Letter> letter, LetterStep const& step, Date on, Actor const& by);

// The day on which the addressee had it (送达), from which the periods of remedies count: of what was signed for or arrived, the day
// of its service; of what was posted, the day that was entered. None while that is not known.
[[nodiscard]] std::optional<Date> received_day(Letter const& letter, RequestLaw const& law);

// "示例镇公开〔2026〕7号" from a pattern with {short}, {year} and {n}. Refused where the pattern names something else, or n is
// below 1.
[[nodiscard]] Result<std::string> number_by_pattern(std::string_view pattern, std::string_view agency_short, int year, int n);

}  // namespace requests
