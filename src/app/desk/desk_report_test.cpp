#include "app/desk/desk_fixture.hpp"

#include <gmock/gmock.h>

namespace app {
namespace {

using testing::HasSubstr;
using testing::Not;

// The report of the town for 2025, made in March 2026.
class DeskReport : public WithTheDesk {
protected:
    static constexpr auto report = "/office/town/report/2025";

    // Somebody of the county, which has no people of its own in the fixture.
    void employ_supervisor()
    {
        using agencies::AccountService;
        auto const county = program().agencies().find("county").value().id;
        auto const person = program().accounts().add({county, "county.supervisor", "county.supervisor", password, AccountService::ChosenBy::the_person}, "operator").value();
        program().accounts().appoint({person, county, agencies::Role::supervisor, clock().today()}, "operator");
    }

    static http::Response act(http::TestBrowser& browser, std::string const& what, Form form)
    {
        form.try_emplace("version", hidden_in(browser.get(report).body, "version"));
        return send(browser, std::string{report} + "/" + what, std::move(form));
    }
    static void write_texts(http::TestBrowser& clerk)
    {
        EXPECT_EQ(act(clerk, "texts", {{"part-0", "2025年未收到政府信息公开申请。"}, {"part-4", "问题：更新不及时。改进：明确专人负责。"},
                                       {"part-5", "没有需要报告的事项。"}}).status, 303);
    }
    static void fill_with_zeros(http::TestBrowser& clerk)
    {
        for (auto const* table : {"s2", "s3", "s4"})
            EXPECT_EQ(act(clerk, "figures", {{"table", table}, {"also", "zeros"}}).status, 303) << table;
    }
};

}  // namespace

TEST_F(DeskReport, IsBlankUntilSomebodyAnswers)
{
    http::TestBrowser clerk{router()};
    sign_in(clerk, "town.request-officer");

    auto const page = clerk.get(report).body;

    EXPECT_THAT(page, HasSubstr(R"(name="t3.new.total" value="")"));
    EXPECT_THAT(page, HasSubstr("175格没有数据"));
    EXPECT_THAT(act(clerk, "to-review", {}).body, HasSubstr("还缺200格数据"));
}

TEST_F(DeskReport, OfAYearWithoutAnythingIsThroughInFiveSteps)
{
    http::TestBrowser clerk{router()};
    sign_in(clerk, "town.request-officer");
    fill_with_zeros(clerk);
    EXPECT_THAT(clerk.get(report).body, HasSubstr("town.request-officer 于 2026-03-03 核实175格"));

    EXPECT_THAT(act(clerk, "to-review", {}).body, HasSubstr("还没有写：一、总体情况；五、存在的主要问题及改进情况；六、其他需要报告的事项。"));

    write_texts(clerk);
    EXPECT_EQ(act(clerk, "to-review", {}).status, 303);

    EXPECT_THAT(clerk.get(report).body, HasSubstr("内部审核"));
    EXPECT_THAT(clerk.get(report).body, Not(HasSubstr(R"(name="t3.new.total")")));
}

TEST_F(DeskReport, GoesUpComesBackWithMarkedCellsAndIsPublished)
{
    employ_supervisor();
    http::TestBrowser clerk{router()};
    http::TestBrowser head{router()};
    http::TestBrowser county{router()};
    sign_in(clerk, "town.request-officer");
    sign_in(head, "town.head");
    sign_in(county, "county.supervisor");
    fill_with_zeros(clerk);
    write_texts(clerk);
    EXPECT_EQ(act(clerk, "figures", {{"table", "s3"}, {"also", "confirm"}, {"t3.new.total", "9"}}).status, 303);
    act(clerk, "to-review", {});
    EXPECT_EQ(act(head, "submit", {}).status, 422);  // the rules find errors
    EXPECT_EQ(act(head, "submit", {{"note", "系统外另有9件"}}).status, 303);

    EXPECT_EQ(act(county, "give-back", {{"return.t3.new.total", "去年结转为2"}, {"note", "请核对"}}).status, 303);

    EXPECT_THAT(clerk.get(report).body, HasSubstr("去年结转为2"));
    auto const board = county.get("/office/county/reports/2025").body;
    EXPECT_THAT(board, HasSubstr("退回修改"));
    EXPECT_THAT(board, HasSubstr("未报：other-town；需修改：town（"));
    act(clerk, "to-review", {});
    act(head, "submit", {{"note", "已核对"}});
    EXPECT_EQ(act(county, "accept", {}).status, 303);
    EXPECT_EQ(act(head, "publish", {}).status, 303);
    EXPECT_THAT(clerk.get(report).body, HasSubstr("公布稿"));
    EXPECT_EQ(clerk.get(std::string{report} + "/file?edition=2&format=json").status, 200);
    EXPECT_THAT(county.get("/office/county/reports/2025").body, HasSubstr("已汇总1个单位"));
    EXPECT_THAT(county.get("/office/county/reports/2025/total?format=csv").body, HasSubstr("t3.new.total"));
}

TEST_F(DeskReport, IsAcceptedByTheSuperiorAlone)
{
    http::TestBrowser supervisor{router()};
    sign_in(supervisor, "town.supervisor");

    EXPECT_EQ(act(supervisor, "accept", {}).status, 403);
    EXPECT_EQ(act(supervisor, "figures", {{"table", "s2"}, {"also", "zeros"}}).status, 403);
}

TEST_F(DeskReport, TellsAtItsCellWhatIsNoFigure)
{
    http::TestBrowser clerk{router()};
    sign_in(clerk, "town.request-officer");

    auto const answer = act(clerk, "figures", {{"table", "s2"}, {"t2.licensing.decisions", "七"}, {"t2.penalty.decisions", "5"}});

    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, HasSubstr("“七”不是"));
    EXPECT_THAT(answer.body, HasSubstr(R"(name="t2.penalty.decisions" value="5")"));
}

TEST_F(DeskReport, CountsTheRegisterAndTheMonths)
{
    http::TestBrowser clerk{router()};
    sign_in(clerk, "town.request-officer");
    EXPECT_EQ(send(clerk, "/office/town/documents", {{"number", "0"}, {"kind", "norm_docs"}, {"title", "集市管理办法"},
                                                     {"file_number", "柳政发〔2025〕3号"}, {"issued_on", "2025-03-04"}}).status, 303);
    Form months{{"year", "2025"}};
    for (int month = 1; month <= 12; ++month)
        months["licensing." + std::to_string(month)] = std::to_string(month);
    EXPECT_EQ(send(clerk, "/office/town/months", months).status, 303);

    auto const page = clerk.get(report).body;

    EXPECT_THAT(page, HasSubstr(R"(name="t2.norm_docs.issued" value="1")"));
    EXPECT_THAT(page, HasSubstr(R"(name="t2.licensing.decisions" value="78")"));
    EXPECT_THAT(page, HasSubstr(R"(name="t2.penalty.decisions" value="")"));
    EXPECT_THAT(clerk.get("/office/town/documents").body, HasSubstr("柳政发〔2025〕3号"));
    EXPECT_EQ(send(clerk, "/office/town/documents", {{"number", "0"}, {"kind", "norm_docs"}, {"title", ""}, {"issued_on", "x"}}).status, 422);
}

}  // namespace app
