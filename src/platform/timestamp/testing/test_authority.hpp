#pragma once

#include "platform/files/test_folder.hpp"

#include <arpa/inet.h>
#include <cstdlib>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>

namespace timestamp {

// For tests: a time-stamp authority with a certificate of its own, made by the openssl command, on a port that the system picks.
class TestAuthority {
public:
    TestAuthority()
    {
        write("tsa.cnf", "[tsa]\ndefault_tsa=one\n[one]\nserial=" + at("serial") + "\ncrypto_device=builtin\nsigner_cert=" + at("tsa.pem") +
                             "\nsigner_key=" + at("tsa.key") + "\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\n");
        write("ext.cnf", "extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n");
        write("serial", "01\n");
        run("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout " + at("ca.key") + " -out " + at("ca.pem") + " -subj /CN=root -days 3650");
        run("req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout " + at("tsa.key") + " -out " + at("tsa.csr") + " -subj /CN=tsa");
        run("x509 -req -in " + at("tsa.csr") + " -CA " + at("ca.pem") + " -CAkey " + at("ca.key") + " -set_serial 2 -days 3650 -extfile " +
            at("ext.cnf") + " -out " + at("tsa.pem"));
        listen();
    }
    ~TestAuthority()
    {
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
    }
    TestAuthority(TestAuthority const&) = delete;
    TestAuthority& operator=(TestAuthority const&) = delete;

    [[nodiscard]] std::string address() const { return "http://127.0.0.1:" + std::to_string(port_) + "/tsr"; }
    // The certificate of the root.
    [[nodiscard]] std::filesystem::path trusted() const { return folder_.path() / "ca.pem"; }
    // The answer to a query, as DER.
    [[nodiscard]] std::string reply(std::string const& query) const
    {
        write("query", query);
        run("ts -reply -config " + at("tsa.cnf") + " -queryfile " + at("query") + " -out " + at("reply"));
        return files::content_of(folder_.path() / "reply");
    }
    // From now on every query is answered with these bytes.
    void answer_with(std::string bytes) { fixed_ = std::move(bytes); }

private:
    [[nodiscard]] std::string at(std::string const& name) const { return (folder_.path() / name).string(); }
    void write(std::string const& name, std::string const& text) const { std::ofstream{at(name), std::ios::binary} << text; }
    static void run(std::string const& arguments)
    {
        EXPECT_EQ(std::system(("openssl " + arguments + " >/dev/null 2>&1").c_str()), 0) << "openssl " << arguments;
    }

    void listen()
    {
        listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in name{};
        name.sin_family = AF_INET;
        name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof name;
        EXPECT_EQ(::bind(listener_, reinterpret_cast<sockaddr*>(&name), sizeof name), 0);
        EXPECT_EQ(::listen(listener_, 8), 0);
        EXPECT_EQ(::getsockname(listener_, reinterpret_cast<sockaddr*>(&name), &size), 0);
        port_ = ntohs(name.sin_port);
        thread_ = std::thread{[this] {
            for (int talk = ::accept(listener_, nullptr, nullptr); talk >= 0; talk = ::accept(listener_, nullptr, nullptr)) {
                serve(talk);
                ::close(talk);
            }
        }};
    }

    void serve(int talk) const
    {
        std::string message;
        std::size_t head = std::string::npos;
        std::size_t body = 0;
        char room[4096];
        while (head == std::string::npos || message.size() < head + 4 + body) {
            auto const size = ::recv(talk, room, sizeof room, 0);
            if (size <= 0)
                return;
            message.append(room, static_cast<std::size_t>(size));
            head = message.find("\r\n\r\n");
            if (auto const length = message.find("Content-Length: "); head != std::string::npos && length != std::string::npos)
                body = std::stoul(message.substr(length + 16));
        }
        auto const answer = fixed_.empty() ? reply(message.substr(head + 4)) : fixed_;
        auto const text = "HTTP/1.1 200 OK\r\nContent-Type: application/timestamp-reply\r\nConnection: close\r\nContent-Length: " +
                          std::to_string(answer.size()) + "\r\n\r\n" + answer;
        ::send(talk, text.data(), text.size(), MSG_NOSIGNAL);
    }

    files::TestFolder folder_;
    std::string fixed_;
    int listener_ = -1;
    int port_ = 0;
    std::thread thread_;
};

}  // namespace timestamp
