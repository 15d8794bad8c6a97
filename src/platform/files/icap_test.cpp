#include "platform/files/icap.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace files {
namespace {

// Speaks ICAP to one caller, and finds whatever holds the word MALWARE.
class FakeIcap {
public:
    explicit FakeIcap(std::string answer = {}) : answer_{std::move(answer)}
    {
        listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in name{};
        name.sin_family = AF_INET;
        name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(::bind(listener_, reinterpret_cast<sockaddr*>(&name), sizeof name), 0);
        EXPECT_EQ(::listen(listener_, 1), 0);
        socklen_t size = sizeof name;
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&name), &size);
        port_ = ntohs(name.sin_port);
        thread_ = std::thread{[this] { serve(); }};
    }
    ~FakeIcap()
    {
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
    }

    [[nodiscard]] std::string address() const { return "icap://127.0.0.1:" + std::to_string(port_) + "/avscan"; }

private:
    void serve()
    {
        int const talk = ::accept(listener_, nullptr, nullptr);
        if (talk < 0)
            return;
        std::string bytes;
        char room[65536];
        while (!bytes.ends_with("\r\n0\r\n\r\n")) {
            auto const count = ::recv(talk, room, sizeof room, 0);
            if (count <= 0)
                break;
            bytes.append(room, static_cast<std::size_t>(count));
        }
        auto const reply = answer_.empty() ? look(bytes) : answer_;
        ::send(talk, reply.data(), reply.size(), MSG_NOSIGNAL);
        ::close(talk);
    }

    // The parts must begin where the head says.
    static std::string look(std::string const& bytes)
    {
        auto const head = bytes.find("\r\n\r\n") + 4;
        auto const number_behind = [&](std::string const& name) { return std::stoul(bytes.substr(bytes.find(name) + name.size())); };
        auto const is_sound = bytes.starts_with("RESPMOD icap://127.0.0.1:") && bytes.find("Allow: 204\r\n") < head &&
                              bytes.substr(head + number_behind("res-hdr="), 8) == "HTTP/1.1" &&
                              bytes.substr(head + number_behind("res-body=") - 4, 4) == "\r\n\r\n";
        if (!is_sound)
            return "ICAP/1.0 400 Bad Request\r\n\r\n";
        if (bytes.find("MALWARE") == std::string::npos)
            return "ICAP/1.0 204 No Content\r\nISTag: \"1\"\r\n\r\n";
        return "ICAP/1.0 200 OK\r\nX-Infection-Found: Type=0; Resolution=2; Threat=Test.Signature-1;\r\nEncapsulated: res-hdr=0, null-body=25\r\n\r\n"
               "HTTP/1.1 403 Forbidden\r\n\r\n";
    }

    std::string answer_;
    int listener_ = -1;
    int port_ = 0;
    std::thread thread_;
};

Scan scan(FakeIcap const& server, std::string_view content)
{
    return VirusScanner{server.address()}.scan(base::bytes_of(content));
}

TEST(IcapServers, SayWhatIsClean)
{
    FakeIcap const server;

    EXPECT_EQ(scan(server, std::string(200'000, 'x')), (Scan{ScanVerdict::clean, ""}));
}

TEST(IcapServers, NameWhatTheyFound)
{
    FakeIcap const server;

    EXPECT_EQ(scan(server, std::string(100'000, 'x') + "MALWARE"), (Scan{ScanVerdict::infected, "Test.Signature-1"}));
}

TEST(IcapServers, FailWithEveryOtherAnswer)
{
    for (auto const* answer : {"ICAP/1.0 500 Server Error\r\n\r\n", "ICAP/1.0 200 OK\r\nEncapsulated: res-hdr=0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", "no ICAP at all"}) {
        FakeIcap const server{answer};
        EXPECT_EQ(scan(server, "content").verdict, ScanVerdict::failed) << answer;
    }
}

TEST(IcapServers, FailWhenTheyAreAway)
{
    EXPECT_EQ(VirusScanner{"icap://127.0.0.1:1/avscan"}.scan(base::bytes_of("x")), (Scan{ScanVerdict::failed, "not connected"}));
}

TEST(IcapServices, AreReadFromTheirAddress)
{
    auto const service = parse_icap_address("icap://scan.example.com/avscan").value();

    EXPECT_EQ(service.host, "scan.example.com");
    EXPECT_EQ(service.port, "1344");
    EXPECT_EQ(service.path, "/avscan");
    EXPECT_EQ(parse_icap_address("icap://scan.example.com:1345/x")->port, "1345");
    for (auto const* wrong : {"", "/run/clamav/clamd.ctl", "icap://", "icap://:1344/x", "icap://host:/x", "icap://host:12a/x", "icap://host/a b"})
        EXPECT_FALSE(parse_icap_address(wrong)) << wrong;
}

}  // namespace
}  // namespace files
