#include "app/desk/desk_fixture.hpp"

#include "app/desk/duties.hpp"
#include "journal/head_text.hpp"
#include "platform/files/read_file.hpp"
#include "platform/files/test_folder.hpp"
#include "platform/http/testing/test_browser.hpp"

namespace app {
namespace {

class DeskJournal : public WithTheDesk {};

bool holds(std::string const& page, std::string_view text)
{
    return page.find(text) != std::string::npos;
}

}  // namespace

TEST_F(DeskJournal, ShowsWhoDidWhatInTheWordsOfTheOffice)
{
    http::TestBrowser browser{router()};
    sign_in(browser, "town.auditor");

    auto const page = browser.get("/office/town/journal").body;

    EXPECT_TRUE(holds(page, "town.auditor"));
    EXPECT_TRUE(holds(page, "<td data-label=\"做了什么\">登录</td>"));
    EXPECT_TRUE(holds(page, "运维人员"));
    EXPECT_TRUE(holds(page, "还没有存证。"));
}

TEST_F(DeskJournal, IsFilteredPagedAndExported)
{
    http::TestBrowser browser{router()};
    sign_in(browser, "town.head");

    EXPECT_TRUE(holds(browser.get("/office/town/journal?event=account.signed-in").body, "共1条"));
    EXPECT_TRUE(holds(browser.get("/office/town/journal?only=looks").body, "没有符合条件的记录。"));
    EXPECT_TRUE(holds(browser.get("/office/town/journal?from=2026-03-04").body, "没有符合条件的记录。"));
    EXPECT_FALSE(holds(browser.get("/office/town/journal?event=account.added").body, "page=2"));
    auto const csv = browser.get("/office/town/journal?event=account.signed-in&format=csv");
    EXPECT_EQ(csv.status, 200);
    EXPECT_TRUE(holds(csv.body, "\"town.head\",\"登录\",\"person/"));
    EXPECT_EQ(browser.get("/office/town/journal?format=xlsx").body.substr(0, 2), "PK");
}

TEST_F(DeskJournal, PrintsADaySheetThatStaysThere)
{
    http::TestBrowser browser{router()};
    sign_in(browser, "town.head");

    auto const printed = send(browser, "/office/town/journal/sheets", {});

    ASSERT_EQ(printed.status, 303);
    auto const sheet = std::string{printed.headers.get("Location")};
    auto const file = browser.get(sheet);
    EXPECT_EQ(file.headers.get("Content-Type"), "application/pdf");
    EXPECT_TRUE(file.body.starts_with("%PDF"));
    auto const page = browser.get("/office/town/journal").body;
    EXPECT_TRUE(holds(page, "打印的日志单"));
    EXPECT_TRUE(holds(page, "href=\"" + sheet + "\""));
    EXPECT_EQ(browser.get("/office/town/journal/sheets/1").status, 404);
}

TEST_F(DeskJournal, LeavesTheMachineByNight)
{
    files::TestFolder const folder;
    auto const duties = duties_of(program(), installation(), clock(), {.heads_folder = folder.path().string()});
    logs::Log const quiet{clock(), [](std::string_view) {}};
    jobs::Worker worker{installation().database(), clock(), quiet, duties};
    std::atomic<bool> const goes_on{false};

    worker.plan();
    clock().set(clock().now() + std::chrono::hours{24});
    worker.plan();
    while (worker.work_once(goes_on)) {
    }

    auto const list = journal::parse_head_list(files::read_file(folder.path() / "journal-heads-00001.jsonl", 1'000'000).value()).value();
    EXPECT_EQ(list.installation, "county");
    EXPECT_EQ(list.heads.size(), 3U);
}

}  // namespace app
