#include "platform/http/testing/test_client.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace http {
namespace {

std::size_t content_length(std::string_view head)
{
    constexpr std::string_view name = "\r\nContent-Length: ";
    auto const at = head.find(name);
    std::size_t length = 0;
    if (at != std::string_view::npos)
        std::from_chars(head.data() + at + name.size(), head.data() + head.size(), length);
    return length;
}

}  // namespace

TestClient::TestClient(std::uint16_t port) : socket_{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
{
    timeval const patience{.tv_sec = 10, .tv_usec = 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    base::ensure(connect(socket_, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0, "the server under test listens");
}

TestClient::~TestClient()
{
    close(socket_);
}

bool TestClient::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void TestClient::end_sending()
{
    shutdown(socket_, SHUT_WR);
}

std::string TestClient::answer()
{
    auto head = head_of_answer();
    auto const length = content_length(head);
    while (received_.size() < length && receive()) {
    }
    return head + take(length);
}

std::string TestClient::head_of_answer()
{
    while (received_.find("\r\n\r\n") == std::string::npos)
        if (!receive())
            return take(received_.size());
    return take(received_.find("\r\n\r\n") + 4);
}

std::string TestClient::rest()
{
    while (receive()) {
    }
    return take(received_.size());
}

bool TestClient::receive()
{
    char bytes[16384];
    auto const count = recv(socket_, bytes, sizeof bytes, 0);
    if (count <= 0)
        return false;
    received_.append(bytes, static_cast<std::size_t>(count));
    return true;
}

std::string TestClient::take(std::size_t count)
{
    auto taken = received_.substr(0, count);
    received_.erase(0, count);
    return taken;
}

std::string get_message(std::string_view path, std::string_view header_lines)
{
    return "GET " + std::string{path} + " HTTP/1.1\r\nHost: localhost\r\n" + std::string{header_lines} + "\r\n";
}

std::string post_message(std::string_view path, std::string_view body)
{
    return "POST " + std::string{path} + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
           std::string{body};
}

int status_of_answer(std::string_view answer)
{
    constexpr std::size_t behind_version = 9;  // "HTTP/1.1 "
    int status = 0;
    if (answer.size() > behind_version)
        std::from_chars(answer.data() + behind_version, answer.data() + answer.size(), status);
    return status;
}

std::string_view body_of_answer(std::string_view answer)
{
    auto const end = answer.find("\r\n\r\n");
    return end == std::string_view::npos ? std::string_view{} : answer.substr(end + 4);
}

}  // namespace http
