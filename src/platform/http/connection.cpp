#include "platform/http/connection.hpp"

#include <boost/asio/post.hpp>

namespace http {
namespace {

// Whoever sends less than that in a second, having had its patience, is not waited for.
constexpr std::size_t slowest_rate = 4096;

Problem too_slow()
{
    return {.status = 408, .error = {base::ErrorKind::unavailable, "http.too-slow", "The request took too long to arrive.", {}}};
}

Problem no_room()
{
    auto problem =
        problem_of({base::ErrorKind::unavailable, "http.no-room", "Too many requests at once; please try again shortly.", {}});
    problem.retry_after = std::chrono::seconds{5};
    return problem;
}

}  // namespace

Connection::Connection(Socket socket, Shared& shared, LoopState& loop) : socket_{std::move(socket)}, shared_{shared}, loop_{loop}
{
    Error ignored;
    std::ignore = socket_.set_option(Tcp::no_delay{true}, ignored);
    std::ignore = socket_.non_blocking(true, ignored);
    peer_ = socket_.remote_endpoint(ignored).address().to_string();
}

void Connection::interrupt()
{
    Error ignored;
    std::ignore = socket_.cancel(ignored);
    deadline_ = Clock::time_point::max();
    interrupted_ = true;
}

Clock::time_point Connection::patience_for(Clock::time_point since, std::size_t bytes) const
{
    return since + shared_.settings.patience + std::chrono::seconds{bytes / slowest_rate};
}

Task<void> Connection::serve()
{
    auto read = Read::message;
    for (auto keep = true; keep && !interrupted_;) {
        BodyMemory memory{shared_};
        read = co_await read_message(memory);
        if (read == Read::closed)
            co_return;
        auto const& method = read == Read::message ? message_.method : parser_->head().method;
        auto const sent = method == "HEAD" ? Sent::head_only : Sent::all;
        auto after = AfterAnswer::close;
        if (read == Read::message) {
            co_await answer();
            if (parser_->keeps_alive() && !loop_.stopping)
                after = AfterAnswer::keep_open;
        }
        keep = co_await write(after, sent) && after == AfterAnswer::keep_open;
    }
    if (read == Read::refused || !input_.empty())
        co_await linger();
}

// Reads until message_ is whole, or response_ says why it will not be.
Task<Connection::Read> Connection::read_message(BodyMemory& memory)
{
    parser_.emplace(shared_.settings.header_limit);
    auto began = Clock::now();
    idle_ = input_.empty();
    if (idle_ && loop_.stopping)
        co_return Read::closed;
    deadline_ = idle_ ? began + shared_.settings.idle : patience_for(began, 0);
    std::size_t arrived = 0;
    for (;;) {
        if (!input_.empty()) {
            auto const before = parser_->state();
            auto const taken = parser_->take(input_);
            input_.erase(0, taken);
            arrived += taken;
            if (before == MessageParser::State::head && parser_->state() == MessageParser::State::body &&
                !co_await begin_body(memory))
                co_return Read::refused;
            if (parser_->state() == MessageParser::State::broken) {
                response_ = shared_.dispatcher.refuse(parser_->head(), parser_->problem());
                co_return Read::refused;
            }
            if (parser_->state() == MessageParser::State::complete)
                break;
            if (taken > 0 && !input_.empty())
                continue;
        }
        if (!idle_)
            deadline_ = std::min(patience_for(began, arrived), patience_for(Clock::now(), 0));
        if (!co_await read_some()) {
            if (!interrupted_ || idle_)
                co_return Read::closed;
            response_ = shared_.dispatcher.refuse(parser_->head(), too_slow());
            co_return Read::refused;
        }
        if (idle_ && !input_.empty()) {
            idle_ = false;
            began = Clock::now();
        }
    }
    deadline_ = Clock::time_point::max();
    message_ = parser_->take_message();
    message_.peer = peer_;
    message_.received = Clock::now();
    co_return Read::message;
}

// Appends to input_; false when the connection is closed or no longer waited for. Waits before each read, so that a sender
// who is always ready takes its turns with the others.
Task<bool> Connection::read_some()
{
    auto const [waited] = co_await socket_.async_wait(Socket::wait_read, with_error);
    if (waited)
        co_return false;
    Error error;
    auto const count = socket_.read_some(asio::buffer(loop_.scratch), error);
    input_.append(loop_.scratch.data(), count);
    co_return !error || error == asio::error::would_block;
}

// Sees whether there is room for the body, and asks for it if its sender waits to be asked.
Task<bool> Connection::begin_body(BodyMemory& memory)
{
    auto const& head = parser_->head();
    auto const limit = shared_.dispatcher.body_limit(head.method, head.target);
    parser_->set_body_limit(limit);
    if (parser_->state() == MessageParser::State::broken)
        co_return true;  // which the caller sees
    if (!memory.take(std::min<std::size_t>(parser_->content_length().value_or(limit), limit))) {
        response_ = shared_.dispatcher.refuse(head, no_room());
        co_return false;
    }
    if (parser_->expects_continue()) {
        static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        std::array<asio::const_buffer, 1> rest{asio::buffer(go_on)};
        if (!co_await write_all(rest)) {
            response_ = shared_.dispatcher.refuse(head, too_slow());
            co_return false;
        }
    }
    co_return true;
}

// Has a worker make response_ of message_.
Task<void> Connection::answer()
{
    if (!shared_.workers->reserve()) {
        response_ = shared_.dispatcher.refuse(message_, no_room());
        co_return;
    }
    auto const initiate = [this](auto handler) {
        // Nothing of the connection is used between the post and the end of the task: it may be gone by then.
        shared_.workers->submit(std::packaged_task<void()>{
            [this, executor = socket_.get_executor(), done = std::move(handler)]() mutable {
                make_response();
                asio::post(executor, std::move(done));
            }});
    };
    co_await asio::async_initiate<asio::use_awaitable_t<Executor> const, void()>(initiate, awaited);
}

// On a worker.
void Connection::make_response() noexcept
{
    try {
        response_ = shared_.given_up ? shared_.dispatcher.refuse(message_, no_room())
                                     : shared_.dispatcher.answer(std::move(message_));
    } catch (...) {
        response_ = {.status = 500};  // out of memory: there is nothing more to say
    }
}

Task<bool> Connection::write(AfterAnswer after, Sent sent)
{
    auto const now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    auto const head = wire_head(response_, after, now);
    auto const has_body = sent == Sent::all && may_have_body(response_.status);
    auto const body = has_body ? std::string_view{response_.body} : std::string_view{};
    std::array<asio::const_buffer, 2> rest{asio::buffer(head), asio::buffer(body)};
    auto const written = co_await write_all(rest);
    deadline_ = Clock::time_point::max();
    response_ = {};
    co_return written;
}

// False when the connection is closed, or its other side has taken nothing for too long.
Task<bool> Connection::write_all(std::span<asio::const_buffer> parts)
{
    while (!parts.empty()) {
        Error error;
        auto count = socket_.write_some(parts, error);
        for (; !parts.empty() && count >= parts.front().size(); parts = parts.subspan(1))
            count -= parts.front().size();
        if (!parts.empty())
            parts.front() += count;
        if (error == asio::error::would_block) {
            deadline_ = Clock::now() + shared_.settings.patience;
            auto const [waited] = co_await socket_.async_wait(Socket::wait_write, with_error);
            if (waited)
                co_return false;
        } else if (error) {
            co_return false;
        }
    }
    co_return true;
}

// Lets the other side read the last answer before it learns that what else it sends is not read.
Task<void> Connection::linger()
{
    Error ignored;
    std::ignore = socket_.shutdown(Socket::shutdown_send, ignored);
    deadline_ = Clock::now() + std::min<Clock::duration>(shared_.settings.patience, std::chrono::seconds{2});
    interrupted_ = false;
    while (!interrupted_ && co_await read_some())
        input_.clear();
}

}  // namespace http
