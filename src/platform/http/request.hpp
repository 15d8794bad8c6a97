#pragma once

#include "platform/http/form.hpp"
#include "platform/http/trusted_proxies.hpp"

#include <chrono>
#include <memory>

namespace http {

// A request as it came over the wire, whole.
struct Message {
    std::string method = "GET";
    std::string target = "/";  // path and query, as sent
    Fields headers = {};
    std::string body = {};
    std::string peer = {};  // the address at the other end of the connection
    std::chrono::steady_clock::time_point received = std::chrono::steady_clock::now();
};

[[nodiscard]] bool is_safe_method(std::string_view method);

// The value of that cookie; empty when there is none.
[[nodiscard]] std::string cookie_of(Fields const& headers, std::string_view name);

// A request with its address taken apart. Not copied, because the files of its form are parts of its body.
class Request {
public:
    explicit Request(Message message, TrustedProxies const& proxies = {});

    // False when the target is no path that anything could be found under; then there are no segments.
    [[nodiscard]] bool has_path() const { return has_path_; }
    [[nodiscard]] Message const& message() const { return message_; }
    [[nodiscard]] std::string const& method() const { return message_.method; }
    [[nodiscard]] Fields const& headers() const { return message_.headers; }
    [[nodiscard]] std::string const& body() const { return message_.body; }
    // Path and query as sent: where a sign-in leads back to.
    [[nodiscard]] std::string const& target() const { return message_.target; }

    // The decoded path. A segment may hold a slash of its own: use the parameters.
    [[nodiscard]] std::string path() const;
    [[nodiscard]] std::vector<std::string> const& segments() const { return segments_; }
    // The value at {name} of the route's pattern; asking for one that the pattern does not have is our own mistake.
    [[nodiscard]] std::string const& path_parameter(std::string_view name) const;
    void set_path_parameters(Parameters parameters) { path_parameters_ = std::move(parameters); }

    [[nodiscard]] Parameters const& query() const { return query_; }
    [[nodiscard]] std::string cookie(std::string_view name) const { return cookie_of(message_.headers, name); }
    // Who sent it, as far as trusted proxies tell. Personal data: not for logs.
    [[nodiscard]] std::string const& client_address() const { return client_address_; }
    [[nodiscard]] bool prefers_json() const;

    // The form in the body, read when first asked for; its files last as long as the request.
    [[nodiscard]] base::Result<Form> const& form() const;

private:
    Message message_;
    bool has_path_ = false;
    std::vector<std::string> segments_;
    Parameters query_;
    Parameters path_parameters_;
    std::string client_address_;
    // Moving a request leaves the files of its form valid: a body that holds one is too long to lie inside the string.
    mutable std::unique_ptr<base::Result<Form>> form_;
};

// True when the Accept header names JSON and no HTML.
[[nodiscard]] bool prefers_json(Fields const& headers);

}  // namespace http
