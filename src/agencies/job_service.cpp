#include "agencies/job_service.hpp"

#include "agencies/account_record.hpp"
#include "agencies/agency_store.hpp"
#include "platform/sql/transaction.hpp"

#include <set>

namespace agencies {
namespace {

// Whose jobs they are.
std::set<AgencyId> scope_of(sql::Connection& connection, Agency const& agency)
{
    std::set<AgencyId> scope;
    for (auto const& below : AgencyStore{connection}.subtree_of(agency.id))
        scope.insert(below.id);
    if (!agency.superior)
        scope.insert(jobs::whole_installation);
    return scope;
}

}  // namespace

std::vector<jobs::Job> JobService::jobs_of(Agency const& agency, jobs::JobState state, std::size_t most) const
{
    auto const connection = database_.connection();
    auto const scope = scope_of(*connection, agency);
    std::vector<jobs::Job> found;
    jobs::Queue{*connection, clock_}.each(state, [&](jobs::Job const& job) {
        if (scope.contains(job.key.agency))
            found.push_back(job);
        return found.size() < most;
    });
    return found;
}

base::Result<void> JobService::try_again(Agency const& agency, jobs::JobKey key, std::string_view actor)
{
    return sql::retry_when_busy([&]() -> base::Result<void> {
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        jobs::Queue queue{*connection, clock_};
        auto const job = queue.find(key);
        if (!job)
            return tl::unexpected{job.error()};
        if (!scope_of(*connection, agency).contains(key.agency))
            return base::fail(base::ErrorKind::not_found, "job.not-found", "There is no such job.");
        if (auto const again = queue.try_again(key); !again)
            return again;
        record(*connection, clock_, agency.id,
               {.event = "job.tried-again", .subject = "job/" + std::to_string(key.number), .actor = std::string{actor}});
        transaction.commit();
        return {};
    });
}

}  // namespace agencies
