#include "platform/http/testing/test_server.hpp"

#include <gmock/gmock.h>

namespace http {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::StartsWith;

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

TEST_F(ServerTest, AnswersWhatIsUnderWayBeforeItStops)
{
    auto& server = start({.io_threads = 1});
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
