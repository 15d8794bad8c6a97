#pragma once

#include "platform/http/problem.hpp"
#include "platform/http/request.hpp"

namespace http {

// Makes a request of the bytes of a connection. Knows nothing of sockets.
class MessageParser {
public:
    // `header_limit` bytes for the request line and the header fields.
    explicit MessageParser(std::size_t header_limit);
    ~MessageParser();
    MessageParser(MessageParser const&) = delete;
    MessageParser& operator=(MessageParser const&) = delete;

    enum class State {
        head,      // the head is not there yet
        body,      // the head is there: set_body_limit, then go on
        complete,  // take_message, then begin anew with another parser
        broken,    // see problem(); nothing that follows on the connection can be understood
    };
    [[nodiscard]] State state() const;

    // Takes what it can, and says how much. What it leaves comes again, followed by what arrived since. Ends at the end of
    // the head and at that of the message.
    std::size_t take(std::string_view bytes);

    // From State::body on: the message so far, without its body.
    [[nodiscard]] Message const& head() const;
    [[nodiscard]] std::optional<std::uint64_t> content_length() const;
    [[nodiscard]] bool expects_continue() const;
    void set_body_limit(std::size_t bytes);

    [[nodiscard]] bool keeps_alive() const;
    [[nodiscard]] Message take_message();
    [[nodiscard]] Problem const& problem() const;

private:
    struct Beast;
    std::unique_ptr<Beast> beast_;
};

}  // namespace http
