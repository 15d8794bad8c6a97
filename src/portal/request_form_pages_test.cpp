#include "portal/portal_fixture.hpp"

#include <gmock/gmock.h>

namespace portal {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class RequestForms : public WithPortal {
protected:
    http::Response ask_with(std::vector<http::ChosenFile> const& files, std::string const& name = "测试甲")
    {
        return browser().post_files("/requests/new?agency=qingshi",
                                    {{"applicant_kind", "natural_person"}, {"applicant_name", name}, {"identity_kind", "passport"},
                                     {"identity_number", "E10000001"}, {"telephone", "13810000001"}, {"wanted_form", "electronic"},
                                     {"wanted_way", "online"}, {"content", "本镇2025年道路养护合同"}},
                                    files);
    }
    // Reads once more what was typed before it is sent.
    http::Response check(std::string_view name = "测试甲", std::string_view number = "E10000001", std::string_view step = "check")
    {
        return ask({{"applicant_kind", "natural_person"}, {"applicant_name", name}, {"identity_kind", "passport"}, {"identity_number", number},
                    {"telephone", "13810000001"}, {"wanted_form", "electronic"}, {"wanted_way", "online"}, {"content", "本镇2025年道路养护合同"},
                    {"form", "token"}, {"step", step}});
    }
    std::size_t files_of_the_request() { return attachments().of(only_request())->size(); }
};

constexpr auto hostile = R"("><script>alert(1)</script>{{secret}})";

}  // namespace

TEST_P(RequestForms, SayBeforeSendingWhichDayIsTheReceipt)
{
    auto const form = browser().get("/requests/new?agency=qingshi");
    auto const checked = check();

    EXPECT_EQ(form.status, 200);
    EXPECT_THAT(form.body, Not(HasSubstr("aria-invalid")));
    EXPECT_EQ(checked.status, 200);
    EXPECT_THAT(checked.body, HasSubstr("本系统确认提交成功之日即为收到申请之日"));
}

TEST_P(RequestForms, TellThatARequestIsFiledAlsoWhenItCannotBeCountedForTheNextOne)
{
    database().connection()->run_script("DROP TABLE sent_here");

    EXPECT_EQ(ask().status, 303);
    EXPECT_TRUE(requests().find(only_request()));
}

TEST_P(RequestForms, ShowWhatWasTypedOnceMoreAndFileNothingYet)
{
    auto const checked = check().body;

    EXPECT_THAT(checked, HasSubstr("本镇2025年道路养护合同"));
    EXPECT_THAT(checked, HasSubstr("自然人"));
    EXPECT_THAT(checked, HasSubstr("<input type=\"hidden\" name=\"identity_number\" value=\"E10000001\">"));
    EXPECT_THAT(checked, HasSubstr("name=\"form\" value=\"token\""));
    EXPECT_FALSE(requests().find(only_request()));
    EXPECT_THAT(check("测试甲", "E10000001", "edit").body, HasSubstr("value=\"测试甲\""));
    EXPECT_EQ(check("").status, 422);
}

TEST_P(RequestForms, SayTheHowManiethRequestOfTheMonthItIsAndWhatFeeMayFollow)
{
    EXPECT_THAT(check().body, HasSubstr("这是您本月向本机关提交的第1件申请。"));
    EXPECT_THAT(check().body, HasSubstr("第1件不收费"));
    for (int sent = 0; sent < 10; ++sent)
        ASSERT_EQ(ask().status, 303);

    auto const eleventh = check().body;

    EXPECT_THAT(eleventh, HasSubstr("第11件申请"));
    EXPECT_THAT(eleventh, HasSubstr("第11件可能收取信息处理费100元"));
    EXPECT_THAT(eleventh, HasSubstr("第31至40件，每件200元"));
    EXPECT_THAT(eleventh, HasSubstr("第31至100页，每页10元"));
    EXPECT_THAT(eleventh, HasSubstr("国办函〔2020〕109号"));
}

