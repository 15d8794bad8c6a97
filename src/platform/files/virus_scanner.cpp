#include "platform/files/virus_scanner.hpp"

#include "platform/files/icap.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

namespace files {
namespace {

constexpr timeval patience{.tv_sec = 120, .tv_usec = 0};
constexpr std::size_t longest_answer = 4096;
constexpr std::array<std::pair<ScanVerdict, std::string_view>, 4> verdicts{{
    {ScanVerdict::not_scanned, "not_scanned"},
    {ScanVerdict::clean, "clean"},
    {ScanVerdict::infected, "infected"},
    {ScanVerdict::failed, "failed"},
}};

// A talk with clamd; each step is false once it failed.
class Clamd {
public:
    explicit Clamd(std::filesystem::path const& address) : socket_{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)}
    {
        sockaddr_un name{};
        name.sun_family = AF_UNIX;
        auto const& path = address.native();
        connected_ = socket_ >= 0 && path.size() < sizeof name.sun_path;
        if (!connected_)
            return;
        std::copy(path.begin(), path.end(), std::begin(name.sun_path));
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        connected_ = ::connect(socket_, reinterpret_cast<sockaddr const*>(&name), sizeof name) == 0;
    }
    ~Clamd()
    {
        if (socket_ >= 0)
            ::close(socket_);
    }
    Clamd(Clamd const&) = delete;
    Clamd& operator=(Clamd const&) = delete;

    [[nodiscard]] bool connected() const { return connected_; }

    bool send(std::string_view bytes) const
    {
        while (!bytes.empty()) {
            auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent < 0 && errno == EINTR)
                continue;
            if (sent <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    // A piece of the stream behind its length; an empty one ends the stream.
    bool send_piece(std::string_view bytes) const
    {
        std::string length;
        for (int shift = 24; shift >= 0; shift -= 8)
            length += static_cast<char>(bytes.size() >> static_cast<unsigned>(shift) & 0xFFU);
        return send(length) && send(bytes);
    }

    // Up to the NUL that ends it; what there is when the talk breaks off.
    [[nodiscard]] std::string answer() const
    {
        std::string text;
        std::array<char, 256> room{};
        while (text.size() < longest_answer) {
            auto const count = ::recv(socket_, room.data(), room.size(), 0);
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0)
                break;
            text.append(room.data(), static_cast<std::size_t>(count));
            if (auto const end = text.find('\0'); end != std::string::npos)
                return text.substr(0, end);
        }
        return text;
    }

private:
    int socket_;
    bool connected_ = false;
};

// "stream: OK", "stream: NAME FOUND", "… ERROR".
Scan to_scan(std::string_view answer)
{
    constexpr std::string_view start = "stream: ";
    constexpr std::string_view found = " FOUND";
    if (answer == "stream: OK")
        return {ScanVerdict::clean, {}};
    if (answer.starts_with(start) && answer.ends_with(found) && answer.size() > start.size() + found.size())
        return {ScanVerdict::infected, std::string{answer.substr(start.size(), answer.size() - start.size() - found.size())}};
    return {ScanVerdict::failed, answer.empty() ? "no answer" : std::string{answer}};
}

}  // namespace

std::string_view to_text(ScanVerdict verdict)
{
    return std::find_if(verdicts.begin(), verdicts.end(), [&](auto const& entry) { return entry.first == verdict; })->second;
}

std::optional<ScanVerdict> parse_verdict(std::string_view text)
{
    auto const* const found = std::find_if(verdicts.begin(), verdicts.end(), [&](auto const& entry) { return entry.second == text; });
    return found == verdicts.end() ? std::nullopt : std::optional{found->first};
}

Scan VirusScanner::scan(base::ByteSource const& content) const
{
    if (!socket_)
        return {ScanVerdict::not_scanned, {}};
    if (auto const service = parse_icap_address(socket_->native()))
        return scan_by_icap(*service, content);
    Clamd const clamd{*socket_};
    if (!clamd.connected() || !clamd.send(std::string_view{"zINSTREAM\0", 10}))
        return {ScanVerdict::failed, "not connected"};
    bool sent = true;
    auto const poured = base::pour(content, [&](std::string_view bytes) { sent = sent && clamd.send_piece(bytes); });
    if (!poured)
        return {ScanVerdict::failed, poured.error().code};
    sent = sent && clamd.send_piece({});
    auto const scan = to_scan(clamd.answer());  // also when it hung up in the middle: it says why
    return sent || scan.verdict != ScanVerdict::clean ? scan : Scan{ScanVerdict::failed, "hung up"};
}

}  // namespace files
