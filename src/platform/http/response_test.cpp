#include "platform/http/response.hpp"

#include "base/json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace http {
namespace {

using testing::HasSubstr;

TEST(Responses, LeadToPagesOfTheirOwnSiteOnly)
{
    EXPECT_EQ(see_other("/a?b=c#d").headers.get("Location"), "/a?b=c#d");
    for (auto const* const path : {"//evil.example", "https://evil.example", "/\\evil.example", "", "evil"})
        EXPECT_EQ(see_other(path).headers.get("Location"), "/") << path;
    EXPECT_EQ(see_other("/a\r\nSet-Cookie: x=y").headers.get("Location"), "/a%0D%0ASet-Cookie:%20x=y");
}

TEST(Responses, CannotBeMadeToHoldAnotherHeader)
{
    Response response;
    response.headers.set("X-Test", "a\r\nSet-Cookie: x=y");

    EXPECT_EQ(response.headers.get("X-Test"), "a  Set-Cookie: x=y");
}

TEST(Responses, SandboxDownloads)
{
    auto const response = download("x", "text/html", "附件.html");

    EXPECT_THAT(response.headers.get("Content-Security-Policy"), HasSubstr("sandbox"));
    EXPECT_THAT(response.headers.get("Content-Disposition"), HasSubstr("attachment;"));
}

TEST(Responses, PresentAProblemAsJson)
{
    auto const problem = problem_of({base::ErrorKind::conflict, "requests.answered", "Request {id} is answered.", {{"id", "7"}}});

    auto const response = problem_json(problem);

    EXPECT_EQ(response.status, 409);
    EXPECT_EQ(response.headers.get("Content-Type"), "application/problem+json");
    EXPECT_EQ(base::Json::parse(response.body), (base::Json{{"type", "about:blank"},
                                                            {"title", "Conflict"},
                                                            {"status", 409},
                                                            {"code", "requests.answered"},
                                                            {"detail", "Request 7 is answered."}}));
}

TEST(Responses, SayThatNothingHasChanged)
{
    auto const response = not_modified("\"v1\"");

    EXPECT_EQ(response.status, 304);
    EXPECT_EQ(response.headers.get("ETag"), "\"v1\"");
}

TEST(StatusOf, TellsKindsOfRefusalsApart)
{
    using base::ErrorKind;
    std::vector<std::pair<ErrorKind, int>> const expected{
        {ErrorKind::invalid_input, 422}, {ErrorKind::not_found, 404},   {ErrorKind::conflict, 409},    {ErrorKind::forbidden, 403},
        {ErrorKind::over_limit, 413},    {ErrorKind::unsupported, 415}, {ErrorKind::unavailable, 503}, {ErrorKind::wrong_call, 400}};

    for (auto const& [kind, status] : expected) {
        EXPECT_EQ(status_of(kind), status);
        EXPECT_NE(reason_phrase(status), "");
    }
}

}  // namespace
}  // namespace http
