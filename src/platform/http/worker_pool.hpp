#pragma once

#include "platform/http/metrics.hpp"

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

namespace http {

// Threads that carry out one task after the other, with a queue that has an end.
class WorkerPool {
public:
    WorkerPool(std::size_t threads, std::size_t queue_limit, Metrics::Load& load);
    ~WorkerPool();
    WorkerPool(WorkerPool const&) = delete;
    WorkerPool& operator=(WorkerPool const&) = delete;

    // A place in the queue, for exactly one submit; false when there is none.
    [[nodiscard]] bool reserve();
    void submit(std::packaged_task<void()> task);

private:
    void work(std::stop_token const& stop);

    std::size_t queue_limit_;
    Metrics::Load& load_;
    std::mutex mutex_;
    std::condition_variable_any arrived_;
    std::deque<std::packaged_task<void()>> queue_;
    std::size_t reserved_ = 0;  // waiting, or about to be submitted
    std::vector<std::jthread> threads_;
};

}  // namespace http
