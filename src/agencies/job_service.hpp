#pragma once

#include "agencies/domain/agency.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/sql/database.hpp"

namespace agencies {

// The jobs of an agency and of all below it, for who looks after them. Those of the whole installation are shown to agencies
// that have no superior.
class JobService {
public:
    JobService(sql::Database& database, clocks::Clock const& clock) : database_{database}, clock_{clock} {}

    // The last changed first, at most so many.
    [[nodiscard]] std::vector<jobs::Job> jobs_of(Agency const& agency, jobs::JobState state, std::size_t most) const;
    // One that was given up waits again. `job.not-found` for one of another agency; `job.not-given-up`.
    base::Result<void> try_again(Agency const& agency, jobs::JobKey key, std::string_view actor);

private:
    sql::Database& database_;
    clocks::Clock const& clock_;
};

}  // namespace agencies
