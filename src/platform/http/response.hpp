#pragma once

#include "base/json_fwd.hpp"
#include "platform/http/fields.hpp"
#include "platform/http/problem.hpp"

#include <chrono>
#include <functional>

namespace http {

// Always HttpOnly and SameSite=Strict; Secure where the site is reached by HTTPS, which dispatch knows.
struct Cookie {
    std::string name;
    std::string value;  // any text; it is percent-encoded
    std::optional<std::chrono::seconds> lifetime = std::nullopt;  // else until the browser closes; zero removes it
    std::string path = "/";
};

struct Response {
    int status = 200;
    Fields headers = {};
    std::string body = {};
    std::vector<Cookie> cookies = {};
};

[[nodiscard]] Response html(std::string page, int status = 200);
[[nodiscard]] Response text(std::string content, int status = 200);
[[nodiscard]] Response json(base::Json const& value, int status = 200);
// A file to be saved under that name, never shown within the site.
[[nodiscard]] Response download(std::string content, std::string_view content_type, std::string_view file_name);
// What a POST ends with: the browser gets that path of our own, with its query. Anything but such a path becomes "/".
[[nodiscard]] Response see_other(std::string_view path);
// For a caller that has the content of that entity tag. Dispatch answers so by itself where a response has an ETag.
[[nodiscard]] Response not_modified(std::string_view entity_tag);
// application/problem+json (RFC 9457) with the stable code; `detail` is the error's text in the language of the reader.
[[nodiscard]] Response problem_json(Problem const& problem, std::string_view detail);
// The same with the English text.
[[nodiscard]] Response problem_json(Problem const& problem);

// Presents a refusal to whoever sent a request with these headers, in the look of the site. Waits for nothing.
using ProblemPage = std::function<Response(Problem const&, Fields const& request_headers)>;

// The problem as the page shows it, with when to come again.
[[nodiscard]] Response present(ProblemPage const& page, Problem const& problem, Fields const& request_headers);

[[nodiscard]] std::string set_cookie_value(Cookie const& cookie, bool secure);

}  // namespace http
