#pragma once

#include <chrono>
#include <optional>

namespace agencies {

using Instant = std::chrono::sys_seconds;

// How long somebody stays signed in: without a sign of life, and at all.
struct SessionLimits {
    std::chrono::minutes idle{30};
    std::chrono::hours absolute{12};
};

[[nodiscard]] bool is_over(Instant started, Instant seen, Instant now, SessionLimits const& limits = {});

// What wrong passwords cost: nothing for the first few, then a wait that doubles with each.
struct LockOut {
    int free_tries = 5;
    std::chrono::seconds first{60};
    std::chrono::seconds longest{3600};
};

// Until when nobody can sign in to the account after so many wrong tries in a row; nothing while they are free.
[[nodiscard]] std::optional<Instant> locked_until(int failed, Instant now, LockOut const& rule = {});

}  // namespace agencies
