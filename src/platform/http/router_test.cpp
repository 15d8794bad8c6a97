#include "platform/http/router.hpp"

#include "platform/http/decoding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace http {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

Response nothing(Request const&)
{
    return {};
}

class RouterTest : public testing::Test {
protected:
    // The pattern that is found, "" for none.
    [[nodiscard]] std::string found(std::string_view method, std::string_view path) const
    {
        auto const match = router_.match(method, *decode_path(path));
        return match.route == nullptr ? "" : match.route->pattern;
    }
    void get(std::string_view pattern) { router_.get(pattern, open_to_all, nothing); }
    void post(std::string_view pattern) { router_.post(pattern, open_to_all, nothing); }

    Router router_;
};

TEST_F(RouterTest, FindsARouteByEachSegment)
{
    get("/");
    get("/office/{agency}/requests");
    get("/office/{agency}/requests/{id}");

    EXPECT_EQ(found("GET", "/"), "/");
    EXPECT_EQ(found("GET", "/office/330100/requests"), "/office/{agency}/requests");
    EXPECT_EQ(found("GET", "/office/330100/requests/7"), "/office/{agency}/requests/{id}");
    EXPECT_EQ(found("GET", "/office/330100"), "");
    EXPECT_EQ(found("GET", "/office/330100/requests/7/8"), "");
}

TEST_F(RouterTest, LetsALiteralWinOverAName)
{
    get("/requests/{receipt}");
    get("/requests/new");

    EXPECT_EQ(found("GET", "/requests/new"), "/requests/new");
    EXPECT_EQ(found("GET", "/requests/newer"), "/requests/{receipt}");
}

TEST_F(RouterTest, GoesBackWhereALiteralLeadsNowhere)
{
    get("/a/new");
    get("/a/{id}/edit");

    EXPECT_EQ(found("GET", "/a/new/edit"), "/a/{id}/edit");
}

TEST_F(RouterTest, TakesAnEmptySegmentForNoValue)
{
    get("/a/{id}");
    get("/b");

    EXPECT_EQ(found("GET", "/a/"), "");
    EXPECT_EQ(found("GET", "/b/"), "");
}

TEST_F(RouterTest, MatchesHeadAsGet)
{
    get("/a");
    post("/b");

    EXPECT_EQ(found("HEAD", "/a"), "/a");
    EXPECT_EQ(found("HEAD", "/b"), "");
}

TEST_F(RouterTest, NamesTheMethodsThatAPathAllows)
{
    get("/a/{id}");
    post("/a/{id}");
    post("/a/b");

    auto const wrong = router_.match("DELETE", *decode_path("/a/b"));
    auto const unknown = router_.match("DELETE", *decode_path("/c"));

    EXPECT_THAT(wrong.allowed, ElementsAre("POST", "GET"));
    EXPECT_THAT(unknown.allowed, IsEmpty());
}

TEST_F(RouterTest, GivesTheValuesOfTheNames)
{
    auto const parameters = path_parameters("/office/{agency}/requests/{id}", *decode_path("/office/%E5%B8%82/requests/7"));

    EXPECT_THAT(parameters.entries(), ElementsAre(Pair("agency", "市"), Pair("id", "7")));
}

TEST_F(RouterTest, ListsItsRoutes)
{
    get("/a");
    router_.post("/b", "answer requests", nothing);

    ASSERT_EQ(router_.routes().size(), 2U);
    EXPECT_EQ(router_.routes()[0].needs, open_to_all);
    EXPECT_EQ(router_.routes()[1].method, "POST");
    EXPECT_EQ(router_.routes()[1].pattern, "/b");
    EXPECT_EQ(router_.routes()[1].needs, "answer requests");
}

TEST_F(RouterTest, RefusesPatternsThatFitAPathEquallyWell)
{
    get("/a/{id}");
    get("/x/{y}/z");

    EXPECT_THROW(get("/a/{id}"), std::logic_error);
    EXPECT_THROW(get("/a/{name}"), std::logic_error);
    EXPECT_THROW(get("/x/y/{z}"), std::logic_error);
    EXPECT_NO_THROW(get("/x/y/z"));
    EXPECT_NO_THROW(post("/a/{id}"));
}

TEST_F(RouterTest, RefusesPatternsThatAreNone)
{
    for (auto const* const pattern : {"a", "", "/a/", "//a", "/a{id}", "/{}"})
        EXPECT_THROW(get(pattern), std::logic_error) << pattern;
    EXPECT_THROW(router_.get("/a", "", nothing), std::logic_error);
}

TEST_F(RouterTest, AnswersQuicklyHoweverAPathIsMade)
{
    get("/{a}/{b}/{c}/{d}/{e}/{f}/{g}/end");
    get("/a/a/a/a/a/a/a/end");
    std::string path;
    for (int i = 0; i < 4000; ++i)
        path += "/a";

    EXPECT_EQ(found("GET", path), "");
    EXPECT_EQ(found("GET", "/a/a/a/a/a/a/b/end"), "/{a}/{b}/{c}/{d}/{e}/{f}/{g}/end");
}

}  // namespace
}  // namespace http
