#include "platform/http/testing/test_server.hpp"

#include <gmock/gmock.h>

namespace http {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

using ServerLimits = ServerTest;

TEST_F(ServerLimits, RefusesABodyByItsAnnouncedLength)
{
    start();
    TestClient client{port()};

    client.send("POST /short HTTP/1.1\r\nHost: localhost\r\nContent-Length: 300000\r\n\r\n");
    auto const answer = client.answer();

    EXPECT_EQ(status_of_answer(answer), 413);
    EXPECT_THAT(answer, HasSubstr("Connection: close"));
    EXPECT_EQ(client.rest(), "");
}

TEST_F(ServerLimits, LetsAClientThatSendsTooMuchReadTheRefusal)
{
    start();
    TestClient client{port()};

    client.send(post_message("/echo", std::string(1'500'000, 'x')));

    EXPECT_EQ(status_of_answer(client.answer()), 413);
}

TEST_F(ServerLimits, RefusesChunksBeyondTheLimit)
{
    start();
    TestClient client{port()};

    client.send("POST /short HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 9; ++i)
        client.send("8000\r\n" + std::string(0x8000, 'x') + "\r\n");

    EXPECT_EQ(status_of_answer(client.answer()), 413);
}

TEST_F(ServerLimits, RefusesAHeadThatIsTooLong)
{
    start();
    TestClient client{port()};

    client.send(get_message("/", "X-Long: " + std::string(20'000, 'x') + "\r\n"));

    EXPECT_EQ(status_of_answer(client.answer()), 431);
}

TEST_F(ServerLimits, RefusesWhatIsNoHttp)
{
    start();
    TestClient client{port()};

    client.send("\x16\x03\x01\x02 let me in\r\n\r\n");

    EXPECT_EQ(status_of_answer(client.answer()), 400);
    EXPECT_EQ(client.rest(), "");
}

TEST_F(ServerLimits, EndsARequestThatTricklesIn)
{
    start({.patience = 200ms});
    TestClient client{port()};

    client.send("GET / HTTP/1.1\r\nHost: loc");

    EXPECT_EQ(status_of_answer(client.answer()), 408);
    EXPECT_EQ(client.rest(), "");
}

TEST_F(ServerLimits, EndsABodyThatTricklesIn)
{
    start({.patience = 200ms});
    TestClient client{port()};

    client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc");

    EXPECT_EQ(status_of_answer(client.answer()), 408);
}

TEST_F(ServerLimits, ClosesAConnectionThatStaysIdle)
{
    start({.idle = 100ms});
    TestClient client{port()};

    client.send(get_message("/"));
    auto const answer = client.answer();

    EXPECT_EQ(body_of_answer(answer), "hello");
    EXPECT_EQ(client.rest(), "");
}

TEST_F(ServerLimits, GivesUpAClientThatDoesNotReadItsAnswers)
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

TEST_F(ServerLimits, TellsARequestToComeAgainWhenTheQueueIsFull)
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

TEST_F(ServerLimits, HasNoRoomForMoreBodiesThanItsMemory)
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

TEST_F(ServerLimits, ClosesConnectionsBeyondTheirNumber)
{
    start({.io_threads = 1, .connections = 1});
    TestClient first{port()};
    first.send(get_message("/"));
    auto const answer = first.answer();

    TestClient second{port()};

    EXPECT_EQ(second.rest(), "");
    EXPECT_EQ(body_of_answer(answer), "hello");
}

}  // namespace
}  // namespace http
