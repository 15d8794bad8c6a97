#pragma once

#include <string>
#include <string_view>
#include <sys/socket.h>

namespace files {

// A socket to a scanner, closed with it; each step is false once it failed. A scanner may take two minutes for a step.
class ScannerTalk {
public:
    ScannerTalk() = default;
    ~ScannerTalk();
    ScannerTalk(ScannerTalk const&) = delete;
    ScannerTalk& operator=(ScannerTalk const&) = delete;

    // In the place of a connection that was tried before.
    bool connect(int family, sockaddr const& address, socklen_t size);
    [[nodiscard]] bool connected() const { return connected_; }
    bool send(std::string_view bytes) const;
    // Up to `end` and without it; what there is when the talk breaks off or grows longer than `longest`.
    [[nodiscard]] std::string receive_until(std::string_view end, std::size_t longest) const;

private:
    void close();

    int socket_ = -1;
    bool connected_ = false;
};

}  // namespace files
