#pragma once

#include "platform/http/dispatch.hpp"

namespace http {

// A file as it is chosen in a form.
struct ChosenFile {
    std::string field;
    std::string name;
    std::string content;
};

// Visits the pages of a router as a browser does, without a socket: keeps cookies, sends forms from pages of its own.
class TestBrowser {
public:
    explicit TestBrowser(Router const& router, DispatchSettings settings = {});

    [[nodiscard]] Response get(std::string_view target);
    [[nodiscard]] Response post(std::string_view target, std::initializer_list<std::pair<std::string_view, std::string_view>> fields);
    // A form that takes files.
    [[nodiscard]] Response post_files(std::string_view target, std::map<std::string, std::string> const& fields,
                                      std::vector<ChosenFile> const& files);
    // The message as it is, with the cookies.
    [[nodiscard]] Response send(Message message);

    // Sent with each request from now on.
    void always_send(std::string_view header, std::string_view value) { headers_.set(header, value); }
    [[nodiscard]] std::string_view cookie(std::string_view name) const;
    // What was logged so far.
    [[nodiscard]] std::string const& log() const { return log_text_; }
    [[nodiscard]] Dispatcher const& dispatcher() const { return dispatcher_; }

private:
    void keep_cookies(Response const& response);

    clocks::SetClock clock_{clocks::Instant{}};
    std::string log_text_;
    logs::Log log_{clock_, [this](std::string_view line) { log_text_ += line; }};
    Metrics metrics_;
    Dispatcher dispatcher_;
    Fields headers_;
    std::map<std::string, std::string, std::less<>> cookies_;
};

}  // namespace http
