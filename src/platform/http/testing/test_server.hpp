#pragma once

#include "platform/http/server.hpp"
#include "platform/http/testing/test_client.hpp"

#include <future>
#include <gtest/gtest.h>
#include <semaphore>
#include <thread>

namespace http {

// A server with a few pages, one of which waits until the test lets it go.
class ServerTest : public testing::Test {
protected:
    ServerTest()
    {
        router_.get("/", open_to_all, [](Request const&) { return text("hello"); });
        router_.get("/long", open_to_all, [](Request const&) { return text(std::string(8'000'000, 'x')); });
        router_.get("/gate", open_to_all, [this](Request const&) {
            inside_.release();
            gate_.get_future().wait();
            return text("through");
        });
        router_.add({.method = "POST",
                     .pattern = "/echo",
                     .needs = std::string{open_to_all},
                     .handler = [](Request const& request) { return text(request.body()); },
                     .body_limit = 1'000'000});
        router_.post("/short", open_to_all, [](Request const& request) { return text(request.body()); });
    }

    Server& start(ServerSettings const& settings = {})
    {
        dispatcher_.emplace(router_, metrics_, log_);
        server_ = std::move(*Server::start(*dispatcher_, settings));
        return *server_;
    }
    [[nodiscard]] std::uint16_t port() const { return server_->port(); }

    void open_gate() { gate_.set_value(); }
    void wait_until_inside() { inside_.acquire(); }
    void wait_for_connections(std::int64_t count)
    {
        while (metrics_.load().connections != count)
            std::this_thread::yield();
    }

    Router router_;
    Metrics metrics_;
    clocks::SystemClock clock_;
    logs::Log log_{clock_, [](std::string_view) {}};
    std::optional<Dispatcher> dispatcher_;
    std::promise<void> gate_;
    std::counting_semaphore<> inside_{0};
    std::unique_ptr<Server> server_;
};

}  // namespace http
