#include "portal/portal_fixture.hpp"
#include "requests/opinions/opinion_service.hpp"

#include <gmock/gmock.h>

namespace portal {
namespace {

using testing::HasSubstr;
using testing::Not;

class OpinionPage : public WithPortal {
protected:
    requests::OpinionService opinions() { return requests::OpinionService{tools()}; }
    // The code of a letter that asks about two passages of the only request.
    std::string code()
    {
        auto const key = registered(paper(day(3, 3))).key;
        opinions().ask(key, {.third_party = "绿野公司", .passages = {"合同<单价>", "结算账户"}}, acting(key)).value();
        return opinions().sheets(key, clerk())->front().code;
    }
    void enter(std::string const& code)
    {
        auto const entered = browser().post("/opinions", {{"code", code}});
        ASSERT_EQ(entered.status, 303);
        ASSERT_EQ(entered.headers.get("Location"), "/opinions/answer");
    }
};

}  // namespace

TEST_P(OpinionPage, ShowsThePassagesAndNotWhoAsked)
{
    enter(code());

    auto const page = browser().get("/opinions/answer");

    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("合同&lt;单价&gt;"));
    EXPECT_THAT(page.body, HasSubstr("15个工作日内提出意见"));
    auto const asker = submission().particulars;
    for (auto const& telling : {asker.applicant.name, asker.applicant.telephone, asker.content, std::string{"低保名单"}})
        EXPECT_THAT(page.body, Not(HasSubstr(telling)));
}

TEST_P(OpinionPage, TakesAnAnswerPassageByPassage)
{
    enter(code());

    auto const sent = browser().post("/opinions/answer", {{"passage-1", "consent"}, {"passage-2", "refuse"}, {"reasons-2", "商业秘密"}, {"signer", "张经理"}});

    EXPECT_EQ(sent.status, 303);
    auto const page = browser().get("/opinions/answer").body;
    EXPECT_THAT(page, HasSubstr("您（单位）的意见已经收到"));
    EXPECT_THAT(page, HasSubstr("商业秘密"));
    auto const waiting = opinions().waiting(agency()).value();
    EXPECT_EQ(waiting.size(), 1U);
}

TEST_P(OpinionPage, TellsAllFaultsAtTheirFieldsAndKeepsWhatWasTyped)
{
    enter(code());

    auto const page = browser().post("/opinions/answer", {{"passage-1", "partly"}, {"signer", "张经理"}});

    EXPECT_EQ(page.status, 422);
    EXPECT_THAT(page.body, HasSubstr("href=\"#reasons-1\""));
    EXPECT_THAT(page.body, HasSubstr("href=\"#passage-2\""));
    EXPECT_THAT(page.body, HasSubstr("value=\"张经理\""));
    EXPECT_TRUE(opinions().waiting(agency())->empty());
}

TEST_P(OpinionPage, OpensToNobodyWithoutTheCode)
{
    code();

    auto const wrong = browser().post("/opinions", {{"code", "AAAAAAAAAAAA"}});

    EXPECT_EQ(wrong.status, 404);
    EXPECT_THAT(wrong.body, HasSubstr("没有这个编码"));
    EXPECT_EQ(browser().get("/opinions/answer").status, 303);
    EXPECT_EQ(browser().post("/opinions/answer", {{"signer", "张"}}).status, 303);
}

TEST_P(OpinionPage, HoldsBackWhoGuesses)
{
    int status = 0;
    for (int tries = 0; status != 429 && tries < 100; ++tries)
        status = browser().post("/opinions", {{"code", "AAAAAAAAAAAA"}}).status;

    EXPECT_EQ(status, 429);
}

TEST_P(OpinionPage, TakesNothingFromAProgram)
{
    enter(code());

    auto const page = browser().post("/opinions/answer", {{"passage-1", "consent"}, {"passage-2", "consent"}, {"signer", "张"}, {"website", "x"}});

    EXPECT_EQ(page.status, 422);
    EXPECT_TRUE(opinions().waiting(agency())->empty());
}

TEST_P(OpinionPage, ForgetsTheCodeOfWhoLeaves)
{
    enter(code());

    EXPECT_EQ(browser().post("/opinions/leave", {}).status, 303);

    EXPECT_EQ(browser().get("/opinions/answer").status, 303);
}

ON_BOTH_ENGINES(OpinionPage);

}  // namespace portal
