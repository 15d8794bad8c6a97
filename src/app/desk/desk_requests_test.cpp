#include "app/desk/desk_fixture.hpp"

#include <gmock/gmock.h>

namespace app {
namespace {

using testing::HasSubstr;
using testing::Not;
using namespace std::chrono;

constexpr auto desk = "/office/town/requests";
constexpr auto first_case = "/office/town/requests/1";

// An officer, the head and a reviewer of the town, each at a browser.
class DeskRequests : public WithTheDesk {
protected:
    void SetUp() override
    {
        WithTheDesk::SetUp();
        sign_all_in();
    }
    void sign_all_in()
    {
        sign_in(officer_.emplace(router()), "town.request-officer");
        sign_in(head_.emplace(router()), "town.head");
        sign_in(reviewer_.emplace(router()), "town.reviewer");
    }

    static Form paper()
    {
        return {{"step", "save"}, {"channel", "in_person"}, {"arrived_on", "2026-03-03"}, {"applicant_kind", "natural_person"},
                {"applicant_name", "甄名字"}, {"identity_kind", "passport"}, {"identity_number", "E10000001"},
                {"telephone", "13810000001"}, {"address", "青石县人民路1号"}, {"content", "请求公开本村低保名单"},
                {"subject", "低保名单"}, {"wanted_form", "paper"}, {"wanted_way", "post"}};
    }
    http::Response register_paper() { return send(officer(), std::string{desk} + "/new", paper()); }

    // Sends a form of the case on its version.
    http::Response act(http::TestBrowser& who, std::string const& path, Form form = {})
    {
        form.try_emplace("version", hidden_in(case_page(), "version"));
        form.try_emplace("happened_on", form.contains("day") ? form["day"] : "2026-03-03");
        return send(who, first_case + std::string{"/"} + path, std::move(form));
    }
    std::string case_page() { return officer().get(first_case).body; }
    // The text with which a new letter of that kind begins, with something at each gap.
    std::string drafted(std::string const& kind)
    {
        return letter_without_gaps(officer().get(first_case + std::string{"/letters/new?kind="} + kind).body);
    }

