#include "app/desk/desk_fixture.hpp"
#include "app/desk/duties.hpp"
#include "document/redact/redact.hpp"
#include "document/write/bind_pdf.hpp"
#include "document/write/write_pdf.hpp"

#include <gmock/gmock.h>

namespace app {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr auto first_case = "/office/town/requests/1";
// Made up: only the check digit is right.
constexpr auto resident_id = "11010119900307889X";

std::string list_pdf()
{
    document::Document paper{.format = "text", .title = "名单"};
    paper.blocks.emplace_back(document::Paragraph{"甄某，身份证号码" + std::string{resident_id} + "，二级。", {}});
    return document::write_pdf(paper).value();
}

// The words of all pages, as the text layer has them.
std::string words_of(std::string const& pdf)
{
    std::string all;
    for (int page = 1; page <= document::count_pages(pdf).value(); ++page) {
        auto const lines = document::page_lines(document::PageFormat::pdf, pdf, page, {}).value();
        for (auto const& line : lines)
            all += line.text + "\n";
    }
    return all;
}

// A request of the town, whose officer, reviewer and head each sit at a browser.
class DeskPapers : public WithTheDesk {
protected:
    void SetUp() override
    {
        WithTheDesk::SetUp();
        for (auto const* role : {"request-officer", "reviewer", "head"})
            sign_in(browsers_.try_emplace(role, router()).first->second, "town." + std::string{role});
        send(officer(), "/office/town/requests/new",
             {{"step", "save"}, {"channel", "in_person"}, {"arrived_on", "2026-03-03"}, {"applicant_kind", "natural_person"},
              {"applicant_name", "甄名字"}, {"identity_kind", "passport"}, {"identity_number", "E10000001"},
              {"telephone", "13810000001"}, {"address", "青石县人民路1号"}, {"content", "请求公开本村低保名单"},
              {"subject", "低保名单"}, {"wanted_form", "paper"}, {"wanted_way", "post"}});
    }

    http::TestBrowser& officer() { return browsers_.at("request-officer"); }
    http::TestBrowser& reviewer() { return browsers_.at("reviewer"); }
    http::TestBrowser& head() { return browsers_.at("head"); }

    http::Response add(std::string const& content, std::string const& name)
    {
        return officer().post_files(first_case + std::string{"/files"}, {{"csrf", csrf_of(officer())}, {"kind", "material"}}, {{"files", name, content}});
    }
    std::string page(std::string const& rest) { return officer().get(first_case + rest).body; }
    http::Response act(http::TestBrowser& who, std::string const& path, Form form = {})
    {
        form.try_emplace("version", hidden_in(page(""), "version"));
        form.try_emplace("happened_on", "2026-03-03");
        return send(who, first_case + std::string{"/"} + path, std::move(form));
    }
    void work()
    {
        auto const duties = duties_of(program(), installation(), clock());
        std::string lines;
        logs::Log const log{clock(), [&lines](std::string_view line) { lines += line; }};
        jobs::Worker worker{installation().database(), clock(), log, duties};
        std::atomic<bool> const goes_on{false};
        while (worker.work_once(goes_on)) {
        }
        EXPECT_EQ(lines.find("job.failed"), std::string::npos) << lines;
    }
    // The answer, signed and numbered, with the enclosures.
    void number_the_answer(std::string const& enclosed)
    {
        act(officer(), "circulated");
        act(officer(), "decision", {{"kind", "granted"}, {"access", "随函附上复印件"}});
        act(head(), "decision/made");
        auto const text = letter_without_gaps(page("/letters/new?kind=granted"));
        EXPECT_EQ(act(officer(), "letters/new", {{"kind", "granted"}, {"text", text}}).status, 303);
        if (!enclosed.empty()) {
            EXPECT_EQ(act(officer(), "letters/1/enclosures", {{"file", enclosed}}).status, 303);
        }
        EXPECT_EQ(act(reviewer(), "letters/1/reviewed").status, 303);
        EXPECT_EQ(act(head(), "letters/1/signed").status, 303);
        EXPECT_EQ(act(officer(), "letters/1/numbered").status, 303);
    }

private:
    std::map<std::string, http::TestBrowser> browsers_;
};

}  // namespace

TEST_F(DeskPapers, BlackOutWhatIsPersonalInAFile)
{
    add(list_pdf(), "名单.pdf");
    EXPECT_THAT(page("/files/1"), HasSubstr("/files/1/redaction"));
    EXPECT_EQ(send(officer(), first_case + std::string{"/files/1/redaction/proposed"}, {}).status, 303);
    auto const waiting = officer().get(first_case + std::string{"/files/1/redaction"});
    EXPECT_THAT(waiting.body, HasSubstr("已看过0页，共1页"));
    EXPECT_EQ(waiting.headers.get("Refresh"), "3");
    work();

    EXPECT_THAT(page("/files/1/redaction"), HasSubstr("全部采纳建议"));
    auto const marking = page("/files/1/redaction/pages/1?lines=1");
    EXPECT_THAT(marking, AllOf(HasSubstr("R-PII-01"), HasSubstr("class=\"area proposed\""), HasSubstr("甄某，身份证号码")));
    EXPECT_THAT(officer().get(first_case + std::string{"/files/1/redaction/pages/1/picture"}).body, HasSubstr("PNG"));
    EXPECT_EQ(send(officer(), first_case + std::string{"/files/1/redaction/pages/1"},
                   {{"area", "1"}, {"reason", "trade_secret"}, {"left", "30"}, {"top", "200"}, {"width", "40"}, {"height", "10"}}).status, 303);
    EXPECT_EQ(send(officer(), first_case + std::string{"/files/1/redaction/copy"}, {}).status, 303);
    work();

    EXPECT_THAT(page("/files/1/redaction"), HasSubstr("遮盖件已制成"));
    auto const copy = officer().get(first_case + std::string{"/files/2/content"}).body;
    EXPECT_THAT(copy, StartsWith("%PDF"));
    EXPECT_THAT(copy, Not(HasSubstr(resident_id)));
    EXPECT_THAT(page("/files/2"), HasSubstr("由第1号文件遮盖制成"));
}

