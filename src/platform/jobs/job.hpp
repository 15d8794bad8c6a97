#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "platform/clock/clock.hpp"

#include <variant>

namespace jobs {

using base::AgencyId;
using clocks::Instant;

// In the place of an agency, where the work is no single one's.
inline constexpr AgencyId whole_installation{0};

struct JobKey {
    AgencyId agency;
    std::int64_t number = 0;

    friend bool operator==(JobKey const&, JobKey const&) = default;
};

// Work to be done once the transaction that asks for it is committed. The subject says what it is about by ids alone
// ("request/17/notice/2"): jobs are shown to administrators and outlive the erasure of a case.
struct NewJob {
    AgencyId agency = whole_installation;
    std::string kind;  // names the duty that carries it out: "notice.send"
    std::string subject{};
    std::optional<Instant> not_before{};
};

enum class JobState { waiting, running, done, given_up };
[[nodiscard]] std::string_view to_string(JobState state);
[[nodiscard]] std::optional<JobState> parse_job_state(std::string_view text);

struct Job {
    JobKey key;
    std::string kind;
    std::string subject;
    JobState state = JobState::waiting;
    std::optional<Instant> due_at{};  // from then on a worker may take it; none once it is finished
    int tries = 0;                    // how often a worker took it
    Instant enqueued_at{};
    Instant changed_at{};
    std::optional<base::Error> fault{};  // of the last try that failed

    friend bool operator==(Job const&, Job const&) = default;
};

// How long a job is tried, and how long a worker may be silent about it.
struct Patience {
    int tries = 12;
    std::chrono::seconds first_wait{30};  // doubled with each try
    std::chrono::seconds longest_wait = std::chrono::hours{6};
    std::chrono::seconds lease = std::chrono::minutes{5};
};
// After the given number of tries, from 1.
[[nodiscard]] std::chrono::seconds wait_after(int tries, Patience const& patience);

// When a duty comes back: each day at a time of Asia/Shanghai, or again and again.
struct Daily {
    std::chrono::minutes at;
};
struct Every {
    std::chrono::seconds period;
};
using Schedule = std::variant<Daily, Every>;
[[nodiscard]] Instant next_after(Schedule const& schedule, Instant now);

}  // namespace jobs
