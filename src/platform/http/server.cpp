#include "platform/http/server.hpp"

#include "platform/http/connection.hpp"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <list>

namespace http {
namespace {

using Acceptor = asio::basic_socket_acceptor<Tcp, Executor>;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;
using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

// How often deadlines are looked at: their precision.
constexpr std::chrono::milliseconds tick{50};

// One thread with its io_context, its own acceptor on the common port, and its connections.
class Loop {
public:
    Loop(Shared& shared, Acceptor::endpoint_type const& endpoint) : shared_{shared}, acceptor_{context_}, timer_{context_}
    {
        acceptor_.open(endpoint.protocol());
        acceptor_.set_option(Acceptor::reuse_address{true});
        acceptor_.set_option(ReusePort{true});
        acceptor_.bind(endpoint);
        acceptor_.listen();
    }

    [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

    void run()
    {
        asio::co_spawn(context_, accept(), rethrow);
        asio::co_spawn(context_, watch_deadlines(), rethrow);
        thread_ = std::jthread{[this] { context_.run(); }};
    }

    void stop()
    {
        asio::post(context_, [this] { begin_to_stop(); });
    }

    void join()
    {
        if (thread_.joinable())
            thread_.join();
    }

private:
    static void rethrow(std::exception_ptr const& failure)
    {
        if (failure)
            std::rethrow_exception(failure);
    }

    Task<void> accept();
    Task<void> watch_deadlines();
    Task<void> serve(std::list<Connection>::iterator connection);
    void begin_to_stop();

    Shared& shared_;
    asio::io_context context_{1};
    Acceptor acceptor_;
    Timer timer_;
    LoopState state_;
    std::list<Connection> connections_;
    Clock::time_point drained_by_ = Clock::time_point::max();
    std::jthread thread_;
};

Task<void> Loop::accept()
{
    while (!state_.stopping) {
        auto [error, socket] = co_await acceptor_.async_accept(context_, with_error);
        if (state_.stopping)
            co_return;
        if (error) {  // no descriptors left, most likely: wait until some are closed
            Timer pause{context_, tick};
            co_await pause.async_wait(with_error);
            continue;
        }
        if (connections_.size() >= shared_.settings.connections)
            continue;  // which closes it
        connections_.emplace_front(std::move(socket), shared_, state_);
        asio::co_spawn(context_, serve(connections_.begin()), rethrow);
    }
}

Task<void> Loop::serve(std::list<Connection>::iterator connection)
{
    auto& open = shared_.dispatcher.metrics().load().connections;
    open.fetch_add(1, std::memory_order_relaxed);
    co_await connection->serve();
    open.fetch_sub(1, std::memory_order_relaxed);
    connections_.erase(connection);
}

Task<void> Loop::watch_deadlines()
{
    while (!state_.stopping || !connections_.empty()) {
        timer_.expires_after(tick);
        co_await timer_.async_wait(with_error);
        auto const now = Clock::now();
        if (now > drained_by_)
            shared_.given_up = true;
        for (auto& connection : connections_)
            if (now > connection.deadline() || now > drained_by_)
                connection.interrupt();
    }
}

void Loop::begin_to_stop()
{
    state_.stopping = true;
    drained_by_ = Clock::now() + shared_.settings.drain;
    Error ignored;
    std::ignore = acceptor_.close(ignored);
    for (auto& connection : connections_)
        if (connection.is_idle())
            connection.interrupt();
}

// Sharing a port among threads would also share it with another server that was started by mistake.
bool is_taken(Acceptor::endpoint_type const& endpoint)
{
    asio::io_context context;
    Acceptor probe{context};
    Error error;
    std::ignore = probe.open(endpoint.protocol(), error);
    std::ignore = probe.set_option(Acceptor::reuse_address{true}, error);
    std::ignore = probe.bind(endpoint, error);
    return error.failed();
}

}  // namespace

struct Server::Running {
    Shared shared;
    std::list<Loop> loops;
    std::uint16_t port = 0;

    Running(Dispatcher const& dispatcher, ServerSettings const& settings) : shared{dispatcher, settings} {}
};

Server::Server(std::unique_ptr<Running> running) : running_{std::move(running)} {}

Server::~Server()
{
    stop();
}

base::Result<std::unique_ptr<Server>> Server::start(Dispatcher const& dispatcher, ServerSettings const& settings)
{
    Error error;
    auto const address = asio::ip::make_address(settings.address, error);
    if (error)
        return base::fail(base::ErrorKind::wrong_call, "http.bad-address", "{address} is no address to listen on.",
                          {{"address", settings.address}});
    Acceptor::endpoint_type endpoint{address, settings.port};
    if (is_taken(endpoint))
        return base::fail(base::ErrorKind::unavailable, "http.port-taken", "Cannot listen on {address}, port {port}.",
                          {{"address", settings.address}, {"port", std::to_string(settings.port)}});
    auto running = std::make_unique<Running>(dispatcher, settings);
    for (std::size_t i = 0; i < settings.io_threads; ++i) {
        running->loops.emplace_back(running->shared, endpoint);
        endpoint.port(running->loops.back().port());
    }
    running->port = endpoint.port();
    for (auto& loop : running->loops)
        loop.run();
    return std::unique_ptr<Server>{new Server{std::move(running)}};
}

std::uint16_t Server::port() const
{
    return running_->port;
}

void Server::stop()
{
    for (auto& loop : running_->loops)
        loop.stop();
    for (auto& loop : running_->loops)
        loop.join();
    running_->shared.workers.reset();  // before the loops, which the end of a task still touches
}

}  // namespace http