TEST_P(RequestForms, TellNobodyHowOftenSomebodyElseHasAsked)
{
    ASSERT_EQ(ask().status, 303);

    http::TestBrowser another{router()};
    auto const seen = another.post("/requests/new?agency=qingshi",
                                   {{"applicant_kind", "natural_person"}, {"applicant_name", "测试甲"}, {"identity_kind", "passport"},
                                    {"identity_number", "E10000001"}, {"telephone", "13810000001"}, {"wanted_form", "electronic"},
                                    {"wanted_way", "online"}, {"content", "本镇2025年道路养护合同"}, {"step", "check"}});

    EXPECT_EQ(seen.status, 200);
    EXPECT_THAT(seen.body, HasSubstr("第1件申请"));
    EXPECT_THAT(check("测试乙", "E10000002").body, HasSubstr("第1件申请"));
    EXPECT_THAT(check().body, HasSubstr("第2件申请"));
}

TEST_P(RequestForms, LetChooseTheAgencyFirst)
{
    EXPECT_THAT(browser().get("/requests/new").body, HasSubstr("href=\"/requests/new?agency=qingshi\""));
}

TEST_P(RequestForms, ConfirmAGoodRequestWithItsReceiptAndItsSecret)
{
    auto const answer = ask();

    ASSERT_EQ(answer.status, 303);
    auto const secret = std::string{browser().cookie("follow")};
    ASSERT_EQ(secret.size(), 12);
    EXPECT_THAT(std::string{answer.headers.get("Location")}, Not(HasSubstr(secret)));
    auto const page = browser().get(answer.headers.get("Location"));
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr(secret));
    EXPECT_THAT(page.body, HasSubstr("qingshi申〔2026〕1号"));
    EXPECT_THAT(page.body, HasSubstr("2026年3月3日（周二）"));   // received
    EXPECT_THAT(page.body, HasSubstr("2026年3月31日（周二）"));  // due
    EXPECT_EQ(requests().find(only_request())->request.received_on, day(3, 3));
}

TEST_P(RequestForms, ShowItsReceiptAgainWhenThePageIsLoadedAgainAndFilesNothingTwice)
{
    auto const location = std::string{ask().headers.get("Location")};

    EXPECT_EQ(browser().get(location).body, browser().get(location).body);
    EXPECT_FALSE(requests().find({agency(), requests::RequestId{2}}));
}

TEST_P(RequestForms, KeepTheSecretFromScriptsAndFromOtherPages)
{
    auto const cookie = std::string{ask().headers.get("Set-Cookie")};

    EXPECT_THAT(cookie, StartsWith("follow="));
    EXPECT_THAT(cookie, HasSubstr("; HttpOnly"));
    EXPECT_THAT(cookie, HasSubstr("; Path=/requests/"));
    EXPECT_THAT(cookie, HasSubstr("; Max-Age=1800"));
}

TEST_P(RequestForms, TellAllFaultsAtOnceAtTheirFieldsAndKeepWhatWasTyped)
{
    auto const page = ask({{"applicant_kind", "natural_person"}, {"applicant_name", "测试甲"}, {"identity_kind", "resident_id"},
                           {"identity_number", "110101199001010000"}, {"telephone", "12"}, {"agent_name", "测试乙"}});

    EXPECT_EQ(page.status, 422);
    for (auto const* field : {"identity_number", "telephone", "content", "wanted_form", "wanted_way", "agent_name"}) {
        EXPECT_THAT(page.body, HasSubstr("<a href=\"#" + std::string{field} + "\">"));
        EXPECT_THAT(page.body, HasSubstr("id=\"" + std::string{field} + "-fault\""));
    }
    EXPECT_THAT(page.body, Not(HasSubstr("id=\"applicant_name-fault\"")));
    EXPECT_THAT(page.body, HasSubstr("value=\"测试甲\""));
    EXPECT_THAT(page.body, HasSubstr("value=\"natural_person\" checked"));
    EXPECT_THAT(page.body, HasSubstr("value=\"resident_id\" selected"));
    EXPECT_THAT(page.body, HasSubstr("<details open>"));
    EXPECT_FALSE(requests().find(only_request()));
}

