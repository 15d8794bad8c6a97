#include "app/desk/desk_fixture.hpp"

#include <gmock/gmock.h>

namespace app {
namespace {

using testing::HasSubstr;
using testing::Not;

// The town writes its report for 2025, in March 2026.
class DeskDrafting : public WithTheDesk {
protected:
    static constexpr auto report = "/office/town/report/2025";

    static http::Response act(http::TestBrowser& browser, std::string const& what, Form form)
    {
        form.try_emplace("version", hidden_in(browser.get(report).body, "version"));
        return send(browser, std::string{report} + "/" + what, std::move(form));
    }
    static http::Response upload(http::TestBrowser& browser, std::string const& name, std::string content)
    {
        return browser.post_files(std::string{report} + "/import", {{"csrf", csrf_of(browser)}}, {{"file", name, std::move(content)}});
    }

    // What stands from there to the end of the block.
    static std::string block(std::string const& page, std::string const& begin)
    {
        auto const from = page.find(begin);
        EXPECT_NE(from, std::string::npos) << begin;
        auto const list_end = page.find("</ul>", from);
        auto const end = page.find("</div>", from);
        return page.substr(from + begin.size(), (list_end < end ? list_end : end) - from - begin.size());
    }

    // The report of the other town, of zeros, as CSV; with a row changed.
    std::string file_of_the_other_town(std::string const& row, std::string const& becomes)
    {
        http::TestBrowser other{router()};
        sign_in(other, "other-town.request-officer");
        std::string const path = "/office/other-town/report/2025";
        for (auto const* table : {"s2", "s3", "s4"})
            send(other, path + "/figures", {{"table", table}, {"also", "zeros"}, {"version", hidden_in(other.get(path).body, "version")}});
        auto csv = other.get(path + "/file?format=csv").body;
        auto const begin = csv.find(row);
        EXPECT_NE(begin, std::string::npos);
        csv.replace(begin, row.size(), becomes);
        return csv;
    }
};

}  // namespace

TEST_F(DeskDrafting, TakesAWholeReportOutOfAFile)
{
    http::TestBrowser clerk{router()};
    sign_in(clerk, "town.request-officer");
    auto const file = file_of_the_other_town("t3.new.total,表三,一、本年新收政府信息公开申请数量,总计,0,read,0,", "t3.new.total,表三,一、本年新收政府信息公开申请数量,总计,,ambiguous,1 0,10|1");
    EXPECT_THAT(clerk.get(report).body, HasSubstr(std::string{report} + "/import"));

    EXPECT_EQ(upload(clerk, "年报.csv", file).status, 303);

    auto const page = clerk.get(std::string{report} + "/import").body;
    EXPECT_THAT(page, HasSubstr("读到199格数据，1格读法不止一种"));
    EXPECT_THAT(page, HasSubstr("文件写的单位是“other-town”"));
    EXPECT_THAT(page, HasSubstr(R"(name="t3.new.total" value="")"));
    EXPECT_THAT(page, HasSubstr("文件中为“1 0”，可能是10、1"));
    EXPECT_THAT(page, HasSubstr(R"(name="t3.carry_in.total" value="0")"));
    EXPECT_THAT(clerk.get(report).body, HasSubstr(R"(name="t3.carry_in.total" value="")"));  // nothing is taken over yet

    auto const checked = act(clerk, "import/take", {{"also", "check"}, {"t3.new.total", "1"}, {"t3.carry_in.total", "0"}});
    EXPECT_EQ(checked.status, 200);
    EXPECT_THAT(checked.body, HasSubstr("各类申请人合计0，总计栏为1"));

    EXPECT_EQ(act(clerk, "import/take", {{"also", "confirm"}, {"t3.new.total", "0"}, {"t3.carry_in.total", "0"}, {"part-4", "问题与改进。"}}).status, 303);
    auto const draft = clerk.get(report).body;
    EXPECT_THAT(draft, HasSubstr(R"(name="t3.new.total" value="0")"));
    EXPECT_THAT(draft, HasSubstr("town.request-officer 于 2026-03-03 核实2格"));
    EXPECT_THAT(draft, HasSubstr("问题与改进。"));
    EXPECT_THAT(clerk.get(std::string{report} + "/import").body, HasSubstr("已于 2026-03-03 写入年报"));
}

TEST_F(DeskDrafting, SaysWhyAFileIsNotTaken)
{
    http::TestBrowser clerk{router()};
    sign_in(clerk, "town.request-officer");

    EXPECT_THAT(upload(clerk, "", "").body, HasSubstr("请选择一个文件"));
    auto const none = upload(clerk, "说明.txt", "今天天气很好。");
    EXPECT_EQ(none.status, 422);
    EXPECT_THAT(none.body, HasSubstr("说明.txt"));
    EXPECT_THAT(clerk.get(std::string{report} + "/import").body, Not(HasSubstr("写入年报，并核实")));
    EXPECT_EQ(act(clerk, "import/take", {{"also", "confirm"}}).status, 404);
}

TEST_F(DeskDrafting, ChecksWhileOneTypesAsItDoesAfterSaving)
{
    http::TestBrowser clerk{router()};
    sign_in(clerk, "town.request-officer");
    Form const typed{{"t3.new.natural_person", "2"}, {"t3.new.total", "3"}, {"part-0", "2025年收到政府信息公开申请4件。"}};
    Form whole = typed;
    for (auto const* cell : {"biz_enterprise", "research_inst", "public_welfare_org", "legal_service_org", "other_org"})
        whole[std::string{"t3.new."} + cell] = "0";

    auto const answer = act(clerk, "check", whole);

    EXPECT_EQ(answer.status, 200);
    EXPECT_THAT(answer.body, HasSubstr("各类申请人合计2，总计栏为3"));
    EXPECT_THAT(answer.body, HasSubstr(R"(<a href="#part-0" data-paragraph="0">“2025年收到政府信息公开申请4件。”</a>)"));
    EXPECT_THAT(clerk.get(report).body, HasSubstr(R"(name="t3.new.total" value="")"));  // nothing is saved

    whole["table"] = "s3";
    EXPECT_EQ(act(clerk, "figures", whole).status, 303);
    EXPECT_EQ(act(clerk, "texts", whole).status, 303);
    auto const saved = clerk.get(report).body;
    for (auto const* id : {"findings-s2", "findings-s3", "findings-s4", "findings-texts"})
        EXPECT_EQ(block(saved, std::string{"id=\""} + id + "\">"), block(answer.body, std::string{"data-for=\""} + id + "\">")) << id;
}

TEST_F(DeskDrafting, WritesTheTextBesideFactsAndQuestions)
{
    http::TestBrowser clerk{router()};
    sign_in(clerk, "town.request-officer");
    std::string const text = std::string{report} + "/text";
    act(clerk, "figures", {{"table", "s3"}, {"t3.new.total", "3"}, {"t3.new.natural_person", "3"}});

    auto const page = clerk.get(text).body;
    EXPECT_THAT(page, HasSubstr("收到政府信息公开申请3件"));
    EXPECT_THAT(page, HasSubstr("/office/town/report/2025#c-t3.new.total"));
    EXPECT_THAT(page, HasSubstr("群众今年问得最多"));
    EXPECT_THAT(page, HasSubstr(R"(<input type="hidden" name="t3.new.total" value="3">)"));

    EXPECT_EQ(act(clerk, "text", {{"part-0", "2025年收到政府信息公开申请4件。"}, {"note-1", "低保名单"}}).status, 303);
    auto const saved = clerk.get(text).body;
    EXPECT_THAT(saved, HasSubstr("低保名单"));
    EXPECT_THAT(saved, HasSubstr("正文写收到申请4件"));
    EXPECT_EQ(act(clerk, "text", {{"version", "0"}, {"part-0", "另一个人写的。"}}).status, 409);
}

TEST_F(DeskDrafting, ReadsListsOfDocumentsAndMonths)
{
    http::TestBrowser clerk{router()};
    sign_in(clerk, "town.request-officer");
    auto const give = [&](std::string const& path, std::string content) {
        return clerk.post_files(path, {{"csrf", csrf_of(clerk)}, {"year", "2025"}}, {{"file", "list.csv", std::move(content)}});
    };

    auto const wrong = give("/office/town/documents/import", "文号,标题,制发日期\n柳政发〔2025〕1号,集市管理办法,昨天\n");
    EXPECT_EQ(wrong.status, 422);
    EXPECT_THAT(wrong.body, HasSubstr("“昨天”不是日期"));
    auto const tried = give("/office/town/documents/import", "文号,标题,制发日期\n柳政发〔2025〕1号,集市管理办法,2025年3月4日\n");
    EXPECT_EQ(tried.status, 200);
    EXPECT_THAT(tried.body, HasSubstr("新登记1件"));
    EXPECT_THAT(clerk.get("/office/town/documents").body, Not(HasSubstr("集市管理办法")));
    EXPECT_EQ(send(clerk, "/office/town/documents/import", {{"take", "yes"}, {"list", "kind,title,file_number,issued_on\nnorm_docs,集市管理办法,柳政发〔2025〕1号,2025-03-04\n"}}).status, 303);
    EXPECT_THAT(clerk.get("/office/town/documents").body, HasSubstr("集市管理办法"));

    EXPECT_EQ(give("/office/town/months/import", "月份,行政许可（件）\n1,5\n13,1\n").status, 422);
    EXPECT_THAT(give("/office/town/months/import", "月份,行政许可（件）\n2024年1月,5\n").body, HasSubstr("不在2025年"));
    EXPECT_THAT(clerk.get("/office/town/months/import").body, HasSubstr(R"(name="year" value="2025")"));
    EXPECT_THAT(clerk.get("/office/town/months").body, HasSubstr(R"(name="year" value="2025")"));
    for (auto const* path : {"/office/town/months", "/office/town/months/import", "/office/town/powers", "/office/town/powers/link", "/office/town/powers/sheet"})
        EXPECT_EQ(send(clerk, path, {{"year", "20x5"}, {"take", "yes"}, {"list", "month,licensing\n1,5\n"}}).status, 422) << path;
    EXPECT_EQ(send(clerk, "/office/town/months/import", {{"take", "yes"}, {"year", "2025"}, {"list", "month,licensing\n1,5\n2,6\n"}}).status, 303);
    EXPECT_THAT(clerk.get("/office/town/months?year=2025").body, HasSubstr(R"(name="licensing.2" value="6")"));
    EXPECT_EQ(clerk.get("/office/town/months/file?year=2025&format=xlsx").status, 200);
}

TEST_F(DeskDrafting, AsksStationsByALinkWithoutAnAccount)
{
    http::TestBrowser clerk{router()};
    sign_in(clerk, "town.request-officer");
    EXPECT_EQ(send(clerk, "/office/town/powers", {{"take", "yes"}, {"year", "2025"}, {"list", "station,kind,name\n派出所,行政许可,居住证\n司法所,行政处罚,罚款\n"}}).status, 303);
    auto const made = send(clerk, "/office/town/powers/link", {{"station", "派出所"}, {"year", "2025"}});
    EXPECT_EQ(made.status, 200);
    auto const begin = made.body.find("/sheets/");
    ASSERT_NE(begin, std::string::npos);
    auto const link = made.body.substr(begin, made.body.find('"', begin) - begin);

    http::TestBrowser station{router()};
    auto const sheet = station.get(link).body;
    EXPECT_THAT(sheet, HasSubstr("居住证"));
    EXPECT_THAT(sheet, Not(HasSubstr("罚款")));
    EXPECT_EQ(station.post(link, {{"name", "王某"}}).status, 422);
    EXPECT_THAT(station.post(link, {{"name", "王某"}, {"also", "zeros"}, {"figure.1", ""}, {"figure.9", ""}}).body, HasSubstr("权责清单刚刚换过"));
    EXPECT_THAT(station.post(link, {{"name", "王某"}, {"also", "zeros"}, {"figure.1", ""}}).body, HasSubstr("王某 于 2026-03-03 答复"));

    EXPECT_THAT(clerk.get(report).body, HasSubstr(R"(name="t2.licensing.decisions" value="0")"));
    EXPECT_THAT(clerk.get(report).body, HasSubstr(R"(name="t2.penalty.decisions" value="")"));
    EXPECT_THAT(clerk.get("/office/town/powers?year=2025").body, HasSubstr("未答复"));
    EXPECT_EQ(station.get("/sheets/nowhere").status, 404);
    EXPECT_EQ(clerk.get("/office/town/powers/sheet?year=2025&station=%E5%8F%B8%E6%B3%95%E6%89%80").status, 200);
}

TEST_F(DeskDrafting, DrawsYearsWithTheirTablesAndFiles)
{
    http::TestBrowser clerk{router()};
    sign_in(clerk, "town.request-officer");
    EXPECT_THAT(clerk.get("/office/town/years").body, HasSubstr("还没有公布过年报"));
    EXPECT_EQ(clerk.get("/office/town/years?chart=requests&format=csv").status, 200);
    EXPECT_EQ(clerk.get("/office/town/years?chart=weather").status, 404);
}

TEST_F(DeskDrafting, IsForPeopleOfTheAgencyAlone)
{
    http::TestBrowser other{router()};
    sign_in(other, "other-town.request-officer");
    EXPECT_EQ(other.get(std::string{report} + "/import").status, 403);
}

}  // namespace app
