#include "platform/http/message_parser.hpp"

#include <gtest/gtest.h>

namespace http {
namespace {

using State = MessageParser::State;

// What a connection would do with bytes that arrive in pieces of that size; what is left at the end.
std::string feed(MessageParser& parser, std::string_view bytes, std::size_t piece = 1000)
{
    std::string pending;
    while (!bytes.empty()) {
        pending += bytes.substr(0, piece);
        bytes.remove_prefix(std::min(piece, bytes.size()));
        for (std::size_t taken = 1; taken > 0 && !pending.empty() && parser.state() < State::complete;) {
            auto const before = parser.state();
            taken = parser.take(pending);
            pending.erase(0, taken);
            if (before == State::head && parser.state() == State::body)
                parser.set_body_limit(1000);
        }
        if (parser.state() == State::complete || parser.state() == State::broken)
            break;
    }
    return pending + std::string{bytes};
}

int status_for(std::string_view bytes)
{
    MessageParser parser{2000};
    feed(parser, bytes);
    return parser.state() == State::broken ? parser.problem().status : parser.state() == State::complete ? 200 : 0;
}

TEST(MessageParser, ReadsAMessageHoweverItsBytesArrive)
{
    for (std::size_t piece = 1; piece < 80; ++piece) {
        MessageParser parser{2000};

        auto const rest =
            feed(parser, "POST /a?b HTTP/1.1\r\nHost: x\r\nX-Y: z\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\nNEXT", piece);

        ASSERT_EQ(parser.state(), State::complete) << piece;
        auto const message = parser.take_message();
        EXPECT_EQ(message.method, "POST");
        EXPECT_EQ(message.target, "/a?b");
        EXPECT_EQ(message.headers.get("x-y"), "z");
        EXPECT_EQ(message.body, "abcde");
        EXPECT_EQ(rest, "NEXT");
    }
}

TEST(MessageParser, KnowsWhetherTheConnectionStaysOpen)
{
    MessageParser newer{2000};
    MessageParser older{2000};
    feed(newer, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    feed(older, "GET / HTTP/1.0\r\n\r\n");

    EXPECT_TRUE(newer.keeps_alive());
    EXPECT_FALSE(older.keeps_alive());
}

TEST(MessageParser, LeavesOutTheFieldsBehindTheBody)
{
    MessageParser parser{2000};

    feed(parser, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-Forwarded-For: 1.2.3.4\r\n\r\n");

    ASSERT_EQ(parser.state(), State::complete);
    EXPECT_FALSE(parser.take_message().headers.has("X-Forwarded-For"));
}

TEST(MessageParser, RefusesMessagesWhoseEndIsInDoubt)
{
    EXPECT_EQ(status_for("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400);
    EXPECT_EQ(status_for("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n"), 400);
    EXPECT_EQ(status_for("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"), 400);
    EXPECT_EQ(status_for("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -3\r\n\r\n"), 400);
    EXPECT_EQ(status_for("POST / HTTP/1.1\r\nHost: x\r\nContent-Length : 3\r\n\r\nabc"), 400);
    EXPECT_EQ(status_for("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"), 501);
    EXPECT_EQ(status_for("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\n\r\n"), 501);
    EXPECT_EQ(status_for("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), 400);
}

TEST(MessageParser, WantsExactlyOneHost)
{
    EXPECT_EQ(status_for("GET / HTTP/1.1\r\n\r\n"), 400);
    EXPECT_EQ(status_for("GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"), 400);
    EXPECT_EQ(status_for("GET / HTTP/1.0\r\n\r\n"), 200);
}

TEST(MessageParser, HasALimitForEachPieceOfAMessage)
{
    auto const chunked = std::string{"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"};

    EXPECT_EQ(status_for("GET /" + std::string(3000, 'x')), 431);
    EXPECT_EQ(status_for("GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(3000, 'x')), 431);
    EXPECT_EQ(status_for("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n"), 413);
    EXPECT_EQ(status_for("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n" + std::string(1000, 'x')), 200);
    EXPECT_EQ(status_for(chunked + "3e9\r\n"), 413);
    EXPECT_EQ(status_for(chunked + "1;" + std::string(4000, 'x')), 431);
    EXPECT_EQ(status_for(chunked + "0\r\nX: " + std::string(4000, 'x')), 431);
}

}  // namespace
}  // namespace http