    http::TestBrowser& officer() { return *officer_; }
    http::TestBrowser& head() { return *head_; }
    http::TestBrowser& reviewer() { return *reviewer_; }

private:
    std::optional<http::TestBrowser> officer_;
    std::optional<http::TestBrowser> head_;
    std::optional<http::TestBrowser> reviewer_;
};

}  // namespace

TEST_F(DeskRequests, RegisterFromTheCounterAndHandOutTheSecretOnce)
{
    auto const filed = register_paper();

    EXPECT_EQ(filed.status, 200);
    EXPECT_THAT(filed.body, HasSubstr("受理编号"));
    EXPECT_THAT(filed.body, HasSubstr("town申〔2026〕1号"));
    EXPECT_THAT(case_page(), HasSubstr("低保名单"));
}

TEST_F(DeskRequests, TakeWhatIsAskedAsItWasCorrectedAndKeepWhatWasAskedBefore)
{
    register_paper();
    auto const shown = send(officer(), std::string{first_case} + "/particulars/amend", {}).body;
    EXPECT_THAT(shown, HasSubstr("请求公开本村低保名单"));

    auto amended = paper();
    amended["content"] = "请求公开2025年本村低保名单";
    auto without = amended;
    without["content"] = "";
    EXPECT_EQ(act(officer(), "particulars/amended", without).status, 422);
    EXPECT_EQ(act(officer(), "particulars/amended", amended).status, 303);

    auto const page = send(officer(), std::string{first_case} + "/particulars", {}).body;
    EXPECT_THAT(page, HasSubstr("请求公开2025年本村低保名单"));
    EXPECT_THAT(page, HasSubstr("第1稿"));
    EXPECT_THAT(page, HasSubstr("请求公开本村低保名单"));
    EXPECT_THAT(case_page(), HasSubstr("更正、补充申请内容"));
    EXPECT_EQ(act(head(), "particulars/amended", amended).status, 403);
}

TEST_F(DeskRequests, LeadARequestFromTheCounterToTheArchive)
{
    register_paper();

    EXPECT_EQ(act(officer(), "circulated").status, 303);
    EXPECT_EQ(act(officer(), "assigned", {{"unit", "社会事务办"}, {"assigned_to", "person/2/5"}}).status, 303);
    EXPECT_EQ(act(officer(), "correction-noticed", {{"until", "2026-03-20"}}).status, 303);
    set_today(2026y / March / 10);
    sign_all_in();
    EXPECT_EQ(act(officer(), "correction-supplied", {{"day", "2026-03-10"}}).status, 303);
    EXPECT_THAT(case_page(), HasSubstr("2026-04-08"));
    EXPECT_EQ(act(head(), "period-extended", {{"day", "2026-03-10"}, {"working_days", "10"}, {"approved_on", "2026-03-10"}}).status, 303);
    EXPECT_EQ(act(officer(), "decision", {{"kind", "granted"}, {"access", "随函附上复印件"}}).status, 303);
    EXPECT_EQ(act(head(), "decision/made").status, 303);
    EXPECT_EQ(act(officer(), "letters/new", {{"kind", "granted"}, {"text", drafted("granted")}}).status, 303);
    EXPECT_EQ(act(reviewer(), "letters/1/reviewed", {{"day", "2026-03-10"}}).status, 303);
    EXPECT_EQ(act(head(), "letters/1/signed", {{"day", "2026-03-10"}}).status, 303);
    EXPECT_EQ(act(officer(), "letters/1/numbered", {{"day", "2026-03-10"}}).status, 303);
    EXPECT_EQ(act(officer(), "letters/1/stamped", {{"day", "2026-03-10"}, {"medium", "paper"}}).status, 303);
    EXPECT_EQ(act(officer(), "letters/1/served", {{"day", "2026-03-10"}, {"mode", "post"}, {"carrier", "state_post"}}).status, 303);
    EXPECT_THAT(case_page(), HasSubstr("已答复"));
    EXPECT_EQ(act(officer(), "archived", {{"day", "2026-03-10"}}).status, 303);

    EXPECT_THAT(case_page(), HasSubstr("已归档"));
    EXPECT_THAT(officer().get(std::string{desk} + "?which=closed").body, HasSubstr("town申〔2026〕1号"));
}

TEST_F(DeskRequests, ConsultAskForReasonsAndDemandAFee)
{
    register_paper();
    act(officer(), "circulated");
    act(officer(), "assigned", {{"unit", "社会事务办"}, {"assigned_to", "person/2/5"}});

    EXPECT_EQ(act(officer(), "opinion-asked", {{"consulted", "third_party"}}).status, 303);
    EXPECT_EQ(act(officer(), "opinion-letter-reached", {{"consultation", "1"}}).status, 303);
    EXPECT_EQ(act(officer(), "opinion-given", {{"consultation", "1"}, {"opinion", "objects_with_ground"}}).status, 303);
    EXPECT_EQ(act(officer(), "reasons-asked", {{"until", "2026-03-17"}}).status, 303);
    EXPECT_EQ(act(officer(), "reasons-given", {{"reasons_found", "good"}}).status, 303);
    EXPECT_EQ(act(head(), "delay-set", {{"until", "2026-05-29"}}).status, 303);
    EXPECT_THAT(case_page(), HasSubstr("2026-05-29"));
    EXPECT_EQ(act(officer(), "fee-demanded", {{"measure", "by_volume"}, {"first", "1"}, {"last", "20"}, {"sent_on", "2026-03-03"}}).status, 422);
    EXPECT_EQ(act(officer(), "fee-demanded", {{"measure", "by_volume"}, {"first", "1"}, {"last", "250"}, {"sent_on", "2026-03-03"}}).status, 303);
    EXPECT_THAT(case_page(), HasSubstr("计4700元"));
    EXPECT_EQ(act(officer(), "fee-lapsed").status, 409);
    EXPECT_EQ(act(officer(), "fee-settled").status, 303);
    EXPECT_EQ(act(officer(), "transferred", {{"transferred_to", "邻县人民政府"}}).status, 303);

    auto const page = case_page();
    EXPECT_THAT(page, HasSubstr("已移送"));
    EXPECT_THAT(page, HasSubstr("不同意公开，理由充分"));
    EXPECT_THAT(page, HasSubstr("town.request-officer"));
}

TEST_F(DeskRequests, AwaitTheConfirmationOfWhatCameByFax)
{
    auto form = paper();
    form["channel"] = "fax";
    send(officer(), std::string{desk} + "/new", form);

    EXPECT_THAT(case_page(), HasSubstr("待确认收到"));
    EXPECT_EQ(act(officer(), "receipt-confirmed").status, 303);
    EXPECT_EQ(act(officer(), "withdrawn").status, 303);
    EXPECT_THAT(case_page(), HasSubstr("已撤回"));
}

TEST_F(DeskRequests, EnterALetterThatWasSignedOnPaper)
{
    register_paper();
    act(officer(), "letters/new", {{"kind", "receipt"}, {"text", drafted("receipt")}});
    act(reviewer(), "letters/1/returned");
    EXPECT_EQ(act(officer(), "letters/1", {{"text", drafted("receipt") + "另有一句。"}}).status, 303);
    EXPECT_THAT(reviewer().get(first_case + std::string{"/letters/1/review"}).body, HasSubstr("另有一句。"));
    act(reviewer(), "letters/1/reviewed");

    EXPECT_EQ(act(officer(), "letters/1/signed-on-paper", {{"signer", "person/2/5"}}).status, 422);
    EXPECT_EQ(act(officer(), "letters/1/signed-on-paper", {{"signer", "person/2/6"}}).status, 303);

    EXPECT_THAT(case_page(), HasSubstr("town.head在纸上签发"));
}

TEST_F(DeskRequests, LetALetterThatWasWrittenOnPaperGoItsWay)
{
    register_paper();
    requests::RequestKey const key{program().agencies().find("town")->id, requests::RequestId{1}};
    auto const version = program().requests().find(key)->version;
    ASSERT_TRUE(program().requests().record(key, {requests::LetterMoved{requests::LetterId{1}, requests::LetterDrafted{"receipt"}}, clock().today(),
                                                  {key.agency, 5}, version}));

    auto const page = officer().get(first_case + std::string{"/letters/1"});

    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("这份文书在纸上办理"));
    EXPECT_EQ(act(reviewer(), "letters/1/reviewed").status, 303);
}

