#include "platform/http/response.hpp"

#include "base/json.hpp"
#include "platform/http/decoding.hpp"
#include "platform/http/header_value.hpp"

namespace http {
namespace {

Response with_type(int status, std::string_view content_type, std::string body)
{
    Response response{.status = status, .body = std::move(body)};
    response.headers.set("Content-Type", content_type);
    return response;
}

// The path as a header may carry it. What a browser would take for the beginning of another site is not one of ours.
std::string local_location(std::string_view path)
{
    if (!path.starts_with('/') || path.starts_with("//") || path.find('\\') != std::string_view::npos)
        return "/";
    std::string location;
    for (char const c : path) {
        auto const byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte >= 0x7F)
            location += percent_encode({&c, 1});
        else
            location += c;
    }
    return location;
}

}  // namespace

Response html(std::string page, int status)
{
    return with_type(status, "text/html; charset=utf-8", std::move(page));
}

Response text(std::string content, int status)
{
    return with_type(status, "text/plain; charset=utf-8", std::move(content));
}

Response json(base::Json const& value, int status)
{
    return with_type(status, "application/json", value.dump());
}

Response download(std::string content, std::string_view content_type, std::string_view file_name)
{
    auto response = with_type(200, content_type, std::move(content));
    response.headers.set("Content-Disposition", attachment_named(file_name));
    response.headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
    return response;
}

Response see_other(std::string_view path)
{
    Response response{.status = 303};
    response.headers.set("Location", local_location(path));
    return response;
}

Response not_modified(std::string_view entity_tag)
{
    Response response{.status = 304};
    response.headers.set("ETag", entity_tag);
    return response;
}

Response problem_json(Problem const& problem, std::string_view detail)
{
    base::Json body{{"type", "about:blank"},
                    {"title", reason_phrase(problem.status)},
                    {"status", problem.status},
                    {"code", problem.error.code},
                    {"detail", detail}};
    if (!problem.incident.empty())
        body["incident"] = problem.incident;
    return with_type(problem.status, "application/problem+json",
                     body.dump(-1, ' ', false, base::Json::error_handler_t::replace));
}

Response problem_json(Problem const& problem)
{
    return problem_json(problem, base::to_string(problem.error));
}

Response present(ProblemPage const& page, Problem const& problem, Fields const& request_headers)
{
    auto response = page(problem, request_headers);
    if (problem.retry_after.count() > 0)
        response.headers.set("Retry-After", std::to_string(problem.retry_after.count()));
    return response;
}

std::string set_cookie_value(Cookie const& cookie, bool secure)
{
    auto value = cookie.name + "=" + percent_encode(cookie.value) + "; Path=" + cookie.path;
    if (cookie.lifetime)
        value += "; Max-Age=" + std::to_string(cookie.lifetime->count());
    value += "; HttpOnly; SameSite=Strict";
    if (secure)
        value += "; Secure";
    return value;
}

}  // namespace http