TEST_P(RequestForms, AskForTheAddressOfWhoWantsALetter)
{
    auto const page = ask({{"applicant_kind", "natural_person"}, {"applicant_name", "测试甲"}, {"identity_kind", "passport"},
                           {"identity_number", "E10000001"}, {"telephone", "13810000001"}, {"wanted_form", "paper"},
                           {"wanted_way", "post"}, {"content", "本镇2025年道路养护合同"}});

    EXPECT_EQ(page.status, 422);
    EXPECT_THAT(page.body, HasSubstr("id=\"wanted_way-fault\""));
}

TEST_P(RequestForms, TakeAnAgentAndTheHelpThatIsNeeded)
{
    ASSERT_EQ(ask({{"applicant_kind", "natural_person"}, {"applicant_name", "测试甲"}, {"identity_kind", "passport"},
                   {"identity_number", "E10000001"}, {"telephone", "13810000001"}, {"wanted_form", "electronic"}, {"wanted_way", "online"},
                   {"content", "本镇2025年道路养护合同"}, {"needed_help", "请读给我听"}, {"agent_name", "测试乙"}, {"agent_power", "yes"}})
                  .status,
              303);

    auto const particulars = requests().particulars(only_request(), clerk()).value();

    EXPECT_EQ(particulars.needed_help, "请读给我听");
    ASSERT_TRUE(particulars.agent);
    EXPECT_EQ(particulars.agent->person.name, "测试乙");
}

TEST_P(RequestForms, TakeSeveralApplicantsWithOneWhoRepresentsThem)
{
    auto const send = [&](std::string_view who) {
        return ask({{"applicant_kind", "natural_person"}, {"applicant_name", "测试甲"}, {"identity_kind", "passport"}, {"identity_number", "E10000001"},
                    {"telephone", "13810000001"}, {"service_address", "青石县人民路3号"}, {"wanted_form", "paper"}, {"wanted_way", "post"},
                    {"content", "本镇2025年道路养护合同"}, {"co_name-1", "测试乙"}, {"co_identity_kind-1", "passport"}, {"co_identity_number-1", "E10000002"},
                    {"representative", who}});
    };
    auto const unrepresented = send("");
    EXPECT_EQ(unrepresented.status, 422);
    EXPECT_THAT(unrepresented.body, HasSubstr("href=\"#representative\""));

    ASSERT_EQ(send("1").status, 303);

    auto const particulars = requests().particulars(only_request(), clerk()).value();
    ASSERT_EQ(particulars.co_applicants.size(), 1U);
    EXPECT_EQ(particulars.co_applicants.front().name, "测试乙");
    EXPECT_EQ(particulars.representative, 1U);
    EXPECT_EQ(particulars.service_address, "青石县人民路3号");
    EXPECT_EQ(requests().find(only_request())->request.intake.applicant_kind, "natural_person");
}

TEST_P(RequestForms, TellWhatIsWrongWithACoApplicantAtItsFields)
{
    auto const page = ask({{"applicant_name", "测试甲"}, {"co_name-1", "测试乙"}, {"co_name-2", "测试丙"}, {"co_telephone-2", "12"}});

    EXPECT_EQ(page.status, 422);
    EXPECT_THAT(page.body, HasSubstr("href=\"#co_identity_number-1\""));
    EXPECT_THAT(page.body, HasSubstr("href=\"#co_telephone-2\""));
}

