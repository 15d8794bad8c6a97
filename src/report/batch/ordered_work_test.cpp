#include "report/batch/ordered_work.hpp"

#include <gtest/gtest.h>

#include <latch>
#include <numeric>
#include <stdexcept>

using namespace std::chrono_literals;
using report::OrderedWork;
using report::WorkSettings;

namespace {

// Numbers from 0 on; `emitted` holds what came out.
struct Numbers {
    explicit Numbers(int count) : left{count} {}

    OrderedWork<int, int> work(std::function<int(int)> calculate)
    {
        return {.next = [this] { return given < left ? std::optional{given++} : std::nullopt; },
                .work = std::move(calculate),
                .give_up = [](int) { return -1; },
                .emit = [this](int, int done) { emitted.push_back(done); }};
    }

    int left;
    int given = 0;
    std::vector<int> emitted;
};

TEST(OrderedWork, HandsResultsOnInTheOrderOfTheItems)
{
    Numbers numbers{500};
    std::atomic<bool> const stop{false};
    std::latch later_one_is_done{1};
    auto const work = numbers.work([&](int n) {
        if (n == 0)
            later_one_is_done.wait();
        if (n == 5)
            later_one_is_done.count_down();
        return n;
    });

    auto const end = run_in_order(work, WorkSettings{.jobs = 4}, stop);

    std::vector<int> expected(500);
    std::iota(expected.begin(), expected.end(), 0);
    EXPECT_EQ(numbers.emitted, expected);
    EXPECT_FALSE(end.stopped);
    EXPECT_FALSE(end.abandoned);
}

TEST(OrderedWork, TakesFewItemsAhead)
{
    Numbers numbers{1000};
    std::atomic<bool> const stop{false};
    auto furthest = 0;
    auto work = numbers.work([](int n) { return n; });
    work.emit = [&](int n, int) { furthest = std::max(furthest, numbers.given - n); };

    run_in_order(work, WorkSettings{.jobs = 2}, stop);

    EXPECT_LE(furthest, 2 * 8);
}

TEST(OrderedWork, GivesUpAnItemThatTakesTooLongAndGoesOn)
{
    Numbers numbers{5};
    std::atomic<bool> const stop{false};
    std::latch released{1};
    std::latch left{1};  // the late one no longer looks at this test
    auto work = numbers.work([&](int n) {
        if (n == 2) {
            released.wait();
            left.count_down();
        }
        return n;
    });

    run_in_order(work, WorkSettings{.jobs = 1, .item_time = 30ms, .tick_time = 5ms}, stop);
    released.count_down();
    left.wait();

    EXPECT_EQ(numbers.emitted, (std::vector{0, 1, -1, 3, 4}));
}

TEST(OrderedWork, LetsItsThreadsEndWhenTheCallerFails)
{
    Numbers numbers{1000};
    std::atomic<bool> const stop{false};
    auto work = numbers.work([](int n) { return n; });
    work.emit = [](int n, int) {
        if (n == 5)
            throw std::runtime_error{"no space left"};
    };

    EXPECT_THROW(run_in_order(work, WorkSettings{.jobs = 2}, stop), std::runtime_error);
}

TEST(OrderedWork, StopsWithWhatIsDoneSoFar)
{
    Numbers numbers{1000};
    std::atomic<bool> stop{false};
    auto work = numbers.work([](int n) { return n; });
    work.emit = [&](int n, int done) {
        numbers.emitted.push_back(done);
        stop = stop || n == 20;
    };

    auto const end = run_in_order(work, WorkSettings{.jobs = 2}, stop);

    EXPECT_TRUE(end.stopped);
    EXPECT_GE(numbers.emitted.size(), 21U);
    EXPECT_LT(numbers.emitted.size(), 60U);
    for (std::size_t i = 0; i < numbers.emitted.size(); ++i)
        EXPECT_EQ(numbers.emitted[i], static_cast<int>(i));
}

}  // namespace
