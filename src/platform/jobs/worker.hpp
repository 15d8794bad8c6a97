#pragma once

#include "platform/jobs/queue.hpp"
#include "platform/log/log.hpp"
#include "platform/sql/database.hpp"

#include <atomic>
#include <map>

namespace jobs {

// What is held while a job is carried out. Work that takes longer than a lease, or goes over many things, asks between two of
// them whether it may go on.
class Hold {
public:
    Hold(sql::Database& database, clocks::Clock const& clock, Job const& job, std::atomic<bool> const& stop)
        : database_{database}, clock_{clock}, job_{job}, stop_{stop}
    {
    }

    // Prolongs the lease. A refusal (`job.stopped`: the worker is to end; `job.lost`: another has taken the job) is to be
    // returned as the result of the work.
    [[nodiscard]] base::Result<void> go_on();

private:
    sql::Database& database_;
    clocks::Clock const& clock_;
    Job const& job_;
    std::atomic<bool> const& stop_;
};

// A kind of work, and when it comes back by itself. The work may be done twice; what it refuses is tried again.
struct Duty {
    std::function<base::Result<void>(Job const&, Hold&)> work;
    std::optional<Schedule> when{};
};
using Duties = std::map<std::string, Duty, std::less<>>;

// Takes jobs one after the other. Any number of workers, on any number of machines, share the jobs of one database.
class Worker {
public:
    // All outlives the worker.
    Worker(sql::Database& database, clocks::Clock const& clock, logs::Log const& log, Duties const& duties)
        : database_{database}, clock_{clock}, log_{log}, duties_{duties}
    {
    }

    // Until `stop` is set; a job that is under way is finished first, or put back where it asks.
    void run(std::atomic<bool> const& stop);
    // Enqueues the duties whose time has come.
    void plan();
    // Carries out one job, if there is one to take.
    bool work_once(std::atomic<bool> const& stop);

private:
    [[nodiscard]] base::Result<void> carry_out(Job const& job, std::atomic<bool> const& stop) const;
    bool do_what_is_due(std::atomic<bool> const& stop);

    sql::Database& database_;
    clocks::Clock const& clock_;
    logs::Log const& log_;
    Duties const& duties_;
    Instant planned_at_{};
};

}  // namespace jobs