TEST_F(DeskRequests, HandleARecordCorrectionToItsLetter)
{
    std::string const all = "/office/town/corrections";
    auto const one = all + "/1";
    auto const on = [&](http::TestBrowser& who, std::string const& action, Form form = {}) {
        form.try_emplace("version", hidden_in(officer().get(one).body, "version"));
        form.try_emplace("happened_on", "2026-03-03");
        return send(who, one + "/" + action, std::move(form)).status;
    };
    EXPECT_EQ(send(officer(), all + "/new", {{"applicant_name", "甄名字"}}).status, 422);
    EXPECT_EQ(send(officer(), all + "/new",
                   {{"applicant_name", "甄名字"}, {"identity_kind", "passport"}, {"identity_number", "E10000001"}, {"record", "出生日期有误"},
                    {"evidence", "户口簿"}, {"subject", "低保档案中的出生日期"}, {"received_on", "2026-03-03"}})
                  .status,
              303);
    EXPECT_EQ(on(officer(), "examined", {{"examined", "inaccurate"}}), 303);
    EXPECT_EQ(on(officer(), "decided", {{"correction_result", "refused"}}), 409);
    EXPECT_EQ(on(officer(), "decided", {{"correction_result", "corrected"}}), 303);

    auto const text = letter_without_gaps(officer().get(one + "/letter").body);
    EXPECT_THAT(text, HasSubstr("该信息记录不准确，本机关已予更正"));
    EXPECT_EQ(on(officer(), "letter", {{"text", text}}), 303);
    EXPECT_EQ(on(reviewer(), "reviewed"), 303);
    EXPECT_EQ(on(head(), "signed"), 303);
    EXPECT_EQ(on(officer(), "numbered"), 303);

    EXPECT_THAT(officer().get(one).body, HasSubstr("town公开〔2026〕1号"));
    EXPECT_TRUE(officer().get(one + "/letter/file.pdf").body.starts_with("%PDF"));
    EXPECT_THAT(officer().get(all).body, HasSubstr("低保档案中的出生日期"));
    EXPECT_THAT(officer().get(one).body, Not(HasSubstr("甄名字")));
}

TEST_F(DeskRequests, GiveALetterAsAFile)
{
    register_paper();
    act(officer(), "letters/new", {{"kind", "receipt"}, {"text", "回执"}});
    auto const letter = first_case + std::string{"/letters/1"};

    EXPECT_TRUE(officer().get(letter + "/file.pdf").body.starts_with("%PDF"));
    EXPECT_TRUE(officer().get(letter + "/file.docx").body.starts_with("PK"));
    EXPECT_TRUE(reviewer().get(letter + "/review/file.pdf").body.starts_with("%PDF"));
    EXPECT_EQ(reviewer().get(letter + "/file.pdf").status, 403);
    EXPECT_EQ(officer().get(first_case + std::string{"/letters/2/file.pdf"}).status, 404);
}

