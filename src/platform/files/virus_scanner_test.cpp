#include "platform/files/virus_scanner.hpp"

#include "platform/files/test_folder.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>

namespace files {
namespace {

// Speaks clamd's INSTREAM to one caller, and finds whatever holds the word MALWARE.
class FakeClamd {
public:
    explicit FakeClamd(std::size_t most = 1 << 30, std::string answer = {}) : most_{most}, answer_{std::move(answer)}
    {
        listener_ = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un name{};
        name.sun_family = AF_UNIX;
        path().native().copy(name.sun_path, sizeof name.sun_path - 1);
        EXPECT_EQ(::bind(listener_, reinterpret_cast<sockaddr*>(&name), sizeof name), 0);
        EXPECT_EQ(::listen(listener_, 1), 0);
        thread_ = std::thread{[this] { serve(); }};
    }
    ~FakeClamd()
    {
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
    }

    [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "clamd.ctl"; }

private:
    static std::string take(int talk, std::size_t size)
    {
        std::string bytes(size, '\0');
        if (size != 0 && ::recv(talk, bytes.data(), size, MSG_WAITALL) != static_cast<ssize_t>(size))
            return {};
        return bytes;
    }

    void serve()
    {
        int const talk = ::accept(listener_, nullptr, nullptr);
        if (talk < 0)
            return;
        std::string reply = "UNKNOWN COMMAND";
        if (take(talk, 10) == std::string{"zINSTREAM\0", 10})
            reply = answer_.empty() ? look(talk) : answer_;
        reply += '\0';
        ::send(talk, reply.data(), reply.size(), MSG_NOSIGNAL);
        ::close(talk);
    }

    std::string look(int talk) const
    {
        std::string content;
        for (;;) {
            auto const length = take(talk, 4);
            std::size_t size = 0;
            for (char const byte : length)
                size = size << 8U | static_cast<unsigned char>(byte);
            if (size == 0)
                return content.find("MALWARE") == std::string::npos ? "stream: OK" : "stream: Test.Signature-1 FOUND";
            content += take(talk, size);
            if (content.size() > most_)
                return "INSTREAM size limit exceeded. ERROR";
        }
    }

    TestFolder folder_;
    std::size_t most_;
    std::string answer_;
    int listener_ = -1;
    std::thread thread_;
};

Scan scan(FakeClamd const& clamd, std::string_view content)
{
    return VirusScanner{clamd.path()}.scan(base::bytes_of(content));
}

TEST(VirusScanners, SayWhatIsClean)
{
    FakeClamd const clamd;

    EXPECT_EQ(scan(clamd, std::string(200'000, 'x')), (Scan{ScanVerdict::clean, ""}));
}

TEST(VirusScanners, NameWhatTheyFound)
{
    FakeClamd const clamd;

    EXPECT_EQ(scan(clamd, std::string(100'000, 'x') + "MALWARE"), (Scan{ScanVerdict::infected, "Test.Signature-1"}));
}

TEST(VirusScanners, FailWhenTheyAreAwayOrBreakOff)
{
    FakeClamd const small{1000};
    FakeClamd const broken{1000, "lost its database. ERROR"};

    EXPECT_EQ(scan(small, std::string(8'000'000, 'x')).verdict, ScanVerdict::failed);
    EXPECT_EQ(scan(broken, "content").verdict, ScanVerdict::failed);
    EXPECT_EQ(VirusScanner{"/nonexistent/clamd.ctl"}.scan(base::bytes_of("x")).verdict, ScanVerdict::failed);
    EXPECT_EQ(VirusScanner{std::string(200, 'x')}.scan(base::bytes_of("x")).verdict, ScanVerdict::failed);
}

TEST(VirusScanners, FailWhenTheContentDoesNotOpen)
{
    FakeClamd const clamd;
    base::ByteSource const broken = [](std::span<char>) -> base::Result<std::size_t> {
        return base::fail(base::ErrorKind::invalid_input, "files.changed", "It was changed.");
    };

    EXPECT_EQ(VirusScanner{clamd.path()}.scan(broken), (Scan{ScanVerdict::failed, "files.changed"}));
}

TEST(VirusScanners, ScanNothingWhereNoneIsConfigured)
{
    EXPECT_EQ(VirusScanner{std::nullopt}.scan(base::bytes_of("MALWARE")), Scan{});
}

TEST(ScanVerdicts, AreReadFromTheirText)
{
    for (auto const verdict : {ScanVerdict::not_scanned, ScanVerdict::clean, ScanVerdict::infected, ScanVerdict::failed})
        EXPECT_EQ(parse_verdict(to_text(verdict)), verdict);
    EXPECT_EQ(parse_verdict("perhaps"), std::nullopt);
}

}  // namespace
}  // namespace files
