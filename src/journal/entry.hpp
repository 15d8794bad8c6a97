#pragma once

#include "base/id.hpp"
#include "platform/clock/clock.hpp"

#include <string>

namespace journal {

using base::AgencyId;
using clocks::Instant;

// What somebody did or looked at. Holds ids and keyed digests, never a personal value: it outlives the erasure of the case.
struct Act {
    std::string event{};    // "request.answered"
    std::string subject{};  // "request/17"
    std::string actor{};    // "person/4", "system"
    std::string rule{};     // the rule or article it rests on; may be empty
    Instant happened_at{};
    std::string details{};  // a JSON object, or empty

    friend bool operator==(Act const&, Act const&) = default;
};

// An act as it stands in the chain of its agency. Numbers run from 1 without gaps; `hash` covers all that stands here and
// the hash of the entry before.
struct Entry {
    AgencyId agency;
    std::int64_t number = 0;
    Act act;
    Instant recorded_at;
    std::string hash;

    friend bool operator==(Entry const&, Entry const&) = default;
};

// The hash that the entry must have, behind the given one; "" before the first.
[[nodiscard]] std::string hash_of(Entry const& entry, std::string_view previous_hash);

}  // namespace journal
