#pragma once

#include "portal/progress.hpp"
#include "requests/domain/remedy.hpp"
#include "requests/papers/reconsideration_packet.hpp"

namespace portal {

// What can be contested: the answer that was served, or that none came in time; and how.
struct Contestable {
    requests::Remedies remedies;
    std::optional<requests::LetterId> answer = {};
};
[[nodiscard]] std::optional<Contestable> contestable(Followed const& followed, requests::Terms const& terms, Date today);

// The steps of a counted period in words, a run of days each.
[[nodiscard]] std::vector<requests::ClockLine> clock_lines(requests::DueDay const& due, config::Texts const& texts);

}  // namespace portal
