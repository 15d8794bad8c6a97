#include "platform/jobs/worker.hpp"

#include "platform/crypto/encoding.hpp"
#include "platform/crypto/random.hpp"

#include <thread>

namespace jobs {
namespace {

constexpr std::chrono::milliseconds look_again{500};
constexpr std::chrono::seconds plan_again{15};
constexpr std::size_t incident_bytes = 4;

base::Error broke(std::string const& incident)
{
    return {base::ErrorKind::unavailable, "job.broke", "The program failed at it; the log knows it as incident {incident}.",
            {{"incident", incident}}};
}

}  // namespace

base::Result<void> Hold::go_on()
{
    if (stop_)
        return base::fail(base::ErrorKind::unavailable, "job.stopped", "The worker is to end.");
    if (!Queue{*database_.connection(), clock_}.prolong(job_))
        return base::fail(base::ErrorKind::conflict, "job.lost", "Another worker has taken the job.");
    return {};
}

void Worker::plan()
{
    auto const connection = database_.connection();
    Queue queue{*connection, clock_};
    for (auto const& [kind, duty] : duties_)
        if (duty.when && queue.enqueue_scheduled(kind, *duty.when))
            log_.write(logs::Line{"job.scheduled"}.text("kind", kind));
    planned_at_ = clock_.now();
}

base::Result<void> Worker::carry_out(Job const& job, std::atomic<bool> const& stop) const
{
    auto const duty = duties_.find(job.kind);
    if (duty == duties_.end())
        return base::fail(base::ErrorKind::unsupported, "job.unknown-kind", "This program knows no work of the kind {kind}.",
                          {{"kind", job.kind}});
    Hold hold{database_, clock_, job, stop};
    try {
        return duty->second.work(job, hold);
    } catch (std::exception const& failure) {
        auto const incident = crypto::to_hex(crypto::random_bytes(incident_bytes));
        log_.write(logs::Line{"job.broke"}.text("kind", job.kind).text("incident", incident).text("what", failure.what()));
        return tl::unexpected{broke(incident)};
    }
}

bool Worker::work_once(std::atomic<bool> const& stop)
{
    // Given back before the work begins, which takes connections of its own.
    auto const job = [this]() -> std::optional<Job> {
        auto const connection = database_.connection();
        Queue queue{*connection, clock_};
        return queue.has_due() ? queue.take() : std::nullopt;
    }();
    if (!job)
        return false;
    auto const begun = std::chrono::steady_clock::now();
    auto const done = carry_out(*job, stop);
    auto const connection = database_.connection();
    Queue queue{*connection, clock_};
    auto const kept = done ? queue.finish(*job) : done.error().code == "job.stopped" ? queue.put_back(*job) : queue.fail(*job, done.error());
    log_.write(logs::Line{done ? "job.done" : "job.failed"}
                   .text("kind", job->kind)
                   .number("agency", job->key.agency.value)
                   .number("job", job->key.number)
                   .number("try", job->tries)
                   .text("code", done ? "" : done.error().code)
                   .text("kept", kept ? "yes" : "no")
                   .milliseconds("ms", std::chrono::steady_clock::now() - begun));
    return true;
}

bool Worker::do_what_is_due(std::atomic<bool> const& stop)
{
    try {
        if (clock_.now() >= planned_at_ + plan_again)
            plan();
        return work_once(stop);
    } catch (std::exception const& failure) {  // a database that is away comes back
        log_.write(logs::Line{"worker.failed"}.text("what", failure.what()));
        return false;
    }
}

void Worker::run(std::atomic<bool> const& stop)
{
    while (!stop)
        if (!do_what_is_due(stop))
            std::this_thread::sleep_for(look_again);
}

}  // namespace jobs
