#include "app/desk/desk_fixture.hpp"

#include <gmock/gmock.h>

namespace app {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr auto first_case = "/office/town/requests/1";
// Made up: only the check digits are right.
constexpr auto list_of_ids = "序号,姓名,身份证号码\n1,甄某,11010119900307889X\n";
constexpr auto harmless = "道路养护合同，金额三万元。\n";

// A request of the town, whose officer, reviewer, secrecy officer and head each sit at a browser.
class DeskFiles : public WithTheDesk {
protected:
    void SetUp() override
    {
        WithTheDesk::SetUp();
        for (auto const* role : {"request-officer", "reviewer", "secrecy-officer", "head"})
            sign_in(browsers_.try_emplace(role, router()).first->second, "town." + std::string{role});
        send(officer(), "/office/town/requests/new",
             {{"step", "save"}, {"channel", "in_person"}, {"arrived_on", "2026-03-03"}, {"applicant_kind", "natural_person"},
              {"applicant_name", "甄名字"}, {"identity_kind", "passport"}, {"identity_number", "E10000001"},
              {"telephone", "13810000001"}, {"address", "青石县人民路1号"}, {"content", "请求公开本村低保名单"},
              {"subject", "低保名单"}, {"wanted_form", "paper"}, {"wanted_way", "post"}});
    }

    http::TestBrowser& officer() { return browsers_.at("request-officer"); }
    http::TestBrowser& reviewer() { return browsers_.at("reviewer"); }
    http::TestBrowser& secrecy_officer() { return browsers_.at("secrecy-officer"); }
    http::TestBrowser& head() { return browsers_.at("head"); }

    http::Response add(http::TestBrowser& who, std::string const& content, std::string const& name = "名单.csv")
    {
        return who.post_files(first_case + std::string{"/files"}, {{"csrf", csrf_of(who)}, {"kind", "material"}}, {{"files", name, content}});
    }
    http::Response act(http::TestBrowser& who, std::string const& path, Form form = {})
    {
        form.try_emplace("version", hidden_in(page("") , "version"));
        form.try_emplace("happened_on", "2026-03-03");
        return send(who, first_case + std::string{"/"} + path, std::move(form));
    }
    std::string page(std::string const& rest) { return officer().get(first_case + rest).body; }
    // The draft of the answer.
    void draft_the_answer()
    {
        act(officer(), "circulated");
        act(officer(), "decision", {{"kind", "granted"}, {"access", "随函附上复印件"}});
        act(head(), "decision/made");
        auto const text = letter_without_gaps(page("/letters/new?kind=granted"));
        EXPECT_EQ(act(officer(), "letters/new", {{"kind", "granted"}, {"text", text}}).status, 303);
    }

private:
    std::map<std::string, http::TestBrowser> browsers_;
};

}  // namespace

TEST_F(DeskFiles, AreListedWithTypeSizeWhoWhenAndWhatWasFound)
{
    EXPECT_EQ(add(officer(), list_of_ids).status, 303);

    auto const list = page("/files");

    for (auto const& told : std::vector<std::string>{"名单.csv", "纯文本", std::to_string(std::string_view{list_of_ids}.size()) + " B", "town.request-officer", "2026-03-03", "未扫描", "有不得发出的内容"})
        EXPECT_THAT(list, HasSubstr(told)) << told;
    EXPECT_THAT(page(""), HasSubstr("有不得发出的内容"));
    EXPECT_THAT(page(""), Not(HasSubstr("名单.csv")));
    EXPECT_THAT(page("/files/1"), HasSubstr("第2行"));
}

TEST_F(DeskFiles, AreShownOnlyToWhoMaySeeWhoApplied)
{
    add(officer(), harmless, "合同.txt");

    EXPECT_EQ(officer().get(first_case + std::string{"/files/1/content"}).body, harmless);
    EXPECT_THAT(officer().get(first_case + std::string{"/files/1/text"}).body, HasSubstr("道路养护合同"));
    EXPECT_EQ(reviewer().get(first_case + std::string{"/files"}).status, 403);
    EXPECT_EQ(reviewer().get(first_case + std::string{"/files/1/content"}).status, 403);
    EXPECT_EQ(reviewer().get(first_case + std::string{"/files/1/review"}).status, 404);
    EXPECT_THAT(officer().log(), Not(HasSubstr("合同.txt")));
}

TEST_F(DeskFiles, ThatAreNotTakenAreToldAtTheirField)
{
    auto const secret = add(officer(), "机密★1年\n关于某事的通知\n", "通知.txt");
    auto const none = officer().post_files(first_case + std::string{"/files"}, {{"csrf", csrf_of(officer())}, {"kind", "material"}}, {});

    EXPECT_EQ(secret.status, 422);
    EXPECT_THAT(secret.body, HasSubstr("标有国家秘密标志"));
    EXPECT_EQ(none.status, 422);
    EXPECT_THAT(none.body, HasSubstr("请选择文件。"));
    EXPECT_THAT(page("/files"), HasSubstr("还没有材料。"));
}

TEST_F(DeskFiles, CatchAReplyWhoseEnclosureHoldsAListOfIds)
{
    draft_the_answer();
    add(officer(), list_of_ids);
    EXPECT_EQ(act(officer(), "letters/1/enclosures", {{"file", "1"}}).status, 303);
    EXPECT_THAT(page("/letters/1"), HasSubstr("附件：名单"));
    EXPECT_THAT(page("/letters/1"), HasSubstr("其中有不得发出的内容"));

    auto const caught = act(reviewer(), "letters/1/reviewed");

    EXPECT_EQ(caught.status, 409);
    EXPECT_THAT(caught.body, HasSubstr("附件（第1号文件）尚不能发出"));
    EXPECT_THAT(reviewer().get(first_case + std::string{"/files/1/review/text"}).body, HasSubstr("11010119900307889X"));
    EXPECT_EQ(act(secrecy_officer(), "files/1/cleared", {{"reason", " "}}).status, 422);

    add(officer(), harmless, "合同.txt");
    EXPECT_EQ(act(officer(), "letters/1/enclosures", {{"file", "2"}}).status, 303);
    EXPECT_EQ(act(reviewer(), "letters/1/reviewed").status, 303);
    EXPECT_EQ(act(officer(), "letters/1/enclosures", {{"file", "1"}}).status, 409);
    EXPECT_EQ(act(head(), "letters/1/signed").status, 303);
}

TEST_F(DeskFiles, LetAReviewerAnswerForWhatOnlyAPersonCanJudge)
{
    draft_the_answer();
    add(officer(), list_of_ids);
    act(officer(), "letters/1/enclosures", {{"file", "1"}});

    EXPECT_EQ(act(officer(), "files/1/cleared", {{"reason", "申请人本人的信息"}}).status, 403);
    EXPECT_EQ(act(secrecy_officer(), "files/1/cleared", {{"reason", "申请人本人的信息"}}).status, 303);

    EXPECT_THAT(page("/files"), HasSubstr("town.secrecy-officer审看后准予发出"));
    EXPECT_EQ(act(reviewer(), "letters/1/reviewed").status, 303);
}

}  // namespace app
