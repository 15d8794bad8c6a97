#include "app/desk/desk_fixture.hpp"

#include <gmock/gmock.h>

namespace app {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr auto list = "/office/town/remedies";
constexpr auto first_case = "/office/town/remedies/1";
constexpr auto request = "/office/town/requests/1";

// One request of the town, against which its officer enters what others file.
class DeskRemedies : public WithTheDesk {
protected:
    void SetUp() override
    {
        WithTheDesk::SetUp();
        sign_in(officer_.emplace(router()), "town.request-officer");
        send(officer(), "/office/town/requests/new",
             {{"step", "save"}, {"channel", "in_person"}, {"arrived_on", "2026-03-03"}, {"applicant_kind", "natural_person"},
              {"applicant_name", "甄名字"}, {"identity_kind", "passport"}, {"identity_number", "E10000001"}, {"telephone", "13810000001"},
              {"address", "青石县人民路1号"}, {"content", "请求公开本村低保名单"}, {"subject", "低保名单"}, {"wanted_form", "paper"},
              {"wanted_way", "post"}});
    }

    static Form review()
    {
        return {{"remedy_kind", "review"}, {"before", "nothing"}, {"request_number", "town申〔2026〕1号"}, {"item", ""},
                {"body", "青石县人民政府"}, {"filed_on", "2026-03-03"}};
    }
    http::Response file(Form form) { return send(officer(), list + std::string{"/new"}, std::move(form)); }
    http::Response act(std::string const& step, Form form = {})
    {
        form.try_emplace("version", hidden_in(case_page(), "version"));
        form.try_emplace("happened_on", "2026-03-03");
        return send(officer(), first_case + std::string{"/"} + step, std::move(form));
    }
    std::string case_page() { return officer().get(first_case).body; }
    http::TestBrowser& officer() { return *officer_; }

private:
    std::optional<http::TestBrowser> officer_;
};

}  // namespace

TEST_F(DeskRemedies, LeadAReconsiderationFromTheFilingToTableFour)
{
    EXPECT_EQ(file(review()).status, 303);
    EXPECT_THAT(case_page(), HasSubstr("2026-03-10"));  // five working days to accept it
    EXPECT_EQ(act("accepted", {{"procedure", "ordinary"}, {"file_number", "青府复〔2026〕1号"}}).status, 303);
    EXPECT_EQ(act("copy-received").status, 303);
    EXPECT_THAT(case_page(), HasSubstr("本机关答复（答辩）"));
    EXPECT_THAT(case_page(), HasSubstr("2026-03-17"));  // ten working days to reply
    EXPECT_EQ(act("reply-sent").status, 303);
    EXPECT_EQ(act("review-extended").status, 303);
    EXPECT_EQ(act("decided", {{"outcome", "review_revoked"}}).status, 303);
    EXPECT_THAT(case_page(), HasSubstr("送达日期尚未登记"));
    EXPECT_EQ(act("served-on-applicant").status, 303);

    auto const page = case_page();
    EXPECT_THAT(page, HasSubstr("青府复〔2026〕1号"));
    EXPECT_THAT(page, HasSubstr("结果纠正"));
    EXPECT_THAT(page, HasSubstr("2026-03-18"));  // fifteen days to sue
    EXPECT_THAT(page, HasSubstr("href=\"/office/town/requests/1\""));
    EXPECT_THAT(page, HasSubstr("town.request-officer"));
    EXPECT_THAT(officer().get(list).body, HasSubstr("没有复议、诉讼案件。"));
    EXPECT_THAT(officer().get(list + std::string{"?which=closed"}).body, HasSubstr("town申〔2026〕1号"));
}

TEST_F(DeskRemedies, LeadASuitAfterReconsiderationThroughItsAppeal)
{
    auto suit = review();
    suit["remedy_kind"] = "suit";
    suit["before"] = "reconsideration";
    EXPECT_EQ(file(suit).status, 303);
    EXPECT_EQ(act("accepted", {{"procedure", "simple"}, {"file_number", ""}}).status, 303);
    EXPECT_EQ(act("review-extended").status, 409);
    EXPECT_EQ(act("decided", {{"outcome", "review_revoked"}}).status, 409);
    EXPECT_EQ(act("decided", {{"outcome", "suit_claim_rejected"}}).status, 303);
    EXPECT_EQ(act("appealed").status, 303);
    EXPECT_EQ(act("appeal-decided", {{"outcome", "suit_revoked"}}).status, 303);

    EXPECT_THAT(case_page(), HasSubstr("复议后起诉 · 结果纠正"));
    EXPECT_THAT(case_page(), HasSubstr("没有正在计算的期限。"));
}

