#include "platform/http/dispatch.hpp"

#include "platform/http/client_address.hpp"
#include "platform/http/compression.hpp"
#include "platform/http/decoding.hpp"
#include "platform/sql/connection.hpp"

#include <random>
#include <typeinfo>

namespace http {
namespace {

// Short enough to be read out on the telephone; without letters that look like digits.
std::string new_incident()
{
    constexpr std::string_view signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    std::random_device device;
    std::string incident;
    for (int i = 0; i < 8; ++i)
        incident += signs[device() % signs.size()];
    return incident;
}

// What an exception says, as far as it surely holds nothing that a person has typed: of our own assumptions and of the
// database the text, else only the kind.
std::string loggable(std::exception const& exception)
{
    if (dynamic_cast<sql::Failure const*>(&exception) != nullptr || typeid(exception) == typeid(std::logic_error))
        return exception.what();
    return typeid(exception).name();
}

bool may_pass(sql::Failure const& failure)
{
    switch (failure.kind()) {
    case sql::Failure::Kind::busy:
    case sql::Failure::Kind::lost:
    case sql::Failure::Kind::full: return true;
    case sql::Failure::Kind::constraint:
    case sql::Failure::Kind::other: return false;
    }
    return false;
}

Problem no_such_page()
{
    return {.status = 404, .error = {base::ErrorKind::not_found, "http.not-found", "There is no such page.", {}}};
}

Problem wrong_method()
{
    return {.status = 405, .error = {base::ErrorKind::wrong_call, "http.wrong-method", "This page cannot be used that way.", {}}};
}

Problem bad_path()
{
    return {.status = 400, .error = {base::ErrorKind::wrong_call, "http.bad-path", "This is no address of a page.", {}}};
}

Problem from_elsewhere()
{
    return {.status = 403,
            .error = {base::ErrorKind::forbidden, "http.from-elsewhere",
                      "This came from a page of another site and was not carried out.", {}}};
}

Problem failed()
{
    return {.status = 500,
            .error = {base::ErrorKind::unavailable, "http.failed", "Something went wrong here; nothing was changed.", {}}};
}

Problem database_away()
{
    return {.status = 503,
            .error = {base::ErrorKind::unavailable, "http.database-away",
                      "The records cannot be reached for the moment; nothing was changed.", {}},
            .retry_after = std::chrono::seconds{5}};
}

void add_security_headers(Fields& headers)
{
    headers.set_if_absent("Content-Security-Policy",
                          "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    headers.set_if_absent("X-Content-Type-Options", "nosniff");
    headers.set_if_absent("X-Frame-Options", "DENY");  // browsers that do not know frame-ancestors
    headers.set_if_absent("Referrer-Policy", "same-origin");
    headers.set_if_absent("Cross-Origin-Opener-Policy", "same-origin");
    headers.set_if_absent("Cache-Control", "no-store");
}

std::string_view without_weakness(std::string_view entity_tag)
{
    return entity_tag.starts_with("W/") ? entity_tag.substr(2) : entity_tag;
}

std::string allowed_methods(std::vector<std::string> const& methods)
{
    std::string allowed;
    for (auto const& method : methods)
        allowed += (allowed.empty() ? "" : ", ") + method + (method == "GET" ? ", HEAD" : "");
    return allowed;
}

void drop_known_content(Response& response, Message const& message)
{
    if (response.status != 200 || !is_safe_method(message.method) ||
        !has_content_already(message.headers, response.headers.get("ETag")))
        return;
    response.status = 304;
    response.body.clear();
}

}  // namespace

bool comes_from_own_pages(std::string_view method, Fields const& headers)
{
    if (is_safe_method(method))
        return true;
    if (auto const site = headers.get("Sec-Fetch-Site"); !site.empty())
        return site == "same-origin" || site == "none";
    if (!headers.has("Origin"))
        return true;  // no browser of these years
    auto origin = headers.get("Origin");
    auto const scheme = origin.find("://");
    return scheme != std::string_view::npos && equal_ignoring_case(origin.substr(scheme + 3), headers.get("Host"));
}

bool has_content_already(Fields const& request_headers, std::string_view entity_tag)
{
    if (entity_tag.empty())
        return false;
    auto rest = request_headers.get("If-None-Match");
    while (!rest.empty()) {
        auto const comma = std::min(rest.find(','), rest.size());
        auto const tag = trim_blanks(rest.substr(0, comma));
        if (tag == "*" || without_weakness(tag) == without_weakness(entity_tag))
            return true;
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return false;
}

Dispatcher::Dispatcher(Router const& router, Metrics& metrics, logs::Log const& log, DispatchSettings settings)
    : router_{router}, metrics_{metrics}, log_{log}, settings_{std::move(settings)}
{
    metrics_.watch(router_);
}

Response Dispatcher::answer(Message message) const
{
    Request request{std::move(message), settings_.proxies};
    if (!request.has_path())
        return refuse(request.message(), bad_path());
    auto const match = router_.match(request.method(), request.segments());
    if (match.route == nullptr && match.allowed.empty())
        return refuse(request.message(), no_such_page());
    Response response;
    if (match.route == nullptr) {
        response = present(wrong_method(), request.message());
        response.headers.set("Allow", allowed_methods(match.allowed));
    } else if (!comes_from_own_pages(request.method(), request.headers())) {
        response = present(from_elsewhere(), request.message());
    } else {
        request.set_path_parameters(path_parameters(match.route->pattern, request.segments()));
        response = call(*match.route, request);
    }
    finish(response, match.route, request.message());
    return response;
}

Response Dispatcher::refuse(Message const& message, Problem const& problem) const
{
    auto response = present(problem, message);
    finish(response, nullptr, message);
    return response;
}

std::size_t Dispatcher::body_limit(std::string_view method, std::string_view target) const
{
    auto const segments = decode_path(target.substr(0, target.find('?')));
    auto const match = segments ? router_.match(method, *segments) : Match{};
    return match.route == nullptr ? default_body_limit : match.route->body_limit;
}

Response Dispatcher::call(Route const& route, Request const& request) const
{
    try {
        return route.handler(request);
    } catch (sql::Failure const& failure) {
        return fail_with_incident(route, may_pass(failure) ? database_away() : failed(), loggable(failure), request.message());
    } catch (std::exception const& exception) {
        return fail_with_incident(route, failed(), loggable(exception), request.message());
    } catch (...) {
        return fail_with_incident(route, failed(), "no exception of the standard library", request.message());
    }
}

Response Dispatcher::fail_with_incident(Route const& route, Problem problem, std::string_view what, Message const& message) const
{
    problem.incident = new_incident();
    log_.write(logs::Line{"incident"}
                   .text("incident", problem.incident)
                   .text("method", route.method)
                   .text("route", route.pattern)
                   .text("what", what));
    return present(problem, message);
}

Response Dispatcher::present(Problem const& problem, Message const& message) const
{
    try {
        auto headers = message.headers;
        if (message.target.starts_with(settings_.json_below))
            headers.set("Accept", "application/json");
        return http::present(settings_.problem_page, problem, headers);
    } catch (std::exception const& exception) {
        log_.write(logs::Line{"problem-page-failed"}.text("what", loggable(exception)));
        return problem_json(problem);
    }
}

void Dispatcher::finish(Response& response, Route const* route, Message const& message) const
{
    for (auto const& cookie : response.cookies)
        response.headers.add("Set-Cookie", set_cookie_value(cookie, settings_.scheme == Scheme::https));
    response.cookies.clear();
    add_security_headers(response.headers);
    drop_known_content(response, message);
    compress(response, message.headers);

    auto const took = std::chrono::steady_clock::now() - message.received;
    metrics_.count(route, response.status, took);
    logs::Line line{"request"};
    line.text("method", route == nullptr ? "" : message.method)
        .text("route", route == nullptr ? "" : route->pattern)
        .number("status", response.status)
        .number("bytes", static_cast<std::int64_t>(response.body.size()))
        .milliseconds("ms", took);
    if (settings_.log_addresses)
        line.text("address", client_address(settings_.proxies, message));
    log_.write(line);
}

}  // namespace http
