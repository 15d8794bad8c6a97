// The one unit that includes Beast, which takes its time to compile.
#include "platform/http/message_parser.hpp"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace http {
namespace beast_http = boost::beast::http;

namespace {

Problem malformed()
{
    return {.status = 400, .error = {base::ErrorKind::wrong_call, "http.malformed", "This is no request of HTTP.", {}}};
}

Problem head_too_long()
{
    return {.status = 431, .error = {base::ErrorKind::over_limit, "http.long-head", "The head of the request is too long.", {}}};
}

Problem unknown_coding()
{
    return {.status = 501,
            .error = {base::ErrorKind::unsupported, "http.unknown-coding", "The request is coded in a way that is not known here.", {}}};
}

Problem body_too_long(std::size_t limit)
{
    return problem_of({base::ErrorKind::over_limit, "http.long-body", "What was sent is larger than {limit} bytes.",
                       {{"limit", std::to_string(limit)}}});
}

std::string_view view(boost::beast::string_view text)
{
    return {text.data(), text.size()};
}

}  // namespace

struct MessageParser::Beast {
    beast_http::request_parser<beast_http::string_body> parser;
    State state = State::head;
    std::size_t header_limit = 0;
    std::size_t body_limit = 0;
    Message message;  // the head, as soon as it is there: fields behind a chunked body do not count
    Problem problem;

    void fail(Problem why)
    {
        problem = std::move(why);
        state = State::broken;
    }

    void take_head();
    void fail(boost::beast::error_code const& error);
};

void MessageParser::Beast::take_head()
{
    auto const& head = parser.get();
    message.received = std::chrono::steady_clock::now();
    message.method = view(head.method_string());
    message.target = view(head.target());
    for (auto const& field : head)
        message.headers.add(view(field.name_string()), view(field.value()));
    state = State::body;
    auto const hosts = message.headers.count("Host");
    if (hosts > 1 || (hosts == 0 && head.version() >= 11))
        fail(malformed());
    else if (message.headers.has("Transfer-Encoding") && !equal_ignoring_case(message.headers.get("Transfer-Encoding"), "chunked"))
        fail(unknown_coding());
}

void MessageParser::Beast::fail(boost::beast::error_code const& error)
{
    if (error == beast_http::error::header_limit)
        fail(head_too_long());
    else if (error == beast_http::error::body_limit)
        fail(body_too_long(body_limit));
    else
        fail(malformed());
}

MessageParser::MessageParser(std::size_t header_limit) : beast_{std::make_unique<Beast>()}
{
    beast_->header_limit = header_limit;
    beast_->parser.header_limit(static_cast<std::uint32_t>(header_limit));
    beast_->parser.body_limit(boost::none);
    beast_->parser.eager(false);
}

MessageParser::~MessageParser() = default;

MessageParser::State MessageParser::state() const
{
    return beast_->state;
}

std::size_t MessageParser::take(std::string_view bytes)
{
    auto& parser = beast_->parser;
    boost::beast::error_code error;
    auto const taken = parser.put(boost::asio::const_buffer{bytes.data(), bytes.size()}, error);
    if (error && error != beast_http::error::need_more) {
        beast_->fail(error);
        return taken;
    }
    if (beast_->state == State::head && parser.is_header_done())
        beast_->take_head();
    if (beast_->state == State::body && parser.is_done())
        beast_->state = State::complete;
    // The line before a chunk and the fields behind the last one have no other limit.
    if (beast_->state == State::body && taken == 0 && bytes.size() > beast_->header_limit)
        beast_->fail(head_too_long());
    return taken;
}

std::optional<std::uint64_t> MessageParser::content_length() const
{
    auto const length = beast_->parser.content_length();
    return length ? std::optional{*length} : std::nullopt;
}

bool MessageParser::expects_continue() const
{
    return equal_ignoring_case(beast_->message.headers.get("Expect"), "100-continue");
}

void MessageParser::set_body_limit(std::size_t bytes)
{
    beast_->body_limit = bytes;
    if (content_length().value_or(0) > bytes)
        return beast_->fail(body_too_long(bytes));
    beast_->parser.body_limit(bytes);
    beast_->parser.eager(true);
}

bool MessageParser::keeps_alive() const
{
    return beast_->parser.keep_alive();
}

Message MessageParser::take_message()
{
    beast_->message.body = std::move(beast_->parser.get().body());
    return std::move(beast_->message);
}

Message const& MessageParser::head() const
{
    return beast_->message;
}

Problem const& MessageParser::problem() const
{
    return beast_->problem;
}

}  // namespace http
