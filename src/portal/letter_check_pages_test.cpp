#include "portal/portal_fixture.hpp"

#include <gmock/gmock.h>

namespace portal {
namespace {

using requests::LetterId;
using testing::HasSubstr;
using testing::Not;

class LetterChecks : public WithPortal {
protected:
    static constexpr auto text = "qingshi\n政府信息公开申请登记回执\n测试甲：\n您的申请已经登记。\n";

    // The only request with a letter that has its number; gives the code.
    std::string issued(LetterId letter = LetterId{1})
    {
        auto desk = WithDesk::requests();
        desk.write_letter(only_request(), letter, {.kind = "receipt", .text = text}, acting(only_request())).value();
        for (auto const& step : std::vector<requests::LetterStep>{requests::LetterReviewed{}, requests::LetterSigned{requests::Actor{"person/1/8"}}})
            recorded(only_request(), requests::LetterMoved{letter, step}).value();
        desk.number_letter(only_request(), letter, acting(only_request())).value();
        return register_of_letters().of(only_request(), letter)->code;
    }
    requests::LetterRegister register_of_letters() { return requests::LetterRegister{tools()}; }
    std::string compared(std::string const& code, std::string const& words)
    {
        return browser().post("/letters/" + code, {{"text", words}}).body;
    }
};

}  // namespace

TEST_P(LetterChecks, LeadFromTheTypedCodeToTheLetter)
{
    asked();
    auto const code = issued();

    auto const led = browser().get("/letters?code=" + code);
    auto const page = browser().get("/letters/" + code);

    EXPECT_EQ(led.status, 303);
    EXPECT_EQ(led.headers.get("Location"), "/letters/" + code);
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("目前有效"));
    EXPECT_THAT(page.body, HasSubstr("qingshi公开〔2026〕1号"));
    EXPECT_THAT(page.body, HasSubstr("2026年3月3日"));
}

TEST_P(LetterChecks, NameNobody)
{
    asked();

    auto const page = browser().get("/letters/" + issued()).body;

    EXPECT_THAT(page, Not(HasSubstr("测试甲")));
    EXPECT_THAT(page, Not(HasSubstr("道路养护")));
}

TEST_P(LetterChecks, RefuseACodeThatNoLetterBears)
{
    for (auto const* path : {"/letters/0000-0000-0000", "/letters/nothing", "/letters?code=0000-0000-0000"}) {
        auto const page = browser().get(path);
        EXPECT_EQ(page.status, 404) << path;
        EXPECT_THAT(page.body, HasSubstr("没有使用这一核验码的文书")) << path;
    }
    EXPECT_EQ(browser().post("/letters/0000-0000-0000", {{"text", "什么"}}).status, 404);
}

TEST_P(LetterChecks, SayWhetherPastedWordsAreThoseThatWereIssued)
{
    asked();
    auto const code = issued();
    auto const letter = requests().find(only_request())->request.letters.at(LetterId{1});
    auto const words = issued_text(text, letter, service().find(agency()).value(), day(3, 3), law().letters());

    EXPECT_THAT(compared(code, words), HasSubstr("文字与发出时一致"));
    EXPECT_THAT(compared(code, words + "您要缴费。"), HasSubstr("文字与发出时不一致"));
    EXPECT_THAT(compared(code, " "), HasSubstr("请先粘贴"));
}

TEST_P(LetterChecks, TellThatALetterWasReplacedAndByWhichOne)
{
    asked();
    auto const first = issued();
    auto const second = issued(LetterId{2});
    register_of_letters().end_standing(only_request(), {LetterId{1}, LetterId{2}}, head(), requests().find(only_request())->version).value();

    auto const page = browser().get("/letters/" + first).body;

    EXPECT_THAT(page, HasSubstr("由另一份文书代替"));
    EXPECT_THAT(page, HasSubstr("/letters/" + second));
    EXPECT_THAT(browser().get("/letters/" + second).body, HasSubstr("目前有效"));
}

TEST_P(LetterChecks, HoldBackWhoGuesses)
{
    int status = 0;
    for (int tries = 0; status != 429 && tries < 200; ++tries)
        status = browser().get("/letters/0000-0000-0000").status;

    EXPECT_EQ(status, 429);
}

ON_BOTH_ENGINES(LetterChecks);

}  // namespace portal
