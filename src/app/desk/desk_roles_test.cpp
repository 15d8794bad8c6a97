#include "app/desk/desk_fixture.hpp"

#include <algorithm>

namespace app {
namespace {

class DeskRoles : public WithTheDesk {
protected:
    // Makes a caller of the JSON API of the browser, with a key of that agency and one scope.
    void give_key(http::TestBrowser& browser, std::string_view agency, agencies::Permission scope)
    {
        auto const key = program().api_keys().issue({.agency = program().agencies().find(agency)->id, .name = "test", .scopes = {scope},
                                                     .until = clock().today()},
                                                    "operator");
        browser.always_send("Authorization", "Bearer " + key.value().token);
    }

    // The status of the answer to somebody who is signed in and sends the token of the session.
    int visit(http::TestBrowser& browser, http::Route const& route, std::string const& csrf) const
    {
        auto path = route.pattern;
        for (auto at = path.find('{'); at != std::string::npos; at = path.find('{'))
            path.replace(at, path.find('}', at) - at + 1, path.substr(at).starts_with("{agency}") ? "town" : "1");
        return (route.method == "GET" ? browser.get(path) : browser.post(path, {{"csrf", csrf}})).status;
    }
};

bool is_of_an_agency_in_the_api(http::Route const& route)
{
    return route.pattern.starts_with("/api/v1/agencies/{agency}");
}

bool has_permission(std::string_view role, std::string_view permission)
{
    auto const* const entry = std::ranges::find(agencies::permissions, permission, &agencies::PermissionEntry::name);
    return entry != agencies::permissions.end() && entry->roles.has(*agencies::parse_role(role));
}

bool is_of_an_agency(http::Route const& route)
{
    return route.pattern.starts_with("/office/{agency}");
}

}  // namespace

TEST_F(DeskRoles, OpenEveryRouteToTheRolesThatHaveItsPermissionAndToNoOther)
{
    for (auto const role : agencies::role_names) {
        http::TestBrowser browser{router()};
        sign_in(browser, "town." + std::string{role});
        auto const csrf = csrf_of(browser);
        for (auto const& route : router().routes()) {
            if (!is_of_an_agency(route))
                continue;
            auto const status = visit(browser, route, csrf);
            EXPECT_EQ(status != 403, has_permission(role, route.needs)) << role << ' ' << route.method << ' ' << route.pattern;
            EXPECT_LT(status, 500) << role << ' ' << route.method << ' ' << route.pattern;
        }
    }
}

TEST_F(DeskRoles, OpenEveryRouteOfTheApiToKeysWithItsScopeAndToNoOther)
{
    for (auto const scope : agencies::grantable) {
        http::TestBrowser browser{router()};
        give_key(browser, "town", scope);
        for (auto const& route : router().routes()) {
            if (!is_of_an_agency_in_the_api(route))
                continue;
            auto const status = visit(browser, route, "");
            EXPECT_EQ(status != 403, route.needs == agencies::entry_of(scope).name) << route.method << ' ' << route.pattern;
            EXPECT_LT(status, 500) << route.method << ' ' << route.pattern;
        }
    }
}

TEST_F(DeskRoles, OpenNothingOfTheApiToKeysOfAnotherSubtree)
{
    for (auto const scope : agencies::grantable) {
        http::TestBrowser browser{router()};
        give_key(browser, "other-town", scope);
        for (auto const& route : router().routes())
            if (is_of_an_agency_in_the_api(route)) {
                EXPECT_EQ(visit(browser, route, ""), 403) << route.method << ' ' << route.pattern;
            }
    }
}

TEST_F(DeskRoles, OpenNothingOfTheApiWithoutAKey)
{
    http::TestBrowser stranger{router()};
    sign_in(stranger, "town.request-officer");

    for (auto const& route : router().routes())
        if (route.pattern.starts_with("/api/v1/") && route.needs != http::open_to_all) {
            EXPECT_EQ(visit(stranger, route, ""), 401) << route.method << ' ' << route.pattern;
        }
}

TEST_F(DeskRoles, OpenNothingOfAnotherSubtree)
{
    for (auto const role : agencies::role_names) {
        http::TestBrowser browser{router()};
        sign_in(browser, "other-town." + std::string{role});
        auto const csrf = csrf_of(browser);
        for (auto const& route : router().routes())
            if (is_of_an_agency(route)) {
                EXPECT_EQ(visit(browser, route, csrf), 403) << role << ' ' << route.method << ' ' << route.pattern;
            }
    }
}

TEST_F(DeskRoles, LeadStrangersToTheSignIn)
{
    http::TestBrowser stranger{router()};

    for (auto const& route : router().routes())
        if (is_of_an_agency(route)) {
            EXPECT_EQ(visit(stranger, route, ""), route.method == "GET" ? 303 : 403) << route.method << ' ' << route.pattern;
        }
}

TEST_F(DeskRoles, RefuseAFormWithoutTheTokenOfItsSession)
{
    for (auto const role : agencies::role_names) {
        http::TestBrowser browser{router()};
        sign_in(browser, "town." + std::string{role});
        for (auto const& route : router().routes())
            if (is_of_an_agency(route) && route.method == "POST") {
                EXPECT_EQ(visit(browser, route, "of another session"), 403) << role << ' ' << route.pattern;
            }
    }
}

TEST_F(DeskRoles, AskEveryRouteOfAnAgencyForAPermissionThatThereIs)
{
    for (auto const& route : router().routes()) {
        if (!is_of_an_agency(route))
            continue;
        EXPECT_NE(std::ranges::find(agencies::permissions, route.needs, &agencies::PermissionEntry::name), agencies::permissions.end())
            << route.method << ' ' << route.pattern << " needs " << route.needs;
    }
}

TEST_F(DeskRoles, FindAPageBehindEveryJobOfTheNavigation)
{
    constexpr std::string_view before = R"(<a href="/office/town)";
    for (auto const role : agencies::role_names) {
        http::TestBrowser browser{router()};
        sign_in(browser, "town." + std::string{role});
        auto const page = browser.get("/office/town").body;
        auto jobs = 0;
        for (auto at = page.find(before); at != std::string::npos; at = page.find(before, at + 1), ++jobs) {
            auto const begin = page.find('/', at);
            auto const target = page.substr(begin, page.find('"', begin) - begin);
            EXPECT_EQ(browser.get(target).status, 200) << role << ' ' << target;
        }
        EXPECT_GE(jobs, 3) << role;
    }
}

}  // namespace app
