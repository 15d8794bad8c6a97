#include "app/desk/desk.hpp"

#include "platform/http/testing/test_browser.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace app {
namespace {

using agencies::Role;
using namespace std::chrono;

constexpr auto password = "a password of the demo";

// A county with two towns, and in each of the towns a person for every role.
class DeskRoles : public testing::Test {
protected:
    void SetUp() override
    {
        installation_ = Installation::create({.data = folder_.string(), .database = {}}, keys::KeyRing{keys::MainKey::random()}).value();
        desk_.emplace(*installation_, law_, clock_, crypto::PasswordCost{.passes = 1, .memory = 8192});
        auto const county = found("county", std::nullopt);
        for (auto const* code : {"town", "other-town"}) {
            auto const id = found(code, county);
            for (auto const role : agencies::role_names)
                employ(id, code + std::string{"."} + std::string{role}, *agencies::parse_role(role));
        }
    }
    void TearDown() override
    {
        desk_.reset();
        installation_.reset();
        std::filesystem::remove_all(folder_);
    }

    // The status of the answer to somebody who is signed in and sends the token of the session.
    int visit(http::TestBrowser& browser, http::Route const& route, std::string const& csrf) const
    {
        auto path = route.pattern;
        for (auto at = path.find('{'); at != std::string::npos; at = path.find('{'))
            path.replace(at, path.find('}', at) - at + 1, path.substr(at).starts_with("{agency}") ? "town" : "1");
        return (route.method == "GET" ? browser.get(path) : browser.post(path, {{"csrf", csrf}})).status;
    }

    static void sign_in(http::TestBrowser& browser, std::string const& login)
    {
        EXPECT_EQ(browser.post("/sign-in", {{"login", login}, {"password", password}}).status, 303) << login;
    }

    static std::string csrf_of(http::TestBrowser& browser)
    {
        constexpr std::string_view before = R"(name="csrf" value=")";
        auto const page = browser.get("/account").body;
        auto const begin = page.find(before) + before.size();
        return page.substr(begin, page.find('"', begin) - begin);
    }

    [[nodiscard]] http::Router const& router() const { return desk_->router(); }

private:
    base::AgencyId found(std::string code, std::optional<base::AgencyId> superior)
    {
        base::Date const day{2020y / January / 1};
        return desk_->agencies().add({.superior = superior, .code = code, .names = {{day, code, code}}}, "operator").value().id;
    }
    void employ(base::AgencyId agency, std::string const& login, Role role)
    {
        using agencies::AccountService;
        auto const person = desk_->accounts().add({agency, login, login, password, AccountService::ChosenBy::the_person}, "operator").value();
        desk_->accounts().appoint({person, agency, role, clock_.today()}, "operator");
    }

    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("gongkai-desk-" + std::to_string(std::random_device{}()));
    config::LawFiles law_;
    clocks::SetClock clock_{sys_days{2026y / March / 3} + 2h};
    std::unique_ptr<Installation> installation_;
    std::optional<Desk> desk_;
};

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

}  // namespace app
