#include "platform/http/dispatch.hpp"

#include "base/json.hpp"
#include "platform/http/testing/test_browser.hpp"
#include "platform/sql/connection.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

namespace http {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string unzipped(std::string_view packed)
{
    z_stream stream{};
    inflateInit2(&stream, 31);
    std::string content(1'000'000, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(content.data());
    stream.avail_out = static_cast<uInt>(content.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    content.resize(stream.total_out);
    inflateEnd(&stream);
    return content;
}

class DispatchTest : public testing::Test {
protected:
    DispatchTest()
    {
        router_.get("/hello/{name}", open_to_all, [](Request const& r) { return html("<p>" + r.path_parameter("name") + "</p>"); });
        router_.post("/form", open_to_all,
                     [](Request const& r) { return see_other("/hello/" + std::string{r.form()->fields.get("name")}); });
        router_.get("/long", open_to_all, [](Request const&) { return html(std::string(5000, 'x')); });
        router_.get("/asset", open_to_all, [](Request const&) {
            auto response = html(std::string(5000, 'x'));
            response.headers.set("ETag", "\"v1\"");
            response.headers.set("Cache-Control", "public, max-age=60");
            return response;
        });
        router_.get("/sign-in", open_to_all, [](Request const&) {
            return Response{.cookies = {{.name = "session", .value = "a;b"}, {.name = "old", .value = "", .lifetime = 0s}}};
        });
    }

    void get(std::string_view pattern, Handler handler) { router_.get(pattern, open_to_all, std::move(handler)); }

    // What a GET of it answers that sends one header.
    [[nodiscard]] Response get_with(std::string_view target, std::string_view header, std::string_view value)
    {
        Message message{.target = std::string{target}};
        message.headers.set(header, value);
        return TestBrowser{router_}.send(std::move(message));
    }

    // What a POST to /form answers that comes with these headers.
    [[nodiscard]] int post_with(std::initializer_list<std::pair<std::string_view, std::string_view>> headers)
    {
        Message message{.method = "POST", .target = "/form"};
        message.headers.set("Host", "gongkai.example:8080");
        message.headers.set("Content-Type", "application/x-www-form-urlencoded");
        for (auto const& [name, value] : headers)
            message.headers.set(name, value);
        return TestBrowser{router_}.send(std::move(message)).status;
    }

    Router router_;
};

TEST_F(DispatchTest, CallsTheHandlerWithThePathsParameters)
{
    auto const response = TestBrowser{router_}.get("/hello/%E5%85%AC");

    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body, "<p>公</p>");
    EXPECT_EQ(response.headers.get("Content-Type"), "text/html; charset=utf-8");
}

TEST_F(DispatchTest, AnswersAFormWithAnotherPage)
{
    auto const response = TestBrowser{router_}.post("/form", {{"name", "公 开"}});

    EXPECT_EQ(response.status, 303);
    EXPECT_EQ(response.headers.get("Location"), "/hello/%E5%85%AC%20%E5%BC%80");
}

TEST_F(DispatchTest, KnowsNoOtherPages)
{
    auto const response = TestBrowser{router_}.get("/none");

    EXPECT_EQ(response.status, 404);
    EXPECT_THAT(response.body, HasSubstr("\"code\":\"http.not-found\""));
}

TEST_F(DispatchTest, NamesTheMethodsThatAPageTakes)
{
    auto const response = TestBrowser{router_}.send({.method = "PUT", .target = "/long"});

    EXPECT_EQ(response.status, 405);
    EXPECT_EQ(response.headers.get("Allow"), "GET, HEAD");
}

TEST_F(DispatchTest, RefusesAPathThatIsNone)
{
    EXPECT_EQ(TestBrowser{router_}.get("/%zz").status, 400);
    EXPECT_EQ(TestBrowser{router_}.get("/hello/..").status, 400);
}

TEST_F(DispatchTest, ProtectsEveryAnswer)
{
    TestBrowser browser{router_};

    for (auto const* const target : {"/hello/a", "/none", "/%zz"}) {
        auto const headers = browser.get(target).headers;
        EXPECT_THAT(headers.get("Content-Security-Policy"), AllOf(HasSubstr("default-src 'self'"), HasSubstr("frame-ancestors 'none'")));
        EXPECT_EQ(headers.get("X-Content-Type-Options"), "nosniff");
        EXPECT_EQ(headers.get("Referrer-Policy"), "same-origin");
        EXPECT_EQ(headers.get("Cache-Control"), "no-store");
    }
}

TEST_F(DispatchTest, LetsAHandlerSayHowLongItsAnswerKeeps)
{
    EXPECT_EQ(TestBrowser{router_}.get("/asset").headers.get("Cache-Control"), "public, max-age=60");
}

TEST_F(DispatchTest, TakesFormsFromItsOwnPagesOnly)
{
    EXPECT_EQ(post_with({{"Sec-Fetch-Site", "same-origin"}}), 303);
    EXPECT_EQ(post_with({{"Sec-Fetch-Site", "none"}}), 303);
    EXPECT_EQ(post_with({{"Origin", "https://Gongkai.example:8080"}}), 303);
    EXPECT_EQ(post_with({}), 303);
    EXPECT_EQ(post_with({{"Sec-Fetch-Site", "cross-site"}}), 403);
    EXPECT_EQ(post_with({{"Sec-Fetch-Site", "same-site"}, {"Origin", "https://gongkai.example:8080"}}), 403);
    EXPECT_EQ(post_with({{"Origin", "https://elsewhere.example"}}), 403);
    EXPECT_EQ(post_with({{"Origin", "null"}}), 403);
}

TEST_F(DispatchTest, LetsOtherSitesLinkToItsPages)
{
    EXPECT_EQ(get_with("/long", "Sec-Fetch-Site", "cross-site").status, 200);
}

TEST_F(DispatchTest, KeepsCookiesFromScriptsAndOtherSites)
{
    auto const plain = TestBrowser{router_}.get("/sign-in");
    auto const secure = TestBrowser{router_, {.scheme = Scheme::https}}.get("/sign-in");

    EXPECT_EQ(plain.headers.get("Set-Cookie"), "session=a%3Bb; Path=/; HttpOnly; SameSite=Strict");
    EXPECT_EQ(secure.headers.get("Set-Cookie"), "session=a%3Bb; Path=/; HttpOnly; SameSite=Strict; Secure");
    EXPECT_EQ(plain.headers.entries()[1].second, "old=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
}

TEST_F(DispatchTest, AnswersAFailureWithAnIncidentThatTheLogKnows)
{
    get("/fails", [](Request const&) -> Response { throw std::runtime_error{"a name that somebody typed"}; });
    TestBrowser browser{router_};

    auto const response = browser.get("/fails?secret=1");

    auto const incident = base::Json::parse(response.body).value("incident", "");
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(incident.size(), 8U);
    EXPECT_THAT(browser.log(), AllOf(HasSubstr(incident), HasSubstr("\"route\": \"/fails\""), HasSubstr("runtime_error")));
    EXPECT_THAT(browser.log(), AllOf(Not(HasSubstr("somebody")), Not(HasSubstr("secret"))));
    EXPECT_THAT(response.body, Not(HasSubstr("somebody")));
}

TEST_F(DispatchTest, LogsWhatABrokenInvariantSays)
{
    get("/fails", [](Request const& request) { return text(request.path_parameter("none")); });
    TestBrowser browser{router_};

    EXPECT_EQ(browser.get("/fails").status, 500);
    EXPECT_THAT(browser.log(), HasSubstr("a handler asks for names of its own pattern only"));
}

TEST_F(DispatchTest, SurvivesWhateverAHandlerThrows)
{
    get("/fails", [](Request const&) -> Response { throw 7; });

    EXPECT_EQ(TestBrowser{router_}.get("/fails").status, 500);
}

TEST_F(DispatchTest, AsksToComeAgainWhenTheDatabaseIsAway)
{
    for (auto const kind : {sql::Failure::Kind::lost, sql::Failure::Kind::full, sql::Failure::Kind::busy}) {
        Router router;
        router.get("/fails", open_to_all, [kind](Request const&) -> Response { throw sql::Failure{kind, "SELECT: code 7"}; });
        TestBrowser browser{router};

        auto const response = browser.get("/fails");

        EXPECT_EQ(response.status, 503);
        EXPECT_EQ(response.headers.get("Retry-After"), "5");
        EXPECT_THAT(browser.log(), HasSubstr("SELECT: code 7"));
    }
}

TEST_F(DispatchTest, TakesAnyOtherFailureOfTheDatabaseForOneOfItsOwn)
{
    get("/fails", [](Request const&) -> Response { throw sql::Failure{sql::Failure::Kind::constraint, "INSERT: code 7"}; });

    EXPECT_EQ(TestBrowser{router_}.get("/fails").status, 500);
}

TEST_F(DispatchTest, PresentsProblemsInTheLookOfTheSite)
{
    DispatchSettings const settings{.problem_page = [](Problem const& p, Fields const&) { return html(p.error.code, p.status); }};
    DispatchSettings const broken{.problem_page = [](Problem const&, Fields const&) -> Response { throw std::logic_error{"no template"}; }};

    EXPECT_EQ(TestBrowser(router_, settings).get("/none").body, "http.not-found");
    EXPECT_EQ(TestBrowser(router_, broken).get("/none").status, 404);
}

TEST_F(DispatchTest, PresentsProblemsOfTheApiAsJson)
{
    auto const page = [](Problem const& problem, Fields const& headers) {
        return prefers_json(headers) ? problem_json(problem) : html("<p>lost</p>", problem.status);
    };
    TestBrowser browser{router_, {.problem_page = page}};

    EXPECT_EQ(browser.get("/nowhere").headers.get("Content-Type"), "text/html; charset=utf-8");
    EXPECT_EQ(browser.get("/api/v1/nowhere").headers.get("Content-Type"), "application/problem+json");
}

TEST_F(DispatchTest, SendsNoContentThatTheBrowserHas)
{
    auto const known = get_with("/asset", "If-None-Match", "\"v0\", W/\"v1\"");
    auto const changed = get_with("/asset", "If-None-Match", "\"v0\"");

    EXPECT_EQ(known.status, 304);
    EXPECT_EQ(known.body, "");
    EXPECT_EQ(known.headers.get("ETag"), "\"v1\"");
    EXPECT_EQ(changed.status, 200);
    EXPECT_EQ(get_with("/long", "If-None-Match", "*").status, 200);
}

TEST_F(DispatchTest, CompressesLongTextForWhoTakesIt)
{
    auto const packed = get_with("/long", "Accept-Encoding", "br;q=1.0, GZIP;q=0.8");
    auto const plain = get_with("/long", "Accept-Encoding", "br");

    EXPECT_EQ(packed.headers.get("Content-Encoding"), "gzip");
    EXPECT_EQ(packed.headers.get("Vary"), "Accept-Encoding");
    EXPECT_LT(packed.body.size(), 100U);
    EXPECT_EQ(unzipped(packed.body), std::string(5000, 'x'));
    EXPECT_EQ(plain.body.size(), 5000U);
    EXPECT_EQ(plain.headers.get("Vary"), "Accept-Encoding");
}

TEST_F(DispatchTest, WeakensTheTagOfCompressedContent)
{
    EXPECT_EQ(get_with("/asset", "Accept-Encoding", "gzip").headers.get("ETag"), "W/\"v1\"");
}

TEST_F(DispatchTest, CompressesNeitherShortNorPackedContent)
{
    get("/picture", [](Request const&) { return download(std::string(5000, 'x'), "image/png", "图.png"); });

    EXPECT_FALSE(get_with("/hello/a", "Accept-Encoding", "gzip").headers.has("Content-Encoding"));
    EXPECT_FALSE(get_with("/picture", "Accept-Encoding", "gzip").headers.has("Content-Encoding"));
}

TEST_F(DispatchTest, LogsRequestsWithoutPersonalData)
{
    TestBrowser browser{router_};
    Message message{.target = "/hello/%E5%BC%A0?id=310"};
    message.peer = "198.51.100.7";

    auto const response = browser.send(std::move(message));

    EXPECT_THAT(browser.log(), HasSubstr("\"event\": \"request\", \"method\": \"GET\", \"route\": \"/hello/{name}\", "
                                         "\"status\": 200, \"bytes\": 10,"));
    EXPECT_THAT(browser.log(), AllOf(Not(HasSubstr("张")), Not(HasSubstr("310")), Not(HasSubstr("198.51"))));
    EXPECT_EQ(response.status, 200);
}

TEST_F(DispatchTest, LogsAddressesWhenItIsAskedTo)
{
    TestBrowser browser{router_, {.log_addresses = true}};
    Message message{.target = "/long"};
    message.peer = "198.51.100.7";

    EXPECT_EQ(browser.send(std::move(message)).status, 200);
    EXPECT_THAT(browser.log(), HasSubstr("\"address\": \"198.51.100.7\""));
}

TEST_F(DispatchTest, KnowsHowLongABodyMayBe)
{
    auto const handler = [](Request const&) { return Response{}; };
    router_.add({.method = "POST", .pattern = "/files", .needs = "sign in", .handler = handler, .body_limit = 77});
    TestBrowser const browser{router_};

    EXPECT_EQ(browser.dispatcher().body_limit("POST", "/files?a=b"), 77U);
    EXPECT_EQ(browser.dispatcher().body_limit("POST", "/none"), default_body_limit);
    EXPECT_EQ(browser.dispatcher().body_limit("POST", "/%zz"), default_body_limit);
}

}  // namespace
}  // namespace http
