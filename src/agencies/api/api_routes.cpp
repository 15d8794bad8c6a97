#include "agencies/api/api_routes.hpp"

#include "platform/crypto/key.hpp"

#include <charconv>

namespace agencies {
namespace {

using base::ErrorKind;

constexpr std::string_view bearer = "Bearer ";
constexpr std::size_t longest_sent_key = 255;
constexpr int no_right_key = 401;
constexpr int most_a_page = 200;
constexpr int last_page = 1'000'000;

http::Response problem_in(config::Texts const& texts, http::Problem const& problem)
{
    auto response = http::problem_json(problem, texts.say(problem.error));
    if (problem.retry_after.count() > 0)
        response.headers.set("Retry-After", std::to_string(problem.retry_after.count()));
    if (problem.status == no_right_key)
        response.headers.set("WWW-Authenticate", R"(Bearer realm="gongkai")");
    return response;
}

http::Problem no_key()
{
    return {.status = no_right_key,
            .error = {ErrorKind::forbidden, "api-key.missing", "Send an API key as Authorization: Bearer.", {}}};
}

// An address from which many keys came that are none waits before another is looked up.
tl::expected<ApiKey, http::Problem> admit(ApiDoor const& door, http::Request const& request)
{
    auto const given = request.headers().get("Authorization");
    if (!given.starts_with(bearer))
        return tl::unexpected{no_key()};
    if (auto const wait = door.failures.wait(request.client_address()); wait.count() > 0)
        return tl::unexpected{http::too_often(wait)};
    auto key = door.keys.recognise(given.substr(bearer.size()));
    if (key)
        return std::move(*key);
    static_cast<void>(door.failures.take(request.client_address()));
    return tl::unexpected{http::Problem{.status = no_right_key, .error = key.error()}};
}

base::Error not_in_scope(std::string_view scope)
{
    return {ErrorKind::forbidden, "api-key.not-in-scope", "This API key lacks the scope {scope}.", {{"scope", std::string{scope}}}};
}

// The agency of the path, if the key reaches it. One beyond its reach is told like one that is not there.
Result<Agency> agency_of(ApiDoor const& door, http::Request const& request, ApiKey const& key, bool named)
{
    if (!named)
        return door.agencies.find(key.agency);
    auto agency = door.agencies.find(request.path_parameter("agency"));
    if (!agency || !door.keys.reaches(key, agency->id))
        return base::fail(ErrorKind::forbidden, "api-key.other-agency", "This API key is of another agency.");
    return agency;
}

// What was sent with a POST: a JSON object, in texts no NUL.
Result<base::Json> body_of(http::Request const& request)
{
    if (request.body().empty())
        return base::Json::object();
    if (!request.headers().get("Content-Type").starts_with("application/json"))
        return base::fail(ErrorKind::unsupported, "api.not-json-type", "Send JSON, as Content-Type: application/json.");
    auto body = base::Json::parse(request.body(), nullptr, false);
    if (!body.is_object() || request.body().find("\\u0000") != std::string::npos)
        return base::fail(ErrorKind::wrong_call, "api.not-json", "The body is no JSON object, or a text in it holds NUL.");
    return body;
}

// Drops what was begun unless it is kept, also when the writer ends with an exception.
class Begun {
public:
    Begun(ApiAnswers& answers, SentWrite const& write) : answers_{answers}, write_{write} {}
    Begun(Begun const&) = delete;
    Begun& operator=(Begun const&) = delete;
    ~Begun()
    {
        if (is_kept_)
            return;
        try {
            answers_.drop(write_);
        } catch (sql::Failure const&) {  // NOLINT(bugprone-empty-catch): the database is away, and it counts as given up after a while
        }
    }

