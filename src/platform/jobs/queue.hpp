#pragma once

#include "platform/jobs/job.hpp"
#include "platform/sql/connection.hpp"
#include "platform/sql/migrations.hpp"

#include <functional>

namespace jobs {

// The step of the schema: 10.
[[nodiscard]] std::vector<sql::Migration> schema();

// Jobs as they lie in the database. A job is carried out at least once: who takes it holds it for the time of a lease, and one
// whose worker was killed is taken again when that is over. So what a job does may be done twice.
class Queue {
public:
    Queue(sql::Connection& connection, clocks::Clock const& clock, Patience const& patience = {})
        : connection_{connection}, clock_{clock}, patience_{patience}
    {
    }

    // Within the transaction that the job follows on.
    JobKey enqueue(NewJob const& job);

    // For workers; each is a transaction of its own.
    [[nodiscard]] bool has_due() const;
    // The job that has waited longest. One that was tried as often as may be is given up on the way.
    [[nodiscard]] std::optional<Job> take();
    // Each returns false, and changes nothing, when the lease was over and another worker has taken the job.
    bool prolong(Job const& job);
    bool finish(Job const& job);
    // To be tried again later, or given up after the last try.
    bool fail(Job const& job, base::Error const& why);
    // As if it had not been taken.
    bool put_back(Job const& job);
    // Enqueues the duty if its time has come; of several workers that ask at once, one does.
    bool enqueue_scheduled(std::string const& kind, Schedule const& schedule);

    // For who looks after them. The last changed first, until `take` returns false.
    void each(JobState state, std::function<bool(Job const&)> const& take) const;
    [[nodiscard]] base::Result<Job> find(JobKey key) const;
    // Within a transaction: a job that was given up waits again, and has all its tries. `job.not-given-up`.
    base::Result<void> try_again(JobKey key);
    // Within a transaction: forgets what was done before that time; returns how many.
    std::int64_t forget_done_before(Instant time);

    struct Count {
        JobState state = JobState::waiting;
        std::string kind;
        std::int64_t count = 0;
    };
    // Of all that is not done.
    [[nodiscard]] std::vector<Count> counts() const;
    // Since when the longest waiting job could have been taken.
    [[nodiscard]] std::optional<Instant> waiting_since() const;

private:
    bool settle(Job const& job, JobState state, std::optional<Instant> due_at, std::string const& fault);

    sql::Connection& connection_;
    clocks::Clock const& clock_;
    Patience patience_;
};

}  // namespace jobs
