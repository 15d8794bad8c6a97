#include "platform/jobs/worker.hpp"

#include "platform/sql/testing/test_database.hpp"
#include "platform/sql/transaction.hpp"

#include <gmock/gmock.h>
#include <set>
#include <thread>

namespace jobs {
namespace {

using namespace std::chrono_literals;
using testing::IsEmpty;
using testing::Not;

constexpr AgencyId town{12};
std::atomic<bool> const go_on{false};
std::atomic<bool> const stop{true};

base::Error no_gateway()
{
    return {base::ErrorKind::unavailable, "notice.no-gateway", "The gateway {gateway} does not answer.", {{"gateway", "sms"}}};
}

class Jobs : public sql::OnBothEngines {
protected:
    void SetUp() override
    {
        OnBothEngines::SetUp();
        if (IsSkipped())
            return;
        ASSERT_TRUE(migrate(connection(), schema()));
    }

    Queue queue() { return {connection(), clock_}; }
    JobKey enqueue(std::string subject, std::optional<Instant> not_before = {})
    {
        sql::Transaction transaction{connection()};
        auto const key = queue().enqueue({.agency = town, .kind = "notice.send", .subject = std::move(subject), .not_before = not_before});
        transaction.commit();
        return key;
    }
    void pass(std::chrono::seconds time) { clock_.set(clock_.now() + time); }
    std::vector<std::string> in_state(JobState state)
    {
        std::vector<std::string> subjects;
        queue().each(state, [&](Job const& job) { return subjects.push_back(job.subject), true; });
        return subjects;
    }