TEST_F(DeskRequests, ListIssuedLettersAndTellWhichOfThemWasWithdrawn)
{
    register_paper();
    act(officer(), "letters/new", {{"kind", "receipt"}, {"text", drafted("receipt")}});
    act(reviewer(), "letters/1/reviewed");
    act(head(), "letters/1/signed");
    EXPECT_EQ(act(head(), "letters/1/standing").status, 409);
    act(officer(), "letters/1/numbered");
    auto const letters = std::string{"/office/town/letters"};
    EXPECT_THAT(officer().get(letters).body, HasSubstr("town公开〔2026〕1号"));
    EXPECT_THAT(officer().get(letters + "?from=2026-03-04&until=2026-03-31").body, HasSubstr("没有编号的文书"));

    EXPECT_EQ(act(officer(), "letters/1/standing").status, 403);
    EXPECT_EQ(act(head(), "letters/1/standing", {{"replaced_by", "9"}}).status, 409);
    EXPECT_EQ(act(head(), "letters/1/standing").status, 303);

    EXPECT_THAT(officer().get(letters + "?format=csv").body, HasSubstr("\"2026-03-03 撤回\""));
    EXPECT_TRUE(officer().get(letters + "?format=xlsx").body.starts_with("PK"));
    EXPECT_THAT(officer().get(first_case + std::string{"/letters/1"}).body, HasSubstr("2026-03-03 撤回"));
}

TEST_F(DeskRequests, BeginALetterWithWhatIsKnown)
{
    register_paper();
    act(officer(), "decision", {{"kind", "granted"}, {"access", "随函附上复印件"}});

    auto const page = officer().get(first_case + std::string{"/letters/new?kind=granted"}).body;

    EXPECT_THAT(page, HasSubstr("甄名字"));
    EXPECT_THAT(page, HasSubstr("随函附上复印件"));
    EXPECT_THAT(page, HasSubstr("行政复议"));
}

TEST_F(DeskRequests, LetNoAnswerPassThatLacksTheRemedies)
{
    register_paper();
    act(officer(), "circulated");
    act(officer(), "decision", {{"kind", "granted"}, {"access", "随函附上复印件"}});
    act(head(), "decision/made");
    act(officer(), "letters/new", {{"kind", "granted"}, {"text", "现予公开。"}});

    auto const answer = act(reviewer(), "letters/1/reviewed");

    EXPECT_EQ(answer.status, 409);
    EXPECT_THAT(answer.body, HasSubstr("缺少救济途径"));
    EXPECT_THAT(answer.body, HasSubstr("文书的内容还有必须改正的地方"));
}

TEST_F(DeskRequests, LetNoLetterPassThatLacksWhatItMustHold)
{
    register_paper();
    auto text = drafted("receipt");
    auto const lost = text.find("低保名单");
    ASSERT_NE(lost, std::string::npos);
    text.erase(lost, std::string_view{"低保名单"}.size());
    act(officer(), "letters/new", {{"kind", "receipt"}, {"text", text}});

    EXPECT_THAT(officer().get(first_case + std::string{"/letters/1"}).body, HasSubstr("正文中没有写出：申请内容摘要"));
    EXPECT_EQ(act(reviewer(), "letters/1/reviewed").status, 409);

    act(officer(), "letters/1", {{"text", drafted("receipt")}});
    EXPECT_EQ(act(reviewer(), "letters/1/reviewed").status, 303);
}

TEST_F(DeskRequests, TellEveryFaultOfTheFormAtItsFieldAndKeepWhatWasTyped)
{
    auto form = paper();
    form["applicant_name"] = "";
    form["identity_number"] = "";
    form["subject"] = "只写了这个";

    auto const answer = send(officer(), std::string{desk} + "/new", form);

    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, HasSubstr("请填写申请人的姓名或者名称。"));
    EXPECT_THAT(answer.body, HasSubstr("只写了这个"));
    EXPECT_THAT(answer.body, HasSubstr("请求公开本村低保名单"));
}

TEST_F(DeskRequests, ShowWhatLooksAlikeAndHowManyBeforeSaving)
{
    register_paper();
    auto form = paper();
    form["step"] = "check";

    auto const answer = send(officer(), std::string{desk} + "/new", form);

    EXPECT_EQ(answer.status, 200);
    EXPECT_THAT(answer.body, HasSubstr("第2件申请"));
    EXPECT_THAT(answer.body, HasSubstr("同一申请人"));
    EXPECT_THAT(answer.body, HasSubstr("town申〔2026〕1号"));
}

TEST_F(DeskRequests, ShowARefusalOfTheLawAtTheForm)
{
    register_paper();

    auto const answer = act(officer(), "archived");

    EXPECT_EQ(answer.status, 409);
    EXPECT_THAT(answer.body, HasSubstr("只有已办结的案件可以归档。"));
}

