#include "platform/jobs/job.hpp"

#include <algorithm>
#include <array>

namespace jobs {
namespace {

constexpr std::array<std::string_view, 4> state_names{"waiting", "running", "done", "given-up"};
constexpr std::chrono::hours shanghai_ahead{8};
constexpr std::chrono::hours day{24};

Instant next_of(Daily const& daily, Instant now)
{
    auto const today = std::chrono::floor<std::chrono::days>(now + shanghai_ahead);
    auto const at = Instant{today} + daily.at - shanghai_ahead;
    return at > now ? at : at + day;
}

Instant next_of(Every const& every, Instant now)
{
    return now + every.period;
}

}  // namespace

std::string_view to_string(JobState state)
{
    return state_names[static_cast<std::size_t>(state)];
}

std::optional<JobState> parse_job_state(std::string_view text)
{
    auto const* const found = std::ranges::find(state_names, text);
    if (found == state_names.end())
        return std::nullopt;
    return static_cast<JobState>(found - state_names.begin());
}

std::chrono::seconds wait_after(int tries, Patience const& patience)
{
    auto wait = patience.first_wait;
    for (int i = 1; i < tries && wait < patience.longest_wait; ++i)
        wait *= 2;
    return std::min(wait, patience.longest_wait);
}

Instant next_after(Schedule const& schedule, Instant now)
{
    return std::visit([now](auto const& one) { return next_of(one, now); }, schedule);
}

}  // namespace jobs