    clocks::SetClock clock_{std::chrono::sys_days{std::chrono::year{2026} / 3 / 3} + 2h};
    std::string lines_;
    logs::Log log_{clock_, [this](std::string_view line) { lines_ += line; }};
};

}  // namespace

TEST_P(Jobs, AreNotThereWhenTheirTransactionWasRolledBack)
{
    {
        sql::Transaction const transaction{connection()};
        queue().enqueue({.agency = town, .kind = "notice.send", .subject = "request/1"});
    }

    EXPECT_FALSE(queue().has_due());
    EXPECT_EQ(queue().take(), std::nullopt);
}

TEST_P(Jobs, AreTakenOnceInTheOrderInWhichTheyAreDue)
{
    enqueue("request/2", clock_.now() + 1h);
    enqueue("request/1");

    auto const first = queue().take();
    ASSERT_TRUE(first);
    EXPECT_EQ(first->subject, "request/1");
    EXPECT_EQ(first->tries, 1);
    EXPECT_EQ(queue().take(), std::nullopt);
    EXPECT_TRUE(queue().finish(*first));
    pass(1h);
    EXPECT_EQ(queue().take()->subject, "request/2");
    EXPECT_EQ(in_state(JobState::done), std::vector<std::string>{"request/1"});
}

TEST_P(Jobs, AreTakenAgainWhenTheirWorkerWasKilled)
{
    enqueue("request/1");
    auto const killed = queue().take();
    ASSERT_TRUE(killed);

    pass(Patience{}.lease - 1s);
    EXPECT_EQ(queue().take(), std::nullopt);
    pass(1s);
    auto const again = queue().take();

    ASSERT_TRUE(again);
    EXPECT_EQ(again->key, killed->key);
    EXPECT_FALSE(queue().finish(*killed));  // it was only thought dead: what it says of the job does not count any more
    EXPECT_FALSE(queue().prolong(*killed));
    EXPECT_FALSE(queue().fail(*killed, no_gateway()));
    EXPECT_TRUE(queue().finish(*again));
}

TEST_P(Jobs, AreHeldAsLongAsTheirWorkerProlongsTheLease)
{
    enqueue("request/1");
    auto const job = queue().take();

    for (int i = 0; i < 5; ++i) {
        pass(Patience{}.lease - 1s);
        EXPECT_TRUE(queue().prolong(*job));
        EXPECT_EQ(queue().take(), std::nullopt);
    }
    EXPECT_TRUE(queue().finish(*job));
}

TEST_P(Jobs, AreTriedAgainLaterAndGivenUpInTheEndWithTheReason)
{
    auto const key = enqueue("request/1");

    for (int tried = 1; tried <= Patience{}.tries; ++tried) {
        auto const job = queue().take();
        ASSERT_TRUE(job) << tried;
        EXPECT_TRUE(queue().fail(*job, no_gateway()));
        EXPECT_EQ(queue().take(), std::nullopt);
        pass(wait_after(tried, {}));
    }

    EXPECT_EQ(queue().take(), std::nullopt);
    auto const job = queue().find(key).value();
    EXPECT_EQ(job.state, JobState::given_up);
    EXPECT_EQ(job.fault, no_gateway());
}

TEST_P(Jobs, AreGivenUpWhenTheyKillEachWorker)
{
    auto const key = enqueue("request/1");

    for (int tried = 1; tried <= Patience{}.tries; ++tried) {
        ASSERT_TRUE(queue().take()) << tried;
        pass(Patience{}.lease);
    }

    EXPECT_EQ(queue().take(), std::nullopt);
    EXPECT_EQ(queue().find(key)->state, JobState::given_up);
    EXPECT_EQ(queue().find(key)->fault->code, "job.worker-lost");
}

TEST_P(Jobs, WaitAgainWhenSomebodySaysSo)
{
    auto const key = enqueue("request/1");
    for (int tried = 1; tried <= Patience{}.tries; ++tried) {
        queue().fail(queue().take().value(), no_gateway());
        pass(wait_after(tried, {}));
    }

    sql::Transaction transaction{connection()};
    EXPECT_TRUE(queue().try_again(key));
    EXPECT_EQ(queue().try_again(key).error().code, "job.not-given-up");
    transaction.commit();

    EXPECT_EQ(queue().take()->tries, 1);
}

TEST_P(Jobs, AreSharedByWorkersThatRace)
{
    constexpr int count = 60;
    for (int i = 0; i < count; ++i)
        enqueue("request/" + std::to_string(i));
    std::mutex mutex;
    std::vector<std::string> done;
    Duties const duties{{"notice.send", {.work = [&](Job const& job, Hold&) -> base::Result<void> {
                             std::lock_guard const lock{mutex};
                             done.push_back(job.subject);
                             return {};
                         }}}};

    std::vector<std::thread> workers;
    logs::Log const quiet{clock_, [](std::string_view) {}};
    for (int i = 0; i < 4; ++i)
        workers.emplace_back([&] {
            Worker worker{database(), clock_, quiet, duties};
            while (worker.work_once(go_on)) {
            }
        });
    for (auto& worker : workers)
        worker.join();
    Worker rest{database(), clock_, quiet, duties};  // a worker that found the last row taken by another has ended
    while (rest.work_once(go_on)) {
    }

    EXPECT_EQ(done.size(), static_cast<std::size_t>(count));
    EXPECT_EQ((std::set<std::string>{done.begin(), done.end()}.size()), static_cast<std::size_t>(count));
}

TEST_P(Jobs, AreEnqueuedByScheduleOnceForAllWorkers)
{
    int runs = 0;
    Duties const duties{{"cases.erase", {.work = [&](Job const&, Hold&) -> base::Result<void> { return ++runs, base::Result<void>{}; },
                                         .when = Daily{2h + 30min}}}};
    Worker one{database(), clock_, log_, duties};
    Worker other{database(), clock_, log_, duties};
    one.plan();
    other.plan();
    EXPECT_FALSE(one.work_once(go_on));

    for (int day = 1; day <= 3; ++day) {
        pass(24h);
        one.plan();
        other.plan();
        while (one.work_once(go_on) || other.work_once(go_on)) {
        }
        EXPECT_EQ(runs, day);
    }
    pass(24h * 10);  // nobody was there for ten days: one run makes up for them
    other.plan();
    one.plan();
    while (one.work_once(go_on)) {
    }
    EXPECT_EQ(runs, 4);
}

TEST_P(Jobs, AreTriedAgainWhenTheyBreakWithoutTellingWhyToAnybody)
{
    auto const key = enqueue("request/1");
    Duties const duties{{"notice.send", {.work = [](Job const&, Hold&) -> base::Result<void> { throw std::runtime_error{"out of order"}; }}}};

    EXPECT_TRUE((Worker{database(), clock_, log_, duties}.work_once(go_on)));

    auto const job = queue().find(key).value();
    EXPECT_EQ(job.state, JobState::waiting);
    EXPECT_EQ(job.fault->code, "job.broke");
    EXPECT_EQ(to_string(*job.fault).find("out of order"), std::string::npos);
    EXPECT_NE(lines_.find("out of order"), std::string::npos);
}

TEST_P(Jobs, ArePutBackByAWorkerThatIsToEnd)
{
    auto const key = enqueue("request/1");
    Duties const duties{{"notice.send", {.work = [](Job const&, Hold& hold) { return hold.go_on(); }}}};

    EXPECT_TRUE((Worker{database(), clock_, log_, duties}.work_once(stop)));

    EXPECT_EQ(queue().find(key)->state, JobState::waiting);
    EXPECT_EQ(queue().find(key)->tries, 0);
    EXPECT_EQ(queue().take()->tries, 1);
}

TEST_P(Jobs, OfAKindThatTheProgramDoesNotKnowStayVisible)
{
    auto const key = enqueue("request/1");

    EXPECT_TRUE((Worker{database(), clock_, log_, {}}.work_once(go_on)));

    EXPECT_EQ(queue().find(key)->fault->code, "job.unknown-kind");
    ASSERT_THAT(queue().counts(), Not(IsEmpty()));
    EXPECT_EQ(queue().counts()[0].count, 1);
}

TEST_P(Jobs, ThatAreDoneAreForgottenInTime)
{
    enqueue("request/1");
    queue().finish(queue().take().value());
    auto const waiting = enqueue("request/2");
    pass(24h);

    sql::Transaction transaction{connection()};
    EXPECT_EQ(queue().forget_done_before(clock_.now() - 25h), 0);
    EXPECT_EQ(queue().forget_done_before(clock_.now()), 1);
    transaction.commit();

    EXPECT_TRUE(queue().find(waiting));
}

ON_BOTH_ENGINES(Jobs);

TEST(Schedule, ComesBackEachDayAtATimeOfShanghai)
{
    std::chrono::sys_seconds const morning = std::chrono::sys_days{std::chrono::year{2026} / 3 / 3} + 2h;  // ten o'clock

    EXPECT_EQ(next_after(Daily{11h}, morning), morning + 1h);
    EXPECT_EQ(next_after(Daily{10h}, morning), morning + 24h);
    EXPECT_EQ(next_after(Daily{2h}, morning), morning + 16h);
    EXPECT_EQ(next_after(Every{90s}, morning), morning + 90s);
}

TEST(Patience, DoublesTheWaitUpToALimit)
{
    Patience const patience{};

    EXPECT_EQ(wait_after(1, patience), 30s);
    EXPECT_EQ(wait_after(2, patience), 60s);
    EXPECT_EQ(wait_after(12, patience), 6h);
    EXPECT_EQ(wait_after(1000, patience), 6h);
}

}  // namespace jobs
