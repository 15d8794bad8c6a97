#include "platform/http/server.hpp"

#include "platform/http/testing/test_client.hpp"

#include <future>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <semaphore>
#include <thread>

namespace http {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::StartsWith;

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
    std::mutex log_mutex_;
    std::string logged_;
    clocks::SystemClock clock_;
    logs::Log log_{clock_, [this](std::string_view line) {
                       std::lock_guard const lock{log_mutex_};
                       logged_ += line;
                   }};
    std::optional<Dispatcher> dispatcher_;
    std::promise<void> gate_;
    std::counting_semaphore<> inside_{0};
    std::unique_ptr<Server> server_;
};

TEST_F(ServerTest, AnswersOneRequestAfterTheOtherOnOneConnection)
{
    start();
    TestClient client{port()};

    client.send(get_message("/"));
    auto const first = client.answer();
    client.send(get_message("/"));
    auto const second = client.answer();

    EXPECT_THAT(first, StartsWith("HTTP/1.1 200 OK\r\n"));
    EXPECT_THAT(first, HasSubstr("Connection: keep-alive"));
    EXPECT_EQ(body_of_answer(second), "hello");
}

TEST_F(ServerTest, AnswersPipelinedRequestsInTheirOrder)
{
    start();
    TestClient client{port()};

    client.send(post_message("/echo", "one") + post_message("/echo", "two") + get_message("/") + post_message("/echo", "four"));

    EXPECT_EQ(body_of_answer(client.answer()), "one");
    EXPECT_EQ(body_of_answer(client.answer()), "two");
    EXPECT_EQ(body_of_answer(client.answer()), "hello");
    EXPECT_EQ(body_of_answer(client.answer()), "four");
}

TEST_F(ServerTest, ClosesWhenTheClientAsksForIt)
{
    start();
    TestClient client{port()};

    client.send(get_message("/", "Connection: close\r\n"));

    EXPECT_THAT(client.answer(), HasSubstr("Connection: close"));
    EXPECT_EQ(client.rest(), "");
}

TEST_F(ServerTest, AnswersAClientThatHasEndedSending)
{
    start();
    TestClient client{port()};

    client.send(get_message("/"));
    client.end_sending();

    EXPECT_EQ(body_of_answer(client.answer()), "hello");
    EXPECT_EQ(client.rest(), "");
}

TEST_F(ServerTest, TakesARequestThatArrivesByteByByte)
{
    start();
    TestClient client{port()};

    for (char const c : post_message("/echo", "slowly"))
        client.send({&c, 1});

    EXPECT_EQ(body_of_answer(client.answer()), "slowly");
}

TEST_F(ServerTest, TakesABodyInChunks)
{
    start();
    TestClient client{port()};

    client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
    client.send("4;name=value\r\ndefg\r\n0\r\nX-Forwarded-For: 1.2.3.4\r\n\r\n" + get_message("/"));

    EXPECT_EQ(body_of_answer(client.answer()), "abcdefg");
    EXPECT_EQ(body_of_answer(client.answer()), "hello");
}

TEST_F(ServerTest, AnswersHeadWithTheLengthButWithoutTheBody)
{
    start();
    TestClient client{port()};

    client.send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n" + get_message("/"));

    EXPECT_THAT(client.head_of_answer(), HasSubstr("Content-Length: 5\r\n"));
    EXPECT_THAT(client.answer(), StartsWith("HTTP/1.1 200 OK\r\n"));
}

TEST_F(ServerTest, SendsLongAnswersWhole)
{
    start();
    TestClient client{port()};

    client.send(get_message("/long"));

    EXPECT_EQ(body_of_answer(client.answer()).size(), 8'000'000U);
}

