#pragma once

#include "platform/http/dispatch.hpp"

namespace http {

struct ServerSettings {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  // 0: one that is free
    std::size_t io_threads = 2;
    std::size_t workers = 8;
    std::size_t queue = 256;          // requests that wait for a worker; more are told to come again
    std::size_t connections = 4096;   // of each I/O thread; more are closed at once
    std::size_t header_limit = 16UL * 1024;
    std::size_t body_memory = 512UL * 1024 * 1024;  // of all bodies at one time
    std::chrono::milliseconds idle{75'000};      // between two requests
    std::chrono::milliseconds patience{15'000};  // for a head, for the next piece of a body, for a piece of an answer to be taken
    std::chrono::milliseconds drain{20'000};     // for what is under way when the server stops
};

// Answers requests on a port. I/O threads only move bytes; handlers run on workers.
class Server {
public:
    // Serves as soon as it is there. Refused when the address is none, or in use.
    [[nodiscard]] static base::Result<std::unique_ptr<Server>> start(Dispatcher const& dispatcher, ServerSettings const& settings);
    ~Server();  // stops
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;

    [[nodiscard]] std::uint16_t port() const;
    // Takes no more connections, closes idle ones, and waits for what is under way: until `drain` is over for what is read or
    // written, and for as long as it takes for handlers that run. Requests still waiting by then are told to come again.
    void stop();

private:
    struct Running;
    explicit Server(std::unique_ptr<Running> running);

    std::unique_ptr<Running> running_;
};

}  // namespace http