TEST_F(DeskPapers, TellWhatIsWrongWithAnAreaAtItsField)
{
    add(list_pdf(), "名单.pdf");

    auto const refused = send(officer(), first_case + std::string{"/files/1/redaction/pages/1"}, {{"reason", "privacy"}, {"left", "30"}, {"top", "x"}});

    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("四个数都要填"));
    EXPECT_EQ(send(officer(), first_case + std::string{"/files/1/redaction/copy"}, {}).status, 409);
    EXPECT_EQ(officer().get(first_case + std::string{"/files/1/redaction/pages/9"}).status, 404);
    EXPECT_EQ(reviewer().get(first_case + std::string{"/files/1/redaction"}).status, 403);
}

TEST_F(DeskPapers, BindACaseWithNames)
{
    add(list_pdf(), "名单.pdf");
    number_the_answer("");

    auto const bound = act(officer(), "case-file", {{"names", "shown"}});

    ASSERT_EQ(bound.status, 200);
    auto const words = words_of(bound.body);
    for (auto const* told : {"卷内目录", "甄名字", "期限计算", "第1–", "文书送达情况", resident_id, "日志摘录", "文件校验值", "共"})
        EXPECT_THAT(words, HasSubstr(told));
    EXPECT_THAT(page(""), HasSubstr("装订案卷"));
}

TEST_F(DeskPapers, BindACaseWithoutNames)
{
    add(list_pdf(), "名单.pdf");
    number_the_answer("");

    auto const bound = act(officer(), "case-file", {{"names", "hidden"}});

    ASSERT_EQ(bound.status, 200);
    auto const words = words_of(bound.body);
    for (auto const* hidden : {"甄名字", "E10000001", "13810000001", "人民路1号", resident_id})
        EXPECT_THAT(words, Not(HasSubstr(hidden)));
    EXPECT_THAT(words, HasSubstr("另行保管"));
}

TEST_F(DeskPapers, BindWhatThirdPartiesWereAsked)
{
    ASSERT_EQ(act(officer(), "opinions", {{"third_party", "青石县砂石有限公司"}, {"passages", "合同第三条的单价\n合同附件的图纸"}}).status, 303);

    auto const bound = act(officer(), "case-file", {{"names", "shown"}});
    auto const words = words_of(bound.body);
    for (auto const* told : {"第三方意见", "青石县砂石有限公司", "合同第三条的单价", "合同附件的图纸"})
        EXPECT_THAT(words, HasSubstr(told));

    auto const nameless = words_of(act(officer(), "case-file", {{"names", "hidden"}}).body);
    EXPECT_THAT(nameless, HasSubstr("第三方意见"));
    EXPECT_THAT(nameless, Not(HasSubstr("砂石")));
}

TEST_F(DeskPapers, NameTheCharacterThatNoFontHas)
{
    act(officer(), "subject", {{"subject", "低保\xF3\xB0\x80\x81名单"}});

    auto const bound = act(officer(), "case-file", {{"names", "shown"}});

    EXPECT_NE(bound.status, 200);
    EXPECT_THAT(bound.body, HasSubstr("U+F0001"));
}

TEST_F(DeskPapers, PrintAllThatIsNeededToPostALetter)
{
    add("道路养护合同，金额三万元。\n", "合同.txt");
    number_the_answer("1");

    auto const printed = act(officer(), "letters/1/posting", {{"envelope", "dl"}});

    ASSERT_EQ(printed.status, 200);
    auto const words = words_of(printed.body);
    for (auto const* told : {"道路养护合同", "甄名字", "人民路1号", "送达回证", "邮件交寄登记簿"})
        EXPECT_THAT(words, HasSubstr(told));
    EXPECT_EQ(document::page_sizes(document::PageFormat::pdf, printed.body, {})->size(), 6U);
}

TEST_F(DeskPapers, ListWhatWasPosted)
{
    number_the_answer("");
    EXPECT_EQ(act(officer(), "letters/1/stamped", {{"medium", "paper"}}).status, 303);
    EXPECT_EQ(act(officer(), "letters/1/served", {{"mode", "post"}, {"carrier", "state_post"}}).status, 303);

    auto const book = officer().get("/office/town/posting").body;

    EXPECT_THAT(book, AllOf(HasSubstr("甄名字"), HasSubstr("青石县人民路1号"), HasSubstr("邮政企业")));
    EXPECT_THAT(officer().get("/office/town/posting?format=csv").body, HasSubstr("甄名字"));
    EXPECT_THAT(officer().get("/office/town/posting?from=2026-04-01&until=2026-04-02").body, HasSubstr("这些日子没有交寄的文书"));
    EXPECT_EQ(reviewer().get("/office/town/posting").status, 403);
}

}  // namespace app
