#pragma once

#include "app/desk/desk.hpp"
#include "platform/http/decoding.hpp"
#include "platform/http/testing/test_browser.hpp"

#include <gtest/gtest.h>
#include <map>
#include <random>

namespace app {

// For tests: a county with two towns on the third of March 2026, and in each of the towns a person for every role.
class WithTheDesk : public testing::Test {
protected:
    static constexpr auto password = "a password of the demo";

    void SetUp() override
    {
        installation_ = Installation::create({.data = folder_.string(), .database = {}}, keys::KeyRing{keys::MainKey::random()}).value();
        desk_.emplace(*installation_, law_, clock_, DeskSettings{.password_cost = {.passes = 1, .memory = 8192}, .public_address = "https://example.gov.cn"});
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

    static void sign_in(http::TestBrowser& browser, std::string const& login)
    {
        EXPECT_EQ(browser.post("/sign-in", {{"login", login}, {"password", password}}).status, 303) << login;
    }

    // The text with which the page of a new letter begins, with something at each gap.
    static std::string letter_without_gaps(std::string const& page)
    {
        auto const area = page.find("<textarea");
        auto const begin = page.find('>', area) + 1;
        auto text = page.substr(begin, page.find("</textarea>", begin) - begin);
        std::string_view const end_of_gap = "〕";
        for (auto gap = text.find("〔缺："); gap != std::string::npos; gap = text.find("〔缺："))
            text.replace(gap, text.find(end_of_gap, gap) + end_of_gap.size() - gap, "青石县某处");
        return text;
    }
    // The value of the first hidden field of that name.
    static std::string hidden_in(std::string const& page, std::string const& name)
    {
        auto const before = "name=\"" + name + "\" value=\"";
        auto const begin = page.find(before);
        if (begin == std::string::npos)
            return {};
        return page.substr(begin + before.size(), page.find('"', begin + before.size()) - begin - before.size());
    }
    static std::string csrf_of(http::TestBrowser& browser) { return hidden_in(browser.get("/account").body, "csrf"); }

    using Form = std::map<std::string, std::string>;
    // Sends the form with the token of the session.
    static http::Response send(http::TestBrowser& browser, std::string const& path, Form form)
    {
        form.try_emplace("csrf", csrf_of(browser));
        http::Message message{.method = "POST", .target = path};
        message.headers.set("Content-Type", "application/x-www-form-urlencoded");
        for (auto const& [name, value] : form)
            message.body += (message.body.empty() ? "" : "&") + http::percent_encode(name) + "=" + http::percent_encode(value);
        return browser.send(std::move(message));
    }

    [[nodiscard]] http::Router const& router() const { return desk_->router(); }
    [[nodiscard]] Desk& program() { return *desk_; }
    [[nodiscard]] Installation& installation() { return *installation_; }
    [[nodiscard]] clocks::SetClock& clock() { return clock_; }
    void set_today(base::Date day) { clock_.set(day.days() + std::chrono::hours{2}); }

private:
    base::AgencyId found(std::string code, std::optional<base::AgencyId> superior)
    {
        base::Date const day{std::chrono::year{2020} / 1 / 1};
        return desk_->agencies().add({.superior = superior, .code = code, .names = {{day, code, code}}}, "operator").value().id;
    }
    void employ(base::AgencyId agency, std::string const& login, agencies::Role role)
    {
        using agencies::AccountService;
        auto const person = desk_->accounts().add({agency, login, login, password, AccountService::ChosenBy::the_person}, "operator").value();
        desk_->accounts().appoint({person, agency, role, clock_.today()}, "operator");
    }

    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("gongkai-desk-" + std::to_string(std::random_device{}()));
    config::LawFiles law_;
    clocks::SetClock clock_{std::chrono::sys_days{std::chrono::year{2026} / 3 / 3} + std::chrono::hours{2}};
    std::unique_ptr<Installation> installation_;
    std::optional<Desk> desk_;
};

}  // namespace app
