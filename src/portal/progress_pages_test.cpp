#include "portal/portal_fixture.hpp"

#include <gmock/gmock.h>

namespace portal {
namespace {

using testing::HasSubstr;
using testing::Not;

class Progress : public WithPortal {
protected:
    std::string page_of(std::string const& receipt)
    {
        auto const page = browser().get("/requests/" + receipt);
        EXPECT_EQ(page.status, 200);
        return page.body;
    }
    // What no letter of that decision may lack: its article and how it can be contested.
    static std::string grounds_and_remedies(requests::DecisionKind const& decision)
    {
        auto const& clauses = law().requests().clauses;
        auto text = "\n依据" + decision.article + "答复。\n";
        for (auto const& wordings : decision.remedy == requests::RemedyClause::ordinary ? clauses.ordinary : clauses.reconsideration_first)
            text += wordings.front();
        return text;
    }
    // Answers the only request with a letter of that text, and with that file.
    void answer(std::string const& decision, std::string const& text, std::string_view enclosure = {})
    {
        auto const& decided = *law().requests().decision(decision);
        requests::LetterId const letter{1};
        WithDesk::requests()
            .write_letter(only_request(), letter, {.kind = decided.letter, .text = text + grounds_and_remedies(decided)}, acting(only_request()))
            .value();
        if (!enclosure.empty())
            attachments().enclose(only_request(), letter, {added(only_request(), enclosure, "合同.txt")}, acting(only_request())).value();
        recorded(only_request(), requests::Decided{decision, {}, letter}).value();
        for (auto const& step : std::vector<requests::LetterStep>{requests::LetterReviewed{}, requests::LetterSigned{requests::Actor{"person/1/8"}}})
            recorded(only_request(), requests::LetterMoved{letter, step}).value();
        requests().number_letter(only_request(), letter, acting(only_request())).value();
        recorded(only_request(), requests::LetterMoved{letter, requests::LetterStamped{}}).value();
        recorded(only_request(), requests::LetterMoved{letter, requests::LetterServed{"post", "state_post"}}).value();
    }
    void begin_handling()
    {
        recorded(only_request(), requests::Circulated{}).value();
        recorded(only_request(), requests::Assigned{"城建办", requests::Actor{"person/1/7"}}).value();
    }
};

}  // namespace

TEST_P(Progress, OpensWithReceiptAndSecretAsAPersonTypesThem)
{
    auto const receipt = asked();
    auto const secret = std::string{browser().cookie("follow")};
    EXPECT_EQ(browser().post("/requests/" + receipt + "/leave", {}).status, 303);
    EXPECT_EQ(browser().get("/requests/" + receipt).status, 303);

    auto const opened = browser().post("/requests", {{"receipt", " " + receipt.substr(0, 4) + "-" + receipt.substr(4)}, {"secret", secret}});

    EXPECT_EQ(opened.status, 303);
    EXPECT_EQ(opened.headers.get("Location"), "/requests/" + receipt);
    EXPECT_THAT(page_of(receipt), HasSubstr("qingshi申〔2026〕1号"));
}

TEST_P(Progress, RefusesAWrongReceiptAndAWrongSecretInTheSameWay)
{
    auto const receipt = asked();
    auto const secret = std::string{browser().cookie("follow")};

    auto const wrong_secret = browser().post("/requests", {{"receipt", receipt}, {"secret", "AAAAAAAAAAAA"}});
    auto const wrong_receipt = browser().post("/requests", {{"receipt", "AAAAAAAAAAAA"}, {"secret", secret}});
    auto const no_receipt = browser().post("/requests", {{"receipt", "?"}, {"secret", ""}});

    for (auto const* page : {&wrong_secret, &wrong_receipt, &no_receipt}) {
        EXPECT_EQ(page->status, 404);
        EXPECT_THAT(page->body, HasSubstr("没有与该受理编号和查询码相符的申请。"));
        EXPECT_THAT(page->body, Not(HasSubstr(secret)));
    }
}

TEST_P(Progress, HoldsBackWhoGuesses)
{
    int status = 0;
    for (int tries = 0; status != 429 && tries < 100; ++tries)
        status = browser().post("/requests", {{"receipt", "AAAAAAAAAAAA"}, {"secret", "AAAAAAAAAAAA"}}).status;

    EXPECT_EQ(status, 429);
}

TEST_P(Progress, ShowsNothingToWhoKnowsTheReceiptAlone)
{
    auto const receipt = asked();
    EXPECT_EQ(browser().post("/requests/" + receipt + "/leave", {}).status, 303);

    for (auto const* behind : {"", "/submitted", "/letters/1", "/letters/1/file.pdf"}) {
        auto const page = browser().get("/requests/" + receipt + behind);
        EXPECT_EQ(page.status, 303);
        EXPECT_EQ(page.headers.get("Location"), "/requests?receipt=" + receipt);
    }
}

TEST_P(Progress, TellsWhichDayItIsAndWhyTheAnswerIsDueThen)
{
    auto const receipt = asked();
    set_today(day(3, 11));

    auto const page = page_of(receipt);

    EXPECT_THAT(page, HasSubstr("应当在2026年3月31日（周二）前（含当日）答复您"));
    EXPECT_THAT(page, HasSubstr("截至今天已计算6个工作日，期限共20个工作日"));
    EXPECT_THAT(page, HasSubstr("周末，不计"));
}

TEST_P(Progress, TellsWhatHappenedWithoutNames)
{
    auto const receipt = asked();
    begin_handling();
    recorded(only_request(), requests::CorrectionNoticed{day(3, 20)}).value();

    auto const page = page_of(receipt);

    EXPECT_THAT(page, HasSubstr("等待您补正"));
    EXPECT_THAT(page, HasSubstr("请您在2026年3月20日（周五）前（含当日）补正申请"));
    EXPECT_THAT(page, HasSubstr("转交承办机构办理"));
    EXPECT_THAT(page, Not(HasSubstr("城建办")));
    EXPECT_THAT(page, Not(HasSubstr("person/1/7")));
}

TEST_P(Progress, SaysThatADayMovesWhileAThirdPartyIsAsked)
{
    auto const receipt = asked();
    begin_handling();
    recorded(only_request(), requests::OpinionAsked{1, requests::Consulted::third_party}).value();
    set_today(day(3, 6));

    auto const page = page_of(receipt);

    EXPECT_THAT(page, HasSubstr("征求第三方意见"));
    EXPECT_THAT(page, HasSubstr("答复期限随之顺延"));
    EXPECT_THAT(page, HasSubstr("2026年4月3日"));
}

TEST_P(Progress, ShowsTheAnswerAndTheRemedyOnceItWasServed)
{
    auto const receipt = asked();
    begin_handling();

    answer("not_held", "关于您申请的答复\n经检索，没有找到<您>申请的信息。");

    auto const page = page_of(receipt);
    EXPECT_THAT(page, HasSubstr("已答复"));
    EXPECT_THAT(page, HasSubstr("/requests/" + receipt + "/letters/1"));
    EXPECT_THAT(page, HasSubstr("向县级人民政府申请行政复议"));
    EXPECT_THAT(page, HasSubstr("提起行政诉讼"));
    auto const letter = browser().get("/requests/" + receipt + "/letters/1");
    EXPECT_EQ(letter.status, 200);
    EXPECT_THAT(letter.body, HasSubstr("<p>经检索，没有找到&lt;您&gt;申请的信息。</p>"));
    EXPECT_EQ(browser().get("/requests/" + receipt + "/letters/2").status, 404);
}

TEST_P(Progress, HandsOutWhatWasEnclosedOnceTheLetterIsServed)
{
    auto const receipt = asked();
    begin_handling();
    auto const enclosure = "/requests/" + receipt + "/letters/1/enclosures/1";
    EXPECT_EQ(browser().get(enclosure).status, 404);

    answer("granted", "现予公开。", harmless);

    EXPECT_THAT(browser().get("/requests/" + receipt + "/letters/1").body, HasSubstr("<a href=\"" + enclosure + "\">合同.txt</a>"));
    auto const file = browser().get(enclosure);
    EXPECT_EQ(file.body, harmless);
    EXPECT_THAT(std::string{file.headers.get("Content-Disposition")}, HasSubstr("attachment"));
    EXPECT_EQ(browser().get("/requests/" + receipt + "/letters/1/enclosures/2").status, 404);
    EXPECT_EQ(browser().get("/requests/" + receipt + "/letters/1/enclosures/x").status, 404);
    EXPECT_EQ(browser().post("/requests/" + receipt + "/leave", {}).status, 303);
    EXPECT_EQ(browser().get(enclosure).status, 303);
}

TEST_P(Progress, GivesTheAnswerAsAFile)
{
    auto const receipt = asked();
    begin_handling();
    answer("not_held", "关于您申请的答复\n经检索，没有找到您申请的信息。");

    auto const file = browser().get("/requests/" + receipt + "/letters/1/file.pdf");

    EXPECT_EQ(file.status, 200);
    EXPECT_EQ(file.headers.get("Content-Type"), "application/pdf");
    EXPECT_TRUE(file.body.starts_with("%PDF"));
    EXPECT_EQ(browser().get("/requests/" + receipt + "/letters/2/file.pdf").status, 404);
}

TEST_P(Progress, SendsADenialToReconsiderationFirst)
{
    auto const receipt = asked();
    begin_handling();

    answer("internal_affairs", "不予公开。");

    auto const page = page_of(receipt);
    EXPECT_THAT(page, HasSubstr("应当先自收到答复之日起60日内"));
    EXPECT_THAT(page, Not(HasSubstr("直接向人民法院")));
}

TEST_P(Progress, NamesNoLastDayWhileItIsNotKnownWhenTheAnswerCame)
{
    auto const receipt = asked();
    begin_handling();

    answer("not_held", "没有找到。");

    auto const page = page_of(receipt);
    EXPECT_THAT(page, HasSubstr("可以自收到答复之日起60日内向县级人民政府申请行政复议"));
    EXPECT_THAT(page, HasSubstr("6个月内直接向人民法院提起行政诉讼"));
    EXPECT_THAT(page, HasSubstr("文书于2026年3月3日（周二）寄出，尚未登记您收到的日期"));
    EXPECT_THAT(page, Not(HasSubstr("2026年5月6日")));  // sixty days from the posting
}

TEST_P(Progress, CountsTheRemediesFromTheDayTheAnswerCame)
{
    auto const receipt = asked();
    begin_handling();
    answer("not_held", "没有找到。");
    set_today(day(3, 9));

    recorded(only_request(), requests::LetterMoved{requests::LetterId{1}, requests::LetterReceived{"return_receipt"}}, day(3, 6)).value();

    auto const page = page_of(receipt);
    EXPECT_THAT(page, HasSubstr("可以在2026年5月6日（周三）前（含当日）向县级人民政府申请行政复议"));  // 5 May is a holiday
    EXPECT_THAT(page, HasSubstr("2026年9月7日"));
    EXPECT_THAT(page, HasSubstr("自您收到答复之日（2026年3月6日（周五））起算"));
    EXPECT_THAT(page, HasSubstr("已登记您收到的日期"));
}

TEST_P(Progress, HidesADecisionUntilItsLetterIsServed)
{
    auto const receipt = asked();
    begin_handling();
    auto const kind = law().requests().decision("not_held")->letter;
    requests().write_letter(only_request(), requests::LetterId{1}, {.kind = kind, .text = "没有找到"}, acting(only_request())).value();
    recorded(only_request(), requests::Decided{"not_held", {}, requests::LetterId{1}}).value();

    auto const page = page_of(receipt);

    EXPECT_THAT(page, HasSubstr("正在出具答复"));
    EXPECT_THAT(page, Not(HasSubstr("/letters/1")));
    EXPECT_THAT(page, Not(HasSubstr("不存在")));
    EXPECT_EQ(browser().get("/requests/" + receipt + "/letters/1").status, 404);
}

TEST_P(Progress, NamesComplaintAndRemediesFromTheFirstOverdueDay)
{
    auto const receipt = asked();

    set_today(day(3, 31));
    EXPECT_THAT(page_of(receipt), Not(HasSubstr("已经逾期")));
    set_today(day(4, 1));

    auto const page = page_of(receipt);
    EXPECT_THAT(page, HasSubstr("已经逾期"));
    EXPECT_THAT(page, HasSubstr("已超过答复期限1天"));
    EXPECT_THAT(page, HasSubstr("投诉、举报"));
    EXPECT_THAT(page, HasSubstr("向县级人民政府申请行政复议"));
}

ON_BOTH_ENGINES(Progress);

}  // namespace portal
