#include "platform/http/metrics.hpp"

#include "platform/http/testing/test_browser.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace http {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

class MetricsTest : public testing::Test {
protected:
    MetricsTest()
    {
        router_.get("/a/{id}", open_to_all, [](Request const&) { return text("a"); });
        add_operation_routes(router_, metrics_, [this] { return not_ready_; });
        metrics_.watch(router_);
    }

    Router router_;
    Metrics metrics_;
    std::optional<std::string> not_ready_;
};

TEST_F(MetricsTest, CountsRequestsByRouteAndClassOfStatus)
{
    auto const* const route = router_.routes().data();
    metrics_.count(route, 200, 3ms);
    metrics_.count(route, 204, 3ms);
    metrics_.count(route, 404, 3ms);
    metrics_.count(nullptr, 404, 1ms);

    auto const text = metrics_.text();

    EXPECT_THAT(text, HasSubstr("gongkai_http_requests_total{method=\"GET\",route=\"/a/{id}\",status=\"2xx\"} 2\n"));
    EXPECT_THAT(text, HasSubstr("gongkai_http_requests_total{method=\"GET\",route=\"/a/{id}\",status=\"4xx\"} 1\n"));
    EXPECT_THAT(text, HasSubstr("gongkai_http_requests_total{method=\"\",route=\"\",status=\"4xx\"} 1\n"));
}

TEST_F(MetricsTest, CountsTimesInBucketsThatHoldTheShorterOnes)
{
    auto const* const route = router_.routes().data();
    metrics_.count(route, 200, 1ms);
    metrics_.count(route, 200, 2ms);
    metrics_.count(route, 200, 60s);

    auto const text = metrics_.text();

    EXPECT_THAT(text, HasSubstr("gongkai_http_request_seconds_bucket{method=\"GET\",route=\"/a/{id}\",le=\"0.001\"} 1\n"));
    EXPECT_THAT(text, HasSubstr("gongkai_http_request_seconds_bucket{method=\"GET\",route=\"/a/{id}\",le=\"0.0025\"} 2\n"));
    EXPECT_THAT(text, HasSubstr("gongkai_http_request_seconds_bucket{method=\"GET\",route=\"/a/{id}\",le=\"10\"} 2\n"));
    EXPECT_THAT(text, HasSubstr("gongkai_http_request_seconds_bucket{method=\"GET\",route=\"/a/{id}\",le=\"+Inf\"} 3\n"));
    EXPECT_THAT(text, HasSubstr("gongkai_http_request_seconds_sum{method=\"GET\",route=\"/a/{id}\"} 60.003000\n"));
    EXPECT_THAT(text, HasSubstr("gongkai_http_request_seconds_count{method=\"GET\",route=\"/a/{id}\"} 3\n"));
}

TEST_F(MetricsTest, ShowsTheLoad)
{
    metrics_.load().queued = 3;
    metrics_.load().in_flight = 2;

    auto const text = metrics_.text();

    EXPECT_THAT(text, HasSubstr("\ngongkai_http_queued 3\n"));
    EXPECT_THAT(text, HasSubstr("\ngongkai_http_in_flight 2\n"));
    EXPECT_THAT(text, HasSubstr("\ngongkai_uptime_seconds 0\n"));
}

TEST_F(MetricsTest, TellsWhetherTheProcessIsAliveAndReady)
{
    TestBrowser browser{router_};

    EXPECT_EQ(browser.get("/healthz").status, 200);
    EXPECT_EQ(browser.get("/readyz").status, 200);
    not_ready_ = "the schema is older than the program";
    EXPECT_EQ(browser.get("/readyz").status, 503);
    EXPECT_EQ(browser.get("/readyz").body, "the schema is older than the program\n");
    EXPECT_EQ(browser.get("/healthz").status, 200);
    EXPECT_EQ(browser.get("/metrics").headers.get("Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
}

}  // namespace
}  // namespace http