TEST_P(RequestForms, EscapeWhatWasTyped)
{
    auto const page = ask({{"applicant_name", hostile}, {"content", "</textarea><script>alert(1)</script>"}, {"wanted_way", hostile}});

    EXPECT_EQ(page.status, 422);
    EXPECT_THAT(page.body, Not(HasSubstr("<script>alert")));
    EXPECT_THAT(page.body, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;{{secret}}"));
    EXPECT_THAT(browser().get("/?q=%22%3E%3Cscript%3Ealert(1)").body, Not(HasSubstr("<script>alert")));
    EXPECT_THAT(browser().get("/requests?receipt=%22%3E%3Cscript%3Ealert(1)").body, Not(HasSubstr("<script>alert")));
}

TEST_P(RequestForms, RefuseWhoFillsInTheFieldThatNobodySees)
{
    auto const page = ask({{"applicant_kind", "natural_person"}, {"applicant_name", "测试甲"}, {"identity_kind", "passport"},
                           {"identity_number", "E10000001"}, {"telephone", "13810000001"}, {"wanted_form", "electronic"},
                           {"wanted_way", "online"}, {"content", "本镇2025年道路养护合同"}, {"website", "http://example.com"}});

    EXPECT_EQ(page.status, 422);
    EXPECT_THAT(page.body, HasSubstr("应当留空"));
    EXPECT_THAT(page.body, Not(HasSubstr("http://example.com")));
    EXPECT_FALSE(requests().find(only_request()));
}

TEST_P(RequestForms, RefuseFieldsThatAreTooLong)
{
    std::string const long_name(400, 'a');

    auto const page = ask({{"applicant_name", "测试甲"}, {"address", long_name}});

    EXPECT_EQ(page.status, 422);
    EXPECT_THAT(page.body, HasSubstr("id=\"address-fault\""));
}

TEST_P(RequestForms, HoldBackWhoSendsOneAfterTheOther)
{
    int status = 0;
    int sent = 0;
    while (status != 429 && sent < 100) {
        status = ask({}).status;
        ++sent;
    }

    EXPECT_EQ(status, 429);
    EXPECT_GT(sent, 10);  // a hall full of people comes from one address
}

TEST_P(RequestForms, LogNothingPersonal)
{
    auto const receipt = asked();
    auto const secret = std::string{browser().cookie("follow")};
    EXPECT_EQ(browser().get("/requests/" + receipt).status, 200);
    EXPECT_EQ(ask({{"applicant_name", "测试甲"}}).status, 422);

    ASSERT_THAT(browser().log(), HasSubstr("/requests/{receipt}"));
    for (auto const& word : {std::string{"测试甲"}, std::string{"E10000001"}, std::string{"13810000001"}, secret, receipt})
        EXPECT_THAT(browser().log(), Not(HasSubstr(word)));
}

TEST_P(RequestForms, SayAtTheFieldHowManyFilesOfWhichSizeAreTaken)
{
    auto const form = check().body;

    EXPECT_THAT(form, HasSubstr("enctype=\"multipart/form-data\""));
    EXPECT_THAT(form, HasSubstr("最多5个文件，每个不超过10MB"));
    EXPECT_THAT(form, Not(HasSubstr("请重新选择")));
}

TEST_P(RequestForms, TakeFilesAlongWithTheRequest)
{
    auto const answer = ask_with({{"files", "路线图.txt", std::string{harmless}}, {"files", "", ""}});

    ASSERT_EQ(answer.status, 303);
    EXPECT_EQ(files_of_the_request(), 1U);
    EXPECT_EQ(attachments().show(only_request(), 1, {clerk()})->name, "路线图.txt");
}

TEST_P(RequestForms, TellAtTheFieldWhichFileIsNotTakenAndFileNothing)
{
    auto const answer = ask_with({{"files", "程序.exe", std::string{"\x7F" "ELF\x01\x02\x03\0\0\0", 10}}, {"files", "空.txt", " "}});

    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, HasSubstr("href=\"#files\">文件“程序.exe”的类型不能接收"));
    EXPECT_THAT(answer.body, HasSubstr("请重新选择"));
    EXPECT_THAT(answer.body, HasSubstr("本镇2025年道路养护合同"));
    EXPECT_FALSE(requests().find(only_request()));
}

TEST_P(RequestForms, KeepNoFileOfAFormThatIsNotTaken)
{
    EXPECT_EQ(ask_with({{"files", "路线图.txt", std::string{harmless}}}, "").status, 422);

    int stored = 0;
    store().each([&](files::StoredFile const&) { ++stored; });
    EXPECT_EQ(stored, 0);
}

ON_BOTH_ENGINES(RequestForms);

}  // namespace portal
