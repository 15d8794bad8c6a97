#pragma once

#include "platform/http/metrics.hpp"
#include "platform/log/log.hpp"

namespace http {

enum class Scheme { http, https };

struct DispatchSettings {
    Scheme scheme = Scheme::http;  // by which the site is reached, proxies included; HTTPS makes cookies Secure
    TrustedProxies proxies = {};
    bool log_addresses = false;  // addresses are personal data
    std::string json_below = "/api/";  // there refusals are JSON whatever the caller prefers
    ProblemPage problem_page = [](Problem const& problem, Fields const&) { return problem_json(problem); };
};

// From a request to its answer: finds the route, calls its handler, and sees to what every answer needs. The one place
// where exceptions of handlers end. For any number of threads.
class Dispatcher {
public:
    // All routes are there by now.
    Dispatcher(Router const& router, Metrics& metrics, logs::Log const& log, DispatchSettings settings = {});

    [[nodiscard]] Response answer(Message message) const;
    // The answer to a request that did not arrive whole, or that there is no room for.
    [[nodiscard]] Response refuse(Message const& message, Problem const& problem) const;
    // How many bytes the body of that request may have.
    [[nodiscard]] std::size_t body_limit(std::string_view method, std::string_view target) const;

    [[nodiscard]] Metrics& metrics() const { return metrics_; }

private:
    [[nodiscard]] Response call(Route const& route, Request const& request) const;
    [[nodiscard]] Response fail_with_incident(Route const& route, Problem problem, std::string_view what, Message const& message) const;
    [[nodiscard]] Response present(Problem const& problem, Message const& message) const;
    // What every answer needs. Counts and logs it.
    void finish(Response& response, Route const* route, Message const& message) const;

    Router const& router_;
    Metrics& metrics_;
    logs::Log const& log_;
    DispatchSettings settings_;
};

// False for a request that would change something and that a page of another site made the browser send: the second line
// of defence, behind the tokens in forms.
[[nodiscard]] bool comes_from_own_pages(std::string_view method, Fields const& headers);

// True when If-None-Match of the request names the response's entity tag.
[[nodiscard]] bool has_content_already(Fields const& request_headers, std::string_view entity_tag);

}  // namespace http