TEST_F(ServerTest, RefusesABodyByItsAnnouncedLength)
{
    start();
    TestClient client{port()};

    client.send("POST /short HTTP/1.1\r\nHost: localhost\r\nContent-Length: 300000\r\n\r\n");
    auto const answer = client.answer();

    EXPECT_EQ(status_of_answer(answer), 413);
    EXPECT_THAT(answer, HasSubstr("Connection: close"));
    EXPECT_EQ(client.rest(), "");
}

TEST_F(ServerTest, LetsAClientThatSendsTooMuchReadTheRefusal)
{
    start();
    TestClient client{port()};

    client.send(post_message("/echo", std::string(1'500'000, 'x')));

    EXPECT_EQ(status_of_answer(client.answer()), 413);
}

TEST_F(ServerTest, RefusesChunksBeyondTheLimit)
{
    start();
    TestClient client{port()};

    client.send("POST /short HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 9; ++i)
        client.send("8000\r\n" + std::string(0x8000, 'x') + "\r\n");

    EXPECT_EQ(status_of_answer(client.answer()), 413);
}

TEST_F(ServerTest, TakesALongBodyWhereTheRouteAllowsIt)
{
    start();
    TestClient client{port()};

    client.send(post_message("/echo", std::string(900'000, 'x')));

    EXPECT_EQ(body_of_answer(client.answer()).size(), 900'000U);
}

TEST_F(ServerTest, AsksForABodyThatWaitsToBeAskedFor)
{
    start();
    TestClient client{port()};

    client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    auto const asked = client.answer();
    client.send("abc");

    EXPECT_EQ(asked, "HTTP/1.1 100 Continue\r\n\r\n");
    EXPECT_EQ(body_of_answer(client.answer()), "abc");
}

TEST_F(ServerTest, RefusesAHeadThatIsTooLong)
{
    start();
    TestClient client{port()};

    client.send(get_message("/", "X-Long: " + std::string(20'000, 'x') + "\r\n"));

    EXPECT_EQ(status_of_answer(client.answer()), 431);
}

TEST_F(ServerTest, RefusesWhatIsNoHttp)
{
    start();
    TestClient client{port()};

    client.send("\x16\x03\x01\x02 let me in\r\n\r\n");

    EXPECT_EQ(status_of_answer(client.answer()), 400);
    EXPECT_EQ(client.rest(), "");
}

TEST_F(ServerTest, EndsARequestThatTricklesIn)
{
    start({.patience = 200ms});
    TestClient client{port()};

    client.send("GET / HTTP/1.1\r\nHost: loc");

    EXPECT_EQ(status_of_answer(client.answer()), 408);
    EXPECT_EQ(client.rest(), "");
}

TEST_F(ServerTest, EndsABodyThatTricklesIn)
{
    start({.patience = 200ms});
    TestClient client{port()};

    client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc");

    EXPECT_EQ(status_of_answer(client.answer()), 408);
}

TEST_F(ServerTest, ClosesAConnectionThatStaysIdle)
{
    start({.idle = 100ms});
    TestClient client{port()};

    client.send(get_message("/"));
    auto const answer = client.answer();

    EXPECT_EQ(body_of_answer(answer), "hello");
    EXPECT_EQ(client.rest(), "");
}

TEST_F(ServerTest, GivesUpAClientThatDoesNotReadItsAnswers)
{
    start({.io_threads = 1, .patience = 200ms});
    TestClient client{port()};
    std::string many;
    for (int i = 0; i < 40; ++i)
        many += get_message("/long");

    client.send(many);
    wait_for_connections(1);
    wait_for_connections(0);

    EXPECT_LT(client.rest().size(), 40 * 8'000'000U);
}

TEST_F(ServerTest, TellsARequestToComeAgainWhenTheQueueIsFull)
{
    start({.workers = 1, .queue = 1});
    TestClient working{port()};
    TestClient waiting{port()};
    TestClient third{port()};
    working.send(get_message("/gate"));
    wait_until_inside();
    waiting.send(get_message("/"));
    while (metrics_.load().queued == 0)
        std::this_thread::yield();

    third.send(get_message("/"));
    auto const refusal = third.answer();
    open_gate();

    EXPECT_EQ(status_of_answer(refusal), 503);
    EXPECT_THAT(refusal, HasSubstr("Retry-After: 5\r\n"));
    EXPECT_EQ(body_of_answer(working.answer()), "through");
    EXPECT_EQ(body_of_answer(waiting.answer()), "hello");
}

TEST_F(ServerTest, HasNoRoomForMoreBodiesThanItsMemory)
{
    start({.io_threads = 1, .body_memory = 1'000'000});
    TestClient first{port()};
    TestClient second{port()};
    first.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 600000\r\nExpect: 100-continue\r\n\r\n");
    auto const asked = first.answer();

    second.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 600000\r\nExpect: 100-continue\r\n\r\n");
    auto const refusal = second.answer();
    first.send(std::string(600'000, 'x'));

    EXPECT_THAT(asked, HasSubstr("100 Continue"));
    EXPECT_EQ(status_of_answer(refusal), 503);
    EXPECT_EQ(status_of_answer(first.answer()), 200);
}

TEST_F(ServerTest, ClosesConnectionsBeyondTheirNumber)
{
    start({.io_threads = 1, .connections = 1});
    TestClient first{port()};
    first.send(get_message("/"));
    auto const answer = first.answer();

    TestClient second{port()};

    EXPECT_EQ(second.rest(), "");
    EXPECT_EQ(body_of_answer(answer), "hello");
}

TEST_F(ServerTest, AnswersWhatIsUnderWayBeforeItStops)
{
    auto& server = start();
    TestClient busy{port()};
    TestClient idle{port()};
    idle.send(get_message("/"));
    auto const earlier = idle.answer();
    busy.send(get_message("/gate"));
    wait_until_inside();

    auto const stopping = std::async(std::launch::async, [&server] { server.stop(); });
    auto const after_idle = idle.rest();
    open_gate();
    auto const answer = busy.answer();
    stopping.wait();

    EXPECT_EQ(body_of_answer(earlier), "hello");
    EXPECT_EQ(after_idle, "");
    EXPECT_EQ(body_of_answer(answer), "through");
    EXPECT_THAT(answer, HasSubstr("Connection: close"));
    EXPECT_EQ(metrics_.load().connections, 0);
}

TEST_F(ServerTest, DoesNotWaitForeverForAClientWhenItStops)
{
    auto& server = start({.drain = 100ms});
    TestClient client{port()};
    client.send("GET / HTTP/1.1\r\n");
    wait_for_connections(1);

    server.stop();

    EXPECT_EQ(metrics_.load().connections, 0);
}

TEST_F(ServerTest, DoesNotShareItsPortWithAnotherServer)
{
    start();

    auto const second = Server::start(*dispatcher_, {.port = port()});

    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, "http.port-taken");
}

TEST_F(ServerTest, RefusesAnAddressThatIsNone)
{
    dispatcher_.emplace(router_, metrics_, log_);

    auto const server = Server::start(*dispatcher_, {.address = "somewhere"});

    ASSERT_FALSE(server);
    EXPECT_EQ(server.error().code, "http.bad-address");
}

TEST_F(ServerTest, AnswersManyClientsAtOnce)
{
    start({.io_threads = 2, .workers = 4, .queue = 1000});
    std::atomic<int> answered = 0;
    {
        std::vector<std::jthread> clients;
        for (int c = 0; c < 16; ++c)
            clients.emplace_back([this, c, &answered] {
                TestClient client{port()};
                for (int i = 0; i < 50; ++i) {
                    auto const body = std::to_string(c) + "-" + std::to_string(i);
                    client.send(post_message("/echo", body));
                    answered += body_of_answer(client.answer()) == body ? 1 : 0;
                }
            });
    }

    EXPECT_EQ(answered, 16 * 50);
}

}  // namespace
}  // namespace http
