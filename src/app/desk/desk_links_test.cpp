#include "app/desk/desk_fixture.hpp"
#include "app/desk/duties.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <sstream>

namespace app {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr auto links = "/office/county/reports/2025/links";

std::string sample()
{
    std::ifstream file{std::filesystem::path{GONGKAI_SOURCE_DIR} / "samples" / "临口镇2025.txt", std::ios::binary};
    std::stringstream content;
    content << file.rdbuf();
    return content.str();
}

// A county that gives a link to a unit without anybody in it.
class DeskLinks : public WithTheDesk {
protected:
    void SetUp() override
    {
        WithTheDesk::SetUp();
        using agencies::AccountService;
        auto const collector = program().agencies().find("county").value().id;
        auto const person = program().accounts().add({collector, "county.supervisor", "张三", password, AccountService::ChosenBy::the_person}, "operator").value();
        program().accounts().appoint({person, collector, agencies::Role::supervisor, clock().today()}, "operator");
        base::Date const day{std::chrono::year{2020} / 1 / 1};
        ASSERT_TRUE(program().agencies().add({.superior = collector, .code = "linkou", .names = {{day, "兴岗县临口镇人民政府", "临口镇"}}}, "operator"));
        county_ = std::make_unique<http::TestBrowser>(router());
        unit_ = std::make_unique<http::TestBrowser>(router());
        sign_in(county(), "county.supervisor");
    }
    http::TestBrowser& county() { return *county_; }
    http::TestBrowser& unit() { return *unit_; }

    // The path of a new link, as the page tells it.
    std::string given(std::string const& use)
    {
        auto const page = send(county(), links, {{"unit", "linkou"}, {"use", use}, {"until", "2026-03-10"}}).body;
        std::string const before = "https://example.gov.cn/report-links/";
        auto const begin = page.find(before);
        if (begin == std::string::npos)
            return {};
        auto const path = begin + std::string{"https://example.gov.cn"}.size();
        return page.substr(path, page.find('<', path) - path);
    }
    int sent(std::string const& content)
    {
        http::Message message{.method = "POST", .target = "/unit-report"};
        message.headers.set("Content-Type", "multipart/form-data; boundary=part");
        message.body = "--part\r\nContent-Disposition: form-data; name=\"files\"; filename=\"年报.txt\"\r\n\r\n" + content + "\r\n--part--\r\n";
        auto const status = unit().send(std::move(message)).status;
        auto const duties = duties_of(program(), installation(), clock());
        logs::Log const log{clock(), [](std::string_view) {}};
        jobs::Worker worker{installation().database(), clock(), log, duties};
        std::atomic<bool> const goes_on{false};
        while (worker.work_once(goes_on)) {
        }
        return status;
    }

private:
    std::unique_ptr<http::TestBrowser> county_;
    std::unique_ptr<http::TestBrowser> unit_;
};

}  // namespace

TEST_F(DeskLinks, LeadAUnitWithoutAnAccountToItsOwnReport)
{
    auto const link = given("once");
    ASSERT_FALSE(link.empty());
    EXPECT_THAT(county().get(links).body, Not(HasSubstr(link)));  // told once
    EXPECT_EQ(unit().get(link).status, 200);                      // who only looks at the link opens nothing
    EXPECT_EQ(unit().get("/unit-report").status, 404);

    EXPECT_EQ(unit().post(link, {}).status, 303);

    EXPECT_THAT(unit().get("/unit-report").body, HasSubstr("未开始"));
    EXPECT_EQ(sent(sample()), 303);
    auto const page = unit().get("/unit-report").body;
    EXPECT_THAT(page, HasSubstr("已报送"));
    EXPECT_THAT(page, HasSubstr("核对发现"));
    EXPECT_EQ(unit().get("/unit-report/file").body.substr(0, 2), "PK");
    EXPECT_THAT(county().get("/office/county/reports/2025").body, HasSubstr("群里收到"));
    http::TestBrowser other{router()};
    EXPECT_EQ(other.post(link, {}).status, 404);  // it opens once
}

TEST_F(DeskLinks, TakeTheMendedFileInThePlaceOfTheOneBefore)
{
    ASSERT_EQ(unit().post(given("until"), {}).status, 303);
    EXPECT_EQ(sent(sample()), 303);
    auto mended = sample();
    mended.replace(mended.find("179条"), std::string{"179条"}.size(), "180条");

    EXPECT_EQ(sent(mended), 303);

    auto const page = unit().get("/unit-report").body;
    EXPECT_THAT(page, HasSubstr("已被代替"));
    EXPECT_THAT(page, HasSubstr("代替第1号文件"));
    EXPECT_EQ(sent("\x01\x02"), 303);
    EXPECT_THAT(unit().get("/unit-report").body, HasSubstr("读不出"));
}

TEST_F(DeskLinks, AreRevoked)
{
    auto const link = given("until");
    ASSERT_EQ(unit().post(link, {}).status, 303);

    EXPECT_EQ(send(county(), std::string{links} + "/1/revoke", {}).status, 303);

    EXPECT_EQ(unit().get("/unit-report").status, 404);
    EXPECT_EQ(unit().post(link, {}).status, 404);
    EXPECT_THAT(county().get(links).body, HasSubstr("已作废"));
}

TEST_F(DeskLinks, AreNotFoundByTrying)
{
    auto status = 0;
    for (int i = 0; i < 30 && status != 429; ++i)
        status = unit().post("/report-links/guess-" + std::to_string(i), {}).status;

    EXPECT_EQ(status, 429);
}

}  // namespace app