TEST_F(DeskRemedies, StandOnThePageOfTheirRequestAndOfTheDay)
{
    EXPECT_THAT(officer().get(request).body, HasSubstr("/office/town/remedies/new?request="));
    file(review());

    EXPECT_THAT(officer().get(request).body, HasSubstr(first_case));
    EXPECT_THAT(officer().get("/office/town").body, HasSubstr(first_case));
}

TEST_F(DeskRemedies, CanBeAboutAPublishedItem)
{
    auto form = review();
    form["request_number"] = "";
    form["item"] = "示例-2026-0001";

    EXPECT_EQ(file(form).status, 303);

    EXPECT_THAT(case_page(), HasSubstr("示例-2026-0001"));
}

TEST_F(DeskRemedies, TellEveryFaultOfTheFormAndKeepWhatWasTyped)
{
    auto both = review();
    both["item"] = "示例-2026-0001";
    auto unknown = review();
    unknown["request_number"] = "没有这个编号";
    auto again = review();
    again["before"] = "reconsideration";
    auto tomorrow = review();
    tomorrow["filed_on"] = "2026-03-04";

    EXPECT_THAT(file(both).body, HasSubstr("只填一项。"));
    EXPECT_EQ(file(both).status, 422);
    EXPECT_THAT(file(unknown).body, HasSubstr("青石县人民政府"));
    EXPECT_EQ(file(unknown).status, 422);
    EXPECT_THAT(file(again).body, HasSubstr("不能再次申请行政复议"));
    EXPECT_THAT(file(tomorrow).body, HasSubstr("只能记录已经发生的事"));
    EXPECT_THAT(officer().get(list).body, HasSubstr("没有复议、诉讼案件。"));
}

TEST_F(DeskRemedies, OfferOnlyWhatCanComeNextAndTellWhoActsOnAnOldVersion)
{
    file(review());
    auto const page = case_page();
    EXPECT_THAT(page, HasSubstr("/1/accepted\""));
    EXPECT_THAT(page, Not(HasSubstr("/1/reply-sent\"")));
    EXPECT_THAT(page, Not(HasSubstr("/1/appealed\"")));
    act("accepted", {{"procedure", "ordinary"}, {"file_number", ""}});

    EXPECT_EQ(act("copy-received", {{"version", "1"}}).status, 409);
    EXPECT_THAT(act("copy-received", {{"version", "1"}}).body, HasSubstr("刚才已被他人修改"));
    EXPECT_EQ(act("copy-received", {{"happened_on", "2026-02-01"}}).status, 409);
    EXPECT_EQ(act("copy-received", {{"happened_on", "不是日期"}}).status, 422);
}

TEST_F(DeskRemedies, AreShownToWhoSeesTheAgencyAndWrittenByWhoHandlesRequests)
{
    file(review());
    http::TestBrowser reviewer{router()};
    sign_in(reviewer, "town.reviewer");

    auto const page = reviewer.get(first_case);
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, Not(HasSubstr("/1/accepted\"")));
    EXPECT_EQ(send(reviewer, first_case + std::string{"/accepted"}, {{"version", "1"}, {"happened_on", "2026-03-03"}}).status, 403);
    EXPECT_EQ(reviewer.get(list + std::string{"/9"}).status, 404);
}

TEST_F(DeskRemedies, ExportTheirListForSpreadsheetsAndFilterIt)
{
    file(review());

    auto const csv = officer().get(list + std::string{"?format=csv"});
    auto const xlsx = officer().get(list + std::string{"?format=xlsx"});

    EXPECT_THAT(csv.body, HasSubstr("\"town申〔2026〕1号\",\"2026-03-03\""));
    EXPECT_TRUE(xlsx.body.starts_with("PK"));
    EXPECT_TRUE(officer().get("/office/town/requests?format=xlsx").body.starts_with("PK"));
    EXPECT_THAT(officer().get(list + std::string{"?kind=suit"}).body, HasSubstr("没有复议、诉讼案件。"));
    EXPECT_THAT(officer().get(list + std::string{"?kind=review&due=2026-03-10"}).body, HasSubstr(first_case));
}

TEST_F(DeskRemedies, ShowHostileTextAsText)
{
    auto form = review();
    form["body"] = "\"><script>alert(1)</script>";
    form["request_number"] = "";
    form["item"] = "<script>alert(2)</script>";
    file(form);

    for (auto const& page : {case_page(), officer().get(list).body})
        EXPECT_THAT(page, Not(HasSubstr("<script")));
}

}  // namespace app
