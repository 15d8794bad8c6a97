#include "agencies/domain/session.hpp"

#include <algorithm>

namespace agencies {

bool is_over(Instant started, Instant seen, Instant now, SessionLimits const& limits)
{
    return now >= started + limits.absolute || now >= seen + limits.idle;
}

std::optional<Instant> locked_until(int failed, Instant now, LockOut const& rule)
{
    if (failed < rule.free_tries)
        return std::nullopt;
    auto wait = rule.first;
    for (auto tried = rule.free_tries; tried < failed && wait < rule.longest; ++tried)
        wait *= 2;
    return now + std::min(wait, rule.longest);
}

}  // namespace agencies
