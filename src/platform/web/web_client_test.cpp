#include "platform/web/web_client.hpp"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace web {
namespace {

using testing::HasSubstr;
using testing::Not;

// Takes one request after the other, keeps the last, and gives each the same answer.
class FixedServer {
public:
    explicit FixedServer(std::string answer) : answer_{std::move(answer)}
    {
        listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in name{};
        name.sin_family = AF_INET;
        name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(::bind(listener_, reinterpret_cast<sockaddr*>(&name), sizeof name), 0);
        EXPECT_EQ(::listen(listener_, 4), 0);
        socklen_t size = sizeof name;
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&name), &size);
        port_ = ntohs(name.sin_port);
        thread_ = std::thread{[this] { serve(); }};
    }
    ~FixedServer()
    {
        end();
        ::close(listener_);
    }
    FixedServer(FixedServer const&) = delete;
    FixedServer& operator=(FixedServer const&) = delete;

    [[nodiscard]] std::string address() const { return "http://127.0.0.1:" + std::to_string(port_) + "/heads"; }
    // What it was asked last, once it has ended.
    std::string const& asked()
    {
        end();
        return asked_;
    }

private:
    void end()
    {
        ::shutdown(listener_, SHUT_RDWR);
        if (thread_.joinable())
            thread_.join();
    }
    void serve()
    {
        for (int client = ::accept(listener_, nullptr, nullptr); client >= 0; client = ::accept(listener_, nullptr, nullptr)) {
            asked_ = read_from(client);
            ::send(client, answer_.data(), answer_.size(), MSG_NOSIGNAL);
            ::close(client);
        }
    }
    static std::string read_from(int client)
    {
        std::string text;
        char room[4096];
        for (;;) {
            auto const head = text.find("\r\n\r\n");
            auto const length = text.find("Content-Length: ");
            auto const body = length == std::string::npos ? 0 : std::stoul(text.substr(length + 16));
            if (head != std::string::npos && text.size() >= head + 4 + body)
                return text;
            auto const size = ::recv(client, room, sizeof room, 0);
            if (size <= 0)
                return text;
            text.append(room, static_cast<std::size_t>(size));
        }
    }

    std::string answer_;
    std::string asked_;
    int listener_ = -1;
    int port_ = 0;
    std::thread thread_;
};

std::string answer_of(std::string const& status, std::string const& type, std::string const& body)
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

Post post_to(FixedServer const& server)
{
    return {.address = server.address(), .content_type = "application/json", .body = "{\"n\": 1}", .accept = "application/json"};
}

}  // namespace

TEST(WebClient, SendsABodyAndGivesTheAnswer)
{
    FixedServer server{answer_of("200 OK", "application/json; charset=utf-8", "{}")};

    auto const answer = send(post_to(server));

    ASSERT_TRUE(answer) << base::to_string(answer.error());
    EXPECT_EQ(*answer, "{}");
    EXPECT_THAT(server.asked(), testing::StartsWith("POST /heads HTTP/1.1\r\n"));
    EXPECT_THAT(server.asked(), HasSubstr("Content-Type: application/json\r\n"));
    EXPECT_THAT(server.asked(), testing::EndsWith("\r\n\r\n{\"n\": 1}"));
}

TEST(WebClient, TakesNoOtherStatusNoOtherTypeAndNothingTooLong)
{
    FixedServer const busy{answer_of("503 Busy", "application/json", "{}")};
    FixedServer const page{answer_of("200 OK", "text/html", "<p>")};
    FixedServer const long_one{answer_of("200 OK", "application/json", std::string(5000, 'x'))};
    auto limited = post_to(long_one);
    limited.most_bytes = 4999;

    EXPECT_THAT(base::to_string(send(post_to(busy)).error()), HasSubstr("HTTP 503"));
    EXPECT_EQ(send(post_to(page)).error().code, "web.no-answer");
    EXPECT_EQ(send(limited).error().code, "web.no-answer");
    limited.most_bytes = 5000;
    EXPECT_TRUE(send(limited));
}

TEST(WebClient, FollowsNobodyElsewhere)
{
    FixedServer elsewhere{answer_of("200 OK", "application/json", "{}")};
    FixedServer const moved{"HTTP/1.1 302 Found\r\nLocation: " + elsewhere.address() + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"};

    auto const answer = exchange({.method = "POST", .address = moved.address(), .headers = {"Authorization: Bearer secret"}, .body = "x"});

    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 302);
    EXPECT_EQ(elsewhere.asked(), "");
}

TEST(WebClient, TellsWhyThereIsNoAnswer)
{
    std::string gone;
    {
        FixedServer const server{""};
        gone = server.address();
    }

    EXPECT_EQ(exchange({.address = gone}).error().code, "web.no-answer");
    EXPECT_EQ(exchange({.address = "file:///etc/passwd"}).error().code, "web.bad-address");
    EXPECT_EQ(exchange({.address = "gopher://127.0.0.1/"}).error().code, "web.bad-address");
}

TEST(WebClient, GetsAsItIsAsked)
{
    FixedServer server{answer_of("404 Not Found", "text/plain", "no")};

    auto const answer = exchange({.address = server.address()});

    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 404);
    EXPECT_EQ(answer->body, "no");
    EXPECT_THAT(server.asked(), testing::StartsWith("GET /heads HTTP/1.1\r\n"));
    EXPECT_THAT(server.asked(), Not(HasSubstr("Content-Length")));
}

}  // namespace web
