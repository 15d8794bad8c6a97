#include "platform/files/scanner_talk.hpp"

#include <array>
#include <cerrno>
#include <sys/time.h>
#include <unistd.h>

namespace files {
namespace {

constexpr timeval patience{.tv_sec = 120, .tv_usec = 0};

}  // namespace

ScannerTalk::~ScannerTalk()
{
    close();
}

void ScannerTalk::close()
{
    if (socket_ >= 0)
        ::close(socket_);
}

bool ScannerTalk::connect(int family, sockaddr const& address, socklen_t size)
{
    close();
    socket_ = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket_ < 0)
        return false;
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    connected_ = ::connect(socket_, &address, size) == 0;
    return connected_;
}

bool ScannerTalk::send(std::string_view bytes) const
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

std::string ScannerTalk::receive_until(std::string_view end, std::size_t longest) const
{
    std::string text;
    std::array<char, 1024> room{};
    while (text.size() < longest) {
        auto const count = ::recv(socket_, room.data(), room.size(), 0);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        text.append(room.data(), static_cast<std::size_t>(count));
        if (auto const at = text.find(end); at != std::string::npos)
            return text.substr(0, at);
    }
    return text;
}

}  // namespace files