TEST_F(DeskRequests, TellWhoActsOnAnOldVersionAndKeepWhatWasTyped)
{
    register_paper();
    auto const old_version = hidden_in(case_page(), "version");
    act(officer(), "circulated");

    auto const answer = act(officer(), "assigned", {{"version", old_version}, {"unit", "社会事务办"}, {"assigned_to", "person/2/5"}});

    EXPECT_EQ(answer.status, 409);
    EXPECT_THAT(answer.body, HasSubstr("这一申请刚才已被他人修改"));
    EXPECT_THAT(answer.body, HasSubstr("社会事务办"));
    EXPECT_THAT(case_page(), Not(HasSubstr("社会事务办")));
}

TEST_F(DeskRequests, LetOnlyThoseActWhoMay)
{
    register_paper();

    EXPECT_EQ(act(reviewer(), "circulated").status, 403);
    EXPECT_EQ(act(officer(), "period-extended", {{"working_days", "10"}, {"approved_on", "2026-03-03"}}).status, 403);
    EXPECT_EQ(act(officer(), "decision/made").status, 403);
    EXPECT_THAT(reviewer().get(first_case).body, Not(HasSubstr("转办</button>")));
}

TEST_F(DeskRequests, OfferOnlyWhatTheLawAllowsNow)
{
    register_paper();

    auto const page = case_page();

    EXPECT_THAT(page, HasSubstr("/1/circulated\""));
    EXPECT_THAT(page, Not(HasSubstr("/1/archived\"")));
    EXPECT_THAT(page, Not(HasSubstr("/1/fee-settled\"")));
}

TEST_F(DeskRequests, MakeNoDecisionBeforeItIsComplete)
{
    register_paper();
    act(officer(), "decision", {{"kind", "not_held"}});

    auto const answer = act(head(), "decision/made");

    EXPECT_EQ(answer.status, 409);
    EXPECT_THAT(answer.body, HasSubstr("检索"));
    EXPECT_THAT(case_page(), Not(HasSubstr("作出决定 <")));
}

TEST_F(DeskRequests, ShowWhoAskedOnlyToThoseWhoMayAndOnlyWhereItIsAskedFor)
{
    register_paper();

    EXPECT_THAT(officer().get(desk).body, Not(HasSubstr("甄名字")));
    EXPECT_THAT(case_page(), Not(HasSubstr("甄名字")));
    EXPECT_THAT(officer().get(std::string{desk} + "?format=csv").body, Not(HasSubstr("甄名字")));
    EXPECT_THAT(act(officer(), "particulars").body, HasSubstr("甄名字"));
    EXPECT_EQ(act(reviewer(), "particulars").status, 403);
    EXPECT_THAT(send(officer(), std::string{desk} + "/search", {{"by", "name"}, {"value", "甄名字"}}).body, HasSubstr("town申〔2026〕1号"));
    EXPECT_THAT(officer().log(), Not(HasSubstr("甄名字")));
}

TEST_F(DeskRequests, ShowHostileTextAsText)
{
    auto form = paper();
    form["subject"] = "\"><script>alert(1)</script>";
    form["content"] = "</textarea><script>alert(2)</script>";
    send(officer(), std::string{desk} + "/new", form);

    for (auto const& page : {case_page(), officer().get(desk).body, act(officer(), "particulars").body, officer().get("/office/town").body})
        EXPECT_THAT(page, Not(HasSubstr("<script")));
}

TEST_F(DeskRequests, ExportTheListForSpreadsheets)
{
    auto form = paper();
    form["subject"] = "=HYPERLINK(\"x\")";
    send(officer(), std::string{desk} + "/new", form);

    auto const csv = officer().get(std::string{desk} + "?format=csv").body;

    EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBF"));
    EXPECT_THAT(csv, HasSubstr("\"'=HYPERLINK(\"\"x\"\")\""));
}

TEST_F(DeskRequests, FilterTheListByItsAddress)
{
    register_paper();

    EXPECT_THAT(officer().get(std::string{desk} + "?state=registered&text=%E4%BD%8E%E4%BF%9D").body, HasSubstr("低保名单"));
    EXPECT_THAT(officer().get(std::string{desk} + "?awaited=applicant").body, HasSubstr("没有申请。"));
    EXPECT_THAT(officer().get(std::string{desk} + "?from=2026-03-31&due=2026-03-31").body, HasSubstr("低保名单"));
    EXPECT_THAT(officer().get(std::string{desk} + "?from=2026-04-01").body, HasSubstr("没有申请。"));
}

}  // namespace app
