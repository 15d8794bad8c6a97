#pragma once

// The inside of server.cpp and connection.cpp.

#include "platform/http/message_parser.hpp"
#include "platform/http/server.hpp"
#include "platform/http/wire.hpp"
#include "platform/http/worker_pool.hpp"

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/experimental/as_tuple.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace http {
namespace asio = boost::asio;

using Clock = std::chrono::steady_clock;
using Tcp = asio::ip::tcp;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<Tcp, Executor>;
template <class T>
using Task = asio::awaitable<T, Executor>;
using Error = boost::system::error_code;

inline constexpr asio::use_awaitable_t<Executor> awaited{};
inline constexpr auto with_error = asio::experimental::as_tuple(awaited);

// What all connections of a server share.
struct Shared {
    Dispatcher const& dispatcher;
    ServerSettings settings;
    std::optional<WorkerPool> workers;  // none any more once the server has stopped
    std::atomic<std::size_t> body_memory = 0;  // bytes promised to bodies under way
    std::atomic<bool> given_up = false;        // the time to drain is over

    Shared(Dispatcher const& with, ServerSettings const& how)
        : dispatcher{with}, settings{how}, workers{std::in_place, how.workers, how.queue, with.metrics().load()}
    {
    }
};

// A share of the memory for bodies, given back at the end.
class BodyMemory {
public:
    explicit BodyMemory(Shared& shared) : shared_{shared} {}
    BodyMemory(BodyMemory const&) = delete;
    BodyMemory& operator=(BodyMemory const&) = delete;
    ~BodyMemory() { shared_.body_memory -= bytes_; }

    [[nodiscard]] bool take(std::size_t bytes)
    {
        bytes_ += bytes;
        return (shared_.body_memory += bytes) <= shared_.settings.body_memory;
    }

private:
    Shared& shared_;
    std::size_t bytes_ = 0;
};

// What one thread shares among its connections.
struct LoopState {
    bool stopping = false;
    std::array<char, 64UL * 1024> scratch = {};  // bytes just read, before they are told apart
};

class Connection {
public:
    Connection(Socket socket, Shared& shared, LoopState& loop);

    // Until either side closes.
    Task<void> serve();

    [[nodiscard]] bool is_idle() const { return idle_; }
    [[nodiscard]] Clock::time_point deadline() const { return deadline_; }
    // Ends what is awaited, if it is the socket.
    void interrupt();

private:
    enum class Read { message, refused, closed };
    enum class Sent { head_only, all };

    Task<Read> read_message(BodyMemory& memory);
    Task<bool> read_some();
    Task<bool> begin_body(BodyMemory& memory);
    Task<void> answer();
    void make_response() noexcept;
    Task<bool> write(AfterAnswer after, Sent sent);
    Task<bool> write_all(std::span<asio::const_buffer> parts);
    Task<void> linger();
    [[nodiscard]] Clock::time_point patience_for(Clock::time_point since, std::size_t bytes) const;

    Socket socket_;
    Shared& shared_;
    LoopState& loop_;
    std::string peer_;
    std::string input_;  // bytes that were read and not yet taken
    std::optional<MessageParser> parser_;
    Message message_;
    Response response_;
    Clock::time_point deadline_ = Clock::time_point::max();
    bool idle_ = false;
    bool interrupted_ = false;
};

}  // namespace http
