#pragma once

#include "agencies/agency_service.hpp"
#include "agencies/api/api_answers.hpp"
#include "agencies/api/api_key_service.hpp"
#include "base/json.hpp"
#include "platform/html/site.hpp"
#include "platform/http/rate_limiter.hpp"

namespace agencies {

// A call of the JSON API by a key that may make it.
struct ApiCall {
    http::Request const& request;
    ApiKey const& key;
    Agency const& agency;  // of the path; without one, the key's own
    config::Texts const& texts;
    base::Json body = base::Json::object();  // what was sent with a POST

    // As whom the key acts.
    [[nodiscard]] PersonKey by() const { return acting_key(key); }
};

// What a write is answered with, and under whose key the answer is kept for who sends it again.
struct ApiWritten {
    http::Response response;
    keys::Case about = {};  // of no account where it was refused
};

using ApiHandler = std::function<http::Response(ApiCall const&)>;
using ApiWriter = std::function<ApiWritten(ApiCall const&)>;

// The services that decide who comes in; all outlive the routes.
struct ApiDoor {
    ApiKeyService& keys;
    AgencyService& agencies;
    ApiAnswers& answers;
    html::Site const& site;
    http::RateLimiter& failures;  // by address: who tries keys is told to wait before one is looked up
};

inline constexpr std::string_view api_root = "/api/v1";
inline constexpr std::string_view any_key = "any key";  // what a route needs that no scope is asked for

// Adds routes of the JSON API, each behind api_root. Who calls has a key (Authorization: Bearer) with the scope of the permission;
// where the path holds {agency}, the agency is the key's own or stands below it. Refusals are application/problem+json.
class ApiRoutes {
public:
    ApiRoutes(http::Router& router, ApiDoor const& door) : router_{router}, door_{door} {}

    void get(std::string_view pattern, Permission scope, ApiHandler const& handler);
    void get(std::string_view pattern, ApiHandler const& handler);
    // A POST that only reads: its body holds what must stand in no address and no log.
    void look(std::string_view pattern, Permission scope, ApiHandler const& handler);
    // A POST that changes something; it has an Idempotency-Key, under which a second one gets the answer of the first.
    void write(std::string_view pattern, Permission scope, ApiWriter const& writer, std::size_t body_limit = http::default_body_limit);

private:
    void add(http::Route route, std::optional<Permission> scope, ApiHandler handler);

    http::Router& router_;
    ApiDoor door_;
};

// Refusals as problem+json (RFC 9457) in the language of the caller, with the stable code.
[[nodiscard]] http::Response api_problem(ApiCall const& call, base::Error const& error);
// Of an input: every fault at its field, in the member `errors`.
[[nodiscard]] http::Response api_faults(ApiCall const& call, base::Faults const& faults,
                                        std::function<std::string(base::Fault const&)> const& say,
                                        base::ErrorKind kind = base::ErrorKind::invalid_input);

// Which part of a list is asked for: ?page= from 1, ?per_page= up to 200.
struct ApiPage {
    int number = 1;
    int size = 50;
};
[[nodiscard]] base::Accepted<ApiPage> api_page(http::Parameters const& query);

}  // namespace agencies
