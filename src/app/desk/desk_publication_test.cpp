#include "app/desk/desk_fixture.hpp"

#include <deque>
#include <gmock/gmock.h>

namespace app {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr auto report = "/office/town/report/2025";
constexpr auto published = "/reports/town/2025";

class DeskPublication : public WithTheDesk {
protected:
    void SetUp() override
    {
        WithTheDesk::SetUp();
        using agencies::AccountService;
        auto const superior = program().agencies().find("county").value().id;
        auto const person = program().accounts().add({superior, "county.supervisor", "张三", password, AccountService::ChosenBy::the_person}, "operator").value();
        program().accounts().appoint({person, superior, agencies::Role::supervisor, clock().today()}, "operator");
        for (int i = 0; i < 4; ++i)
            browsers_.emplace_back(router());
        sign_all_in();
    }
    void sign_all_in()
    {
        sign_in(county(), "county.supervisor");
        sign_in(clerk(), "town.request-officer");
        sign_in(head(), "town.head");
    }

    http::TestBrowser& county() { return browsers_.at(0); }
    http::TestBrowser& clerk() { return browsers_.at(1); }
    http::TestBrowser& head() { return browsers_.at(2); }
    http::TestBrowser& reader() { return browsers_.at(3); }

    http::Response act(http::TestBrowser& browser, std::string const& what, Form form = {})
    {
        form.try_emplace("version", hidden_in(browser.get(report).body, "version"));
        return send(browser, std::string{report} + "/" + what, std::move(form));
    }
    // A figure is what it is said to be, and every other one is 0.
    void hand_in(std::string const& received)
    {
        for (auto const* table : {"s2", "s3", "s4"})
            EXPECT_EQ(act(clerk(), "figures", {{"table", table}, {"also", "zeros"}}).status, 303);
        EXPECT_EQ(act(clerk(), "figures", {{"table", "s3"}, {"also", "confirm"}, {"t3.new.natural_person", received}, {"t3.new.total", received},
                                          {"t3.granted.natural_person", received}, {"t3.granted.total", received},
                                          {"t3.sum.natural_person", received}, {"t3.sum.total", received}}).status, 303);
        Form texts;
        for (auto const* part : {"part-0", "part-4", "part-5"})
            texts[part] = "2025年情况正常。";
        EXPECT_EQ(act(clerk(), "texts", texts).status, 303);
        EXPECT_EQ(act(clerk(), "to-review").status, 303);
        EXPECT_EQ(act(head(), "submit", {{"note", "已核对"}}).status, 303);
        EXPECT_EQ(act(county(), "accept").status, 303);
    }

private:
    std::deque<http::TestBrowser> browsers_;
};

}  // namespace

TEST_F(DeskPublication, ShowsThePublicWhatWasPublishedAndNothingBefore)
{
    hand_in("3");
    EXPECT_EQ(reader().get(published).status, 404);
    EXPECT_THAT(reader().get("/reports").body, HasSubstr("还没有公布年度报告"));

    EXPECT_EQ(act(head(), "publish").status, 303);

    auto const page = reader().get(published).body;
    EXPECT_THAT(page, HasSubstr("2026-03-03 公布"));
    EXPECT_THAT(page, HasSubstr("三、收到和处理政府信息公开申请情况"));
    EXPECT_THAT(page, HasSubstr("2025年情况正常。"));
    EXPECT_THAT(page, Not(HasSubstr("更正记录")));
    EXPECT_THAT(reader().get("/reports").body, HasSubstr(published));
    EXPECT_THAT(reader().get("/reports?year=2025&q=nowhere").body, HasSubstr("共0份"));
    EXPECT_THAT(reader().get("/reports/town").body, HasSubstr(published));
    EXPECT_THAT(reader().get("/agencies/town").body, HasSubstr("/reports/town"));
    EXPECT_EQ(reader().get("/reports/nobody").status, 404);
    EXPECT_EQ(reader().get("/reports/town/2024").status, 404);
}

TEST_F(DeskPublication, GivesEveryFormat)
{
    hand_in("3");
    act(head(), "publish");
    std::map<std::string, std::string> const begins{{"docx", "PK"}, {"xlsx", "PK"}, {"pdf", "%PDF"}, {"csv", "\xEF\xBB\xBF" "file,"}, {"json", "{"}};

    for (auto const& [format, begin] : begins) {
        auto const file = reader().get(std::string{published} + "/file?format=" + format);
        EXPECT_EQ(file.status, 200) << format;
        EXPECT_EQ(file.body.substr(0, begin.size()), begin) << format;
    }
    EXPECT_THAT(reader().get(std::string{published} + "/file?format=json").body, HasSubstr(R"("findings":null)"));
    EXPECT_EQ(reader().get(std::string{published} + "/file?format=exe").status, 422);
}

TEST_F(DeskPublication, TellsACorrectionWithItsFiguresItsDayAndItsReason)
{
    hand_in("3");
    act(head(), "publish");
    set_today(base::Date{std::chrono::year{2026} / 4 / 1});
    sign_all_in();
    EXPECT_EQ(act(head(), "correct", {{"note", "漏计1件"}}).status, 303);
    EXPECT_THAT(reader().get(published).body, Not(HasSubstr("更正记录")));  // until the correction is published

    hand_in("4");
    EXPECT_EQ(act(head(), "publish").status, 303);

    auto const page = reader().get(published).body;
    EXPECT_THAT(page, HasSubstr("更正记录"));
    EXPECT_THAT(page, HasSubstr("2026-04-01"));
    EXPECT_THAT(page, HasSubstr("漏计1件"));
    EXPECT_THAT(page, HasSubstr("<del>3</del>"));
    EXPECT_THAT(page, HasSubstr("<ins>4</ins>"));
    EXPECT_THAT(reader().get("/reports").body, HasSubstr("2026-04-01 更正"));
}

TEST_F(DeskPublication, SetsTheDaysOfTheUnitsByTheirSuperior)
{
    EXPECT_THAT(county().get("/office/county/report-days").body, HasSubstr("01-31"));

    EXPECT_EQ(send(county(), "/office/county/report-days", {{"township.month", "4"}, {"township.day", "15"}}).status, 303);

    EXPECT_THAT(county().get("/office/county/reports/2025").body, HasSubstr("2026-04-15"));
    EXPECT_THAT(clerk().get(report).body, HasSubstr("2026-04-15"));
    auto const refused = send(county(), "/office/county/report-days", {{"township.month", "2"}, {"township.day", "30"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("没有2月30日这一天"));
    EXPECT_EQ(send(clerk(), "/office/town/report-days", {}).status, 403);
}

}  // namespace app