    void keep(KeptAnswer const& answer, keys::Case const& about)
    {
        is_kept_ = true;  // also where this fails: what was carried out is not to be carried out again at once
        answers_.keep(write_, answer, about);
    }

private:
    ApiAnswers& answers_;
    SentWrite const& write_;
    bool is_kept_ = false;
};

http::Response answer_of(KeptAnswer const& kept)
{
    http::Response response{.status = kept.status, .body = kept.body};
    response.headers.set("Content-Type", "application/json");
    response.headers.set("Idempotent-Replayed", "true");
    if (!kept.location.empty())
        response.headers.set("Location", kept.location);
    return response;
}

http::Route route_of(std::string_view method, std::string_view pattern, std::size_t body_limit = http::default_body_limit)
{
    return {.method = std::string{method}, .pattern = std::string{pattern}, .needs = {}, .handler = {}, .body_limit = body_limit};
}

http::Response write_once(ApiDoor const& door, ApiWriter const& writer, ApiCall const& call)
{
    auto const sent_key = call.request.headers().get("Idempotency-Key");
    if (sent_key.empty() || sent_key.size() > longest_sent_key)
        return api_problem(call, {ErrorKind::wrong_call, "api.no-idempotency-key",
                                  "A write needs an Idempotency-Key of 1 to {most} characters, another one for each.",
                                  {{"most", std::to_string(longest_sent_key)}}});
    SentWrite const write{call.key, sent_key,
                          crypto::bound_together({call.request.method(), call.request.target(), call.request.body()})};
    auto const before = door.answers.begin(write);
    if (!before)
        return api_problem(call, before.error());
    if (*before)
        return answer_of(**before);
    Begun begun{door.answers, write};
    auto written = writer(call);
    constexpr int first_refusal = 300;
    if (written.response.status < first_refusal)
        begun.keep({written.response.status, std::string{written.response.headers.get("Location")}, written.response.body}, written.about);
    return std::move(written.response);
}

}  // namespace

void ApiRoutes::add(http::Route route, std::optional<Permission> scope, ApiHandler handler)
{
    auto const named = route.pattern.find("{agency}") != std::string::npos;
    auto const needs = scope ? entry_of(*scope).name : any_key;
    route.pattern.insert(0, api_root);
    route.needs = needs;
    route.handler = [door = door_, scope, needs, named, handler = std::move(handler)](http::Request const& request) {
        auto const& texts = door.site.texts_for(request.headers());
        auto const key = admit(door, request);
        if (!key)
            return problem_in(texts, key.error());
        if (scope && !key->scopes.has(*scope))
            return problem_in(texts, http::problem_of(not_in_scope(needs)));
        auto const agency = agency_of(door, request, *key, named);
        if (!agency)
            return problem_in(texts, http::problem_of(agency.error()));
        auto const body = body_of(request);
        if (!body)
            return problem_in(texts, http::problem_of(body.error()));
        return handler(ApiCall{request, *key, *agency, texts, *body});
    };
    router_.add(std::move(route));
}

void ApiRoutes::get(std::string_view pattern, Permission scope, ApiHandler const& handler)
{
    add(route_of("GET", pattern), scope, handler);
}

void ApiRoutes::get(std::string_view pattern, ApiHandler const& handler)
{
    add(route_of("GET", pattern), std::nullopt, handler);
}

void ApiRoutes::look(std::string_view pattern, Permission scope, ApiHandler const& handler)
{
    add(route_of("POST", pattern), scope, handler);
}

void ApiRoutes::write(std::string_view pattern, Permission scope, ApiWriter const& writer, std::size_t body_limit)
{
    add(route_of("POST", pattern, body_limit), scope, [door = door_, writer](ApiCall const& call) { return write_once(door, writer, call); });
}

http::Response api_problem(ApiCall const& call, base::Error const& error)
{
    return problem_in(call.texts, http::problem_of(error));
}

http::Response api_faults(ApiCall const& call, base::Faults const& faults, std::function<std::string(base::Fault const&)> const& say,
                          ErrorKind kind)
{
    base::Error const error{kind, "api.faults", "What was sent has faults.", {}};
    auto response = http::problem_json(http::problem_of(error), call.texts.say(error));
    auto body = base::Json::parse(response.body);
    auto& errors = body["errors"] = base::Json::array();
    for (auto const& fault : faults)
        errors.push_back({{"field", fault.field}, {"code", fault.code}, {"detail", say(fault)}});
    response.body = body.dump(-1, ' ', false, base::Json::error_handler_t::replace);
    return response;
}

base::Accepted<ApiPage> api_page(http::Parameters const& query)
{
    ApiPage page;
    base::Faults faults;
    auto const read = [&](std::string_view name, int most, int& number) {
        auto const text = query.find(name);
        if (!text)
            return;
        auto const [end, failure] = std::from_chars(text->data(), text->data() + text->size(), number);
        if (failure != std::errc{} || end != text->data() + text->size() || number < 1 || number > most)
            faults.push_back({std::string{name}, "api.bad-number", {{"most", std::to_string(most)}}});
    };
    read("page", last_page, page.number);
    read("per_page", most_a_page, page.size);
    if (!faults.empty())
        return base::refuse(std::move(faults));
    return page;
}

}  // namespace agencies
