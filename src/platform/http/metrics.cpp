#include "platform/http/metrics.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace http {

void Metrics::watch(Router const& router)
{
    router_ = &router;
    figures_ = std::vector<Figures>(router.routes().size() + 1);
}

void Metrics::count(Route const* route, int status, std::chrono::nanoseconds took)
{
    auto const index = route == nullptr ? figures_.size() - 1 : static_cast<std::size_t>(route - router_->routes().data());
    base::ensure(index < figures_.size(), "no route is added after the metrics watch the router");
    auto& figures = figures_[index];
    auto const status_class = static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1);
    auto const seconds = std::chrono::duration<double>(took).count();
    auto const* const bucket = std::lower_bound(bucket_limits.begin(), bucket_limits.end(), seconds);
    figures.by_class[status_class].fetch_add(1, std::memory_order_relaxed);
    figures.by_time[static_cast<std::size_t>(bucket - bucket_limits.begin())].fetch_add(1, std::memory_order_relaxed);
    figures.nanoseconds.fetch_add(static_cast<std::uint64_t>(std::max(took.count(), std::int64_t{0})), std::memory_order_relaxed);
}

std::string Metrics::labels(std::size_t index) const
{
    if (router_ == nullptr || index == router_->routes().size())
        return "method=\"\",route=\"\"";
    auto const& route = router_->routes()[index];
    return fmt::format("method=\"{}\",route=\"{}\"", route.method, route.pattern);
}

void Metrics::append_counts(std::string& out) const
{
    out += "# HELP gongkai_http_requests_total Requests answered, by route and class of status.\n"
           "# TYPE gongkai_http_requests_total counter\n";
    for (std::size_t i = 0; i < figures_.size(); ++i)
        for (std::size_t status_class = 0; status_class < 5; ++status_class)
            if (auto const count = figures_[i].by_class[status_class].load(std::memory_order_relaxed); count > 0)
                out += fmt::format("gongkai_http_requests_total{{{},status=\"{}xx\"}} {}\n", labels(i), status_class + 1, count);
}

void Metrics::append_times(std::string& out) const
{
    out += "# HELP gongkai_http_request_seconds From the whole request to its answer, waiting included.\n"
           "# TYPE gongkai_http_request_seconds histogram\n";
    for (std::size_t i = 0; i < figures_.size(); ++i) {
        auto const& by_time = figures_[i].by_time;
        auto const total = std::accumulate(by_time.begin(), by_time.end(), std::uint64_t{0},
                                           [](auto sum, auto const& count) { return sum + count.load(std::memory_order_relaxed); });
        if (total == 0)
            continue;
        std::uint64_t below = 0;
        for (std::size_t b = 0; b < bucket_limits.size(); ++b) {
            below += by_time[b].load(std::memory_order_relaxed);
            out += fmt::format("gongkai_http_request_seconds_bucket{{{},le=\"{}\"}} {}\n", labels(i), bucket_limits[b], below);
        }
        auto const seconds = static_cast<double>(figures_[i].nanoseconds.load(std::memory_order_relaxed)) / 1e9;
        out += fmt::format("gongkai_http_request_seconds_bucket{{{0},le=\"+Inf\"}} {1}\n"
                           "gongkai_http_request_seconds_sum{{{0}}} {2:.6f}\n"
                           "gongkai_http_request_seconds_count{{{0}}} {1}\n",
                           labels(i), total, seconds);
    }
}

std::string Metrics::text() const
{
    std::string out;
    append_counts(out);
    append_times(out);
    auto const gauge = [&out](std::string_view name, std::string_view help, auto value) {
        out += fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", name, help, value);
    };
    gauge("gongkai_http_connections", "Open connections.", load_.connections.load());
    gauge("gongkai_http_queued", "Requests that wait for a worker.", load_.queued.load());
    gauge("gongkai_http_in_flight", "Requests being carried out.", load_.in_flight.load());
    auto const up = std::chrono::steady_clock::now() - started_;
    gauge("gongkai_uptime_seconds", "Since the process began.", std::chrono::duration_cast<std::chrono::seconds>(up).count());
    return out;
}

void add_operation_routes(Router& router, Metrics const& metrics, std::function<std::optional<std::string>()> not_ready)
{
    router.get("/healthz", open_to_all, [](Request const&) { return text("alive\n"); });
    router.get("/readyz", open_to_all, [not_ready = std::move(not_ready)](Request const&) {
        auto const reason = not_ready();
        return reason ? text(*reason + "\n", 503) : text("ready\n");
    });
    router.get("/metrics", open_to_all, [&metrics](Request const&) {
        auto response = text(metrics.text());
        response.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        return response;
    });
}

}  // namespace http
