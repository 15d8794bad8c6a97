#include "app/desk/desk_fixture.hpp"

#include <gmock/gmock.h>

namespace app {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr auto settings = "/office/town/settings";

class SettingsOfTheDesk : public WithTheDesk {
protected:
    void SetUp() override
    {
        WithTheDesk::SetUp();
        sign_in(administrator_.emplace(router()), "town.administrator");
    }
    http::Response save(std::string const& part, Form form)
    {
        form.try_emplace("version", hidden_in(page(), "version"));
        return send(*administrator_, settings + std::string{"/"} + part, std::move(form));
    }
    std::string page() { return administrator_->get(settings).body; }

private:
    std::optional<http::TestBrowser> administrator_;
};

}  // namespace

TEST_F(SettingsOfTheDesk, AreKeptAndShownToThePublic)
{
    EXPECT_EQ(save("contacts", {{"unit", "政务公开办"}, {"telephone", "0898-66660001"}, {"email", "a@example.gov.cn"}}).status, 303);
    EXPECT_EQ(save("points", {{"point.1.kind", "hall"}, {"point.1.name", "政务大厅"}, {"point.1.person", "甄接件"}, {"point.4.kind", "fax"},
                              {"point.4.name", "传真室"}, {"point.4.person", "贾值班"}}).status, 303);

    EXPECT_THAT(page(), AllOf(HasSubstr("value=\"0898-66660001\""), HasSubstr("value=\"政务大厅\""), HasSubstr("name=\"point.2.name\" value=\"传真室\"")));
    http::TestBrowser anybody{router()};
    EXPECT_THAT(anybody.get("/agencies/town").body, HasSubstr("0898-66660001"));
}

TEST_F(SettingsOfTheDesk, TellEachFaultAtItsFieldAndKeepWhatWasTyped)
{
    auto const refused = save("contacts", {{"unit", "政务公开办"}, {"postcode", "12"}, {"email", "<script>"}});

    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, AllOf(HasSubstr("邮政编码是6位数字"), HasSubstr("value=\"政务公开办\""), HasSubstr("value=\"12\""), Not(HasSubstr("<script>"))));
    EXPECT_THAT(page(), Not(HasSubstr("政务公开办")));
    auto const point = save("points", {{"point.1.kind", "hall"}, {"point.1.name", "政务大厅"}});
    EXPECT_EQ(point.status, 422);
    EXPECT_THAT(point.body, AllOf(HasSubstr("value=\"政务大厅\""), HasSubstr("class=\"fault\"")));
}

TEST_F(SettingsOfTheDesk, TellWhoComesSecond)
{
    auto const version = hidden_in(page(), "version");
    EXPECT_EQ(save("patterns", {{"pattern.request", "{short}第{year}{n}号"}}).status, 303);

    auto const second = save("calendar", {{"version", version}, {"holiday_region", "example-region"}});

    EXPECT_EQ(second.status, 422);
    EXPECT_THAT(second.body, HasSubstr("刚被他人修改过"));
    EXPECT_THAT(page(), HasSubstr("{short}第{year}{n}号"));
}

TEST_F(SettingsOfTheDesk, SayThatDueDaysMoved)
{
    http::TestBrowser officer{router()};
    sign_in(officer, "town.request-officer");
    EXPECT_EQ(send(officer, "/office/town/requests/new",
                   {{"step", "save"}, {"channel", "in_person"}, {"arrived_on", "2026-03-03"}, {"applicant_kind", "natural_person"}, {"applicant_name", "甄名字"},
                    {"identity_kind", "passport"}, {"identity_number", "E10000001"}, {"telephone", "13810000001"}, {"address", "青石县人民路1号"},
                    {"content", "请求公开本村低保名单"}, {"subject", "低保名单"}, {"wanted_form", "paper"}, {"wanted_way", "post"}}).status, 200);

    auto const saved = save("calendar", {{"holiday_region", "example-region"}});

    EXPECT_EQ(saved.status, 303);
    EXPECT_EQ(saved.headers.get("Location"), "/office/town/settings?done=settings-moved");
}

}  // namespace app
