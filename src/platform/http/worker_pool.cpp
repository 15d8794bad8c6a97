#include "platform/http/worker_pool.hpp"

namespace http {

WorkerPool::WorkerPool(std::size_t threads, std::size_t queue_limit, Metrics::Load& load) : queue_limit_{queue_limit}, load_{load}
{
    for (std::size_t i = 0; i < threads; ++i)
        threads_.emplace_back([this](std::stop_token const& stop) { work(stop); });
}

WorkerPool::~WorkerPool()
{
    for (auto& thread : threads_)
        thread.request_stop();
}

bool WorkerPool::reserve()
{
    std::lock_guard const lock{mutex_};
    if (reserved_ == queue_limit_)
        return false;
    ++reserved_;
    return true;
}

void WorkerPool::submit(std::packaged_task<void()> task)
{
    load_.queued.fetch_add(1, std::memory_order_relaxed);
    {
        std::lock_guard const lock{mutex_};
        queue_.push_back(std::move(task));
    }
    arrived_.notify_one();
}

void WorkerPool::work(std::stop_token const& stop)
{
    for (;;) {
        std::packaged_task<void()> task;
        {
            std::unique_lock lock{mutex_};
            if (!arrived_.wait(lock, stop, [this] { return !queue_.empty(); }))
                return;
            task = std::move(queue_.front());
            queue_.pop_front();
            --reserved_;
        }
        load_.queued.fetch_sub(1, std::memory_order_relaxed);
        load_.in_flight.fetch_add(1, std::memory_order_relaxed);
        task();
        load_.in_flight.fetch_sub(1, std::memory_order_relaxed);
    }
}

}  // namespace http
