#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace report {

struct WorkSettings {
    int jobs = 1;
    std::chrono::milliseconds item_time{120'000};   // then the item is given up
    std::chrono::milliseconds stop_time{2'000};     // how long items in work are waited for once stopped
    std::chrono::milliseconds tick_time{100};
};

struct WorkEnd {
    bool stopped = false;  // before the last item was done
    // A thread still works on an item that was given up. A thread cannot be ended from outside, so the process must leave
    // without destroying what `work` uses (std::_Exit).
    bool abandoned = false;
};

// Carries out work on several threads and hands the results on in the order of the items, holding few items at a time.
template <class Item, class Done>
struct OrderedWork {
    std::function<std::optional<Item>()> next;            // on the calling thread; nothing at the end
    std::function<Done(Item const&)> work;                // on any thread
    std::function<Done(Item const&)> give_up;             // the result of an item that took too long
    std::function<void(Item const&, Done)> emit;          // on the calling thread, in order
    std::function<void()> tick = [] {};                   // on the calling thread, now and then while waiting
};

template <class Item, class Done>
class OrderedWorkRun {
public:
    OrderedWorkRun(OrderedWork<Item, Done> const& work, WorkSettings settings, std::atomic<bool> const& stop)
        : work_{work}, settings_{settings}, stop_{stop}
    {
        for (auto i = 0; i < settings_.jobs; ++i)
            start_thread();
    }

    OrderedWorkRun(OrderedWorkRun const&) = delete;
    OrderedWorkRun& operator=(OrderedWorkRun const&) = delete;

    // Of a run that an exception ended: nothing else begins, and what has begun is waited for.
    ~OrderedWorkRun()
    {
        close();
        for (auto& thread : threads_)
            if (thread.joinable())
                thread.join();
    }

    // To be called once. The object must stay alive for ever when the end says `abandoned`.
    WorkEnd run()
    {
        while (fill() || !window_.empty()) {
            auto done = wait_for_front();
            auto const& slot = take_front();
            if (done)
                work_.emit(slot.item, std::move(*done));
            stopped_ = stopped_ || !done;
        }
        return finish();
    }

private:
    using Clock = std::chrono::steady_clock;
    enum class State { waiting, running, done, abandoned };

    struct Slot {
        Item item;
        State state = State::waiting;
        Clock::time_point started{};
        std::optional<Done> done{};
    };

    void start_thread()
    {
        threads_.emplace_back([this] { work_until_closed(); });
    }

    void work_until_closed()
    {
        std::unique_lock lock{mutex_};
        while (true) {
            work_ready_.wait(lock, [this] { return closed_ || first_waiting() != nullptr; });
            auto* const slot = first_waiting();
            if (slot == nullptr)
                return;
            slot->state = State::running;
            slot->started = Clock::now();
            lock.unlock();
            auto done = work_.work(slot->item);
            lock.lock();
            if (slot->state == State::abandoned) {
                --abandoned_;
                return;  // another thread took its place
            }
            slot->done = std::move(done);
            slot->state = State::done;
            work_done_.notify_one();
        }
    }

    Slot* first_waiting()
    {
        auto const found =
            std::find_if(window_.begin(), window_.end(), [](auto const& s) { return s->state == State::waiting; });
        return found == window_.end() ? nullptr : found->get();
    }

    // Takes items until the window is full; false when there are no more.
    bool fill()
    {
        auto const most = static_cast<std::size_t>(settings_.jobs) * 8;
        while (!ended_ && !stop_ && window_.size() < most) {
            auto item = work_.next();
            if (!item) {
                ended_ = true;
                break;
            }
            std::lock_guard const lock{mutex_};
            window_.push_back(std::make_unique<Slot>(Slot{std::move(*item)}));
            work_ready_.notify_one();
        }
        return !ended_ && !stop_;
    }

    // The first item's result; nothing when it was not begun before the stop.
    std::optional<Done> wait_for_front()
    {
        std::unique_lock lock{mutex_};
        auto& slot = *window_.front();
        auto stopped_at = Clock::time_point::max();
        while (slot.state != State::done) {
            if (stop_ && slot.state == State::waiting)
                return std::nullopt;
            if (stop_ && stopped_at == Clock::time_point::max())
                stopped_at = Clock::now();
            if (slot.state == State::running && is_overdue(slot, stopped_at)) {
                slot.state = State::abandoned;
                ++abandoned_;
                start_thread();
                return stop_ ? std::nullopt : std::optional{work_.give_up(slot.item)};
            }
            work_done_.wait_for(lock, settings_.tick_time);
            lock.unlock();
            work_.tick();
            lock.lock();
        }
        return std::move(slot.done);
    }

    [[nodiscard]] bool is_overdue(Slot const& slot, Clock::time_point stopped_at) const
    {
        auto const now = Clock::now();
        return now - slot.started >= settings_.item_time ||
               (stopped_at < now && now - stopped_at >= settings_.stop_time);
    }

    // The front leaves the window, and lives until the next one does; for ever when a thread still uses it.
    Slot const& take_front()
    {
        std::lock_guard const lock{mutex_};
        taken_ = std::move(window_.front());
        window_.pop_front();
        if (taken_->state != State::abandoned)
            return *taken_;
        given_up_.push_back(std::move(taken_));
        return *given_up_.back();
    }

    // Lets the threads go once they have done what they hold; true when one of them may never come back.
    bool close()
    {
        std::lock_guard const lock{mutex_};
        closed_ = true;
        for (auto& slot : window_)
            if (slot->state == State::waiting)
                slot->state = State::abandoned;
        work_ready_.notify_all();
        return abandoned_ > 0;
    }

    WorkEnd finish()
    {
        auto const abandoned = close();
        for (auto& thread : threads_) {
            if (abandoned)
                thread.detach();
            else
                thread.join();
        }
        return {stopped_ || !ended_, abandoned};
    }

    OrderedWork<Item, Done> work_;  // its own: a thread that was given up may outlive the caller
    WorkSettings settings_;
    std::atomic<bool> const& stop_;
    std::mutex mutex_;
    std::condition_variable work_ready_;
    std::condition_variable work_done_;
    std::deque<std::unique_ptr<Slot>> window_;
    std::unique_ptr<Slot> taken_;
    std::list<std::unique_ptr<Slot>> given_up_;
    std::vector<std::thread> threads_;
    int abandoned_ = 0;
    bool ended_ = false;
    bool stopped_ = false;
    bool closed_ = false;
};

template <class Item, class Done>
WorkEnd run_in_order(OrderedWork<Item, Done> const& work, WorkSettings settings, std::atomic<bool> const& stop)
{
    auto run = std::make_unique<OrderedWorkRun<Item, Done>>(work, settings, stop);
    auto const end = run->run();
    if (end.abandoned)
        [[maybe_unused]] auto const* kept = run.release();  // its thread may still look at it
    return end;
}

}  // namespace report
