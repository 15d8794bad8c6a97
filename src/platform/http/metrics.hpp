#pragma once

#include "platform/http/router.hpp"

#include <array>
#include <atomic>

namespace http {

// Counts what the server does. Cheap enough for every request: only relaxed atomics.
class Metrics {
public:
    // Called once all routes are there, before the first request.
    void watch(Router const& router);

    // One answered request; no route for one that fitted none.
    void count(Route const* route, int status, std::chrono::nanoseconds took);

    struct Load {
        std::atomic<std::int64_t> connections = 0;
        std::atomic<std::int64_t> queued = 0;    // requests that wait for a worker
        std::atomic<std::int64_t> in_flight = 0;  // requests that a worker carries out
    };
    [[nodiscard]] Load& load() { return load_; }

    // The text format of Prometheus.
    [[nodiscard]] std::string text() const;

private:
    static constexpr std::array bucket_limits{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0};  // seconds

    struct Figures {
        std::array<std::atomic<std::uint64_t>, 5> by_class = {};                         // 1xx to 5xx
        std::array<std::atomic<std::uint64_t>, bucket_limits.size() + 1> by_time = {};  // the last: longer than all
        std::atomic<std::uint64_t> nanoseconds = 0;
    };

    void append_counts(std::string& out) const;
    void append_times(std::string& out) const;
    // method="GET",route="/a"
    [[nodiscard]] std::string labels(std::size_t index) const;

    Router const* router_ = nullptr;
    std::vector<Figures> figures_ = std::vector<Figures>(1);  // in the order of the routes, and one more for requests that fitted none
    Load load_;
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

// /healthz: the process answers. /readyz: `not_ready` gives no reason why it should get no requests. /metrics: the figures.
void add_operation_routes(Router& router, Metrics const& metrics, std::function<std::optional<std::string>()> not_ready);

}  // namespace http
