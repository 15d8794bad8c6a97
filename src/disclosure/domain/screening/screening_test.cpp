#include "disclosure/domain/screening/screening.hpp"

#include "base/json.hpp"
#include "platform/config/law_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace disclosure {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

base::Json shipped(char const* name)
{
    return base::Json::parse(config::LawFiles{}.file(name).content);
}

Screening const& screening()
{
    static auto const screening = Screening::parse(shipped("screening.json"), shipped("rules.json")).value();
    return screening;
}

std::vector<std::string> checks(std::string const& text, TextPlace place = TextPlace::paragraph)
{
    std::vector<std::string> ids;
    std::vector<ScreenedText> const texts{{text, base::line_place(1), place}};
    for (auto const& finding : screening().screen(texts))
        ids.push_back(finding.check);
    return ids;
}

bool is_refused(std::string const& text, TextPlace place = TextPlace::paragraph)
{
    std::vector<ScreenedText> const texts{{text, base::line_place(1), place}};
    return screening().find_state_secret(texts).has_value();
}

}  // namespace

TEST(Screening, RefusesAPaperThatBearsTheMarkOfAStateSecret)
{
    for (auto const* text : {"机密★1年", "绝密★长期", "秘密★", "机 密 ★ 1 年", "000001　秘密★10年　特急", "机密☆5年", "密级：机密", "秘　密", "机密10年",
                             "（绝密）", "关于某事的请示\n机密★1年\n青石县"})
        EXPECT_TRUE(is_refused(text)) << text;
}

TEST(Screening, DoesNotRefuseAPaperThatSpeaksOfSecrets)
{
    for (auto const* text : {"经审查，该信息属于国家秘密，依法不予公开。", "机密文件管理制度", "秘密级事项的范围", "商业秘密", "涉及国家秘密、商业秘密的除外",
                             "绝密、机密、秘密三级", "密级：无"})
        EXPECT_FALSE(is_refused(text)) << text;
}

TEST(Screening, TakesABareWordInATableForNoMark)
{
    EXPECT_FALSE(is_refused("机密", TextPlace::cell));
    EXPECT_TRUE(is_refused("机密★1年", TextPlace::cell));
    EXPECT_THAT(checks("内部", TextPlace::cell), IsEmpty());
}

TEST(Screening, FindsTheMarksOfWorkSecrets)
{
    for (auto const* text : {"内部", "内部资料", "内部事项 注意保管", "内部事项，注意保管", "工作秘密", "工作秘密★3年", "【内部资料】", "（内部资料）青石县统计公报",
                             "会议纪要（内部）", "内部资料　注意保存"})
        EXPECT_THAT(checks(text), ElementsAre("screening.work-secret-mark")) << text;
}

TEST(Screening, TakesWordsAboutInternalAffairsForNoMark)
{
    for (auto const* text : {"属于行政机关内部事务信息，可以不予公开。", "内部管理制度", "泄露工作秘密的，依法处理。", "内部工作流程"})
        EXPECT_THAT(checks(text), IsEmpty()) << text;
}

TEST(Screening, FindsPersonalDataByTheRulesOfTheReport)
{
    EXPECT_THAT(checks("申请人张三，身份证号110101190001010014，电话13800001234。"), ElementsAre("R-PII-01", "R-PII-02"));
    EXPECT_THAT(checks("联系电话：0537-6831234。"), IsEmpty());
}

TEST(Screening, NamesTheMarkOrTheMaskedDatumAndNeverTheDatum)
{
    std::vector<ScreenedText> const texts{{"机密★1年", base::line_place(1)}, {"身份证号110101190001010014", base::line_place(2)}};

    auto const findings = screening().screen(texts);

    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[0].gravity, Gravity::refused);
    EXPECT_THAT(screening().message_of(findings[0], base::Language::zh), HasSubstr("机密★1年"));
    EXPECT_THAT(screening().message_of(findings[1], base::Language::zh), HasSubstr("11*************014"));
    EXPECT_THAT(screening().message_of(findings[1], base::Language::en), Not(HasSubstr("110101190001010014")));
}

TEST(Screening, TellsWhereInTheTextADatumStands)
{
    for (std::string const number : {"11010119900307889X", "110101 19900307 889X", "13800001111"}) {
        auto const text = "村民甄某，电话或者身份证号" + number + "，住址不详。";
        std::vector<ScreenedText> const texts{{text, base::line_place(1)}};

        auto const findings = screening().screen(texts);

        ASSERT_FALSE(findings.empty()) << number;
        EXPECT_EQ(text.substr(findings.front().begin, findings.front().end - findings.front().begin), number);
    }
}

TEST(Screening, IsRefusedWithoutItsChecks)
{
    auto broken = shipped("screening.json");
    broken["checks"].erase(0);

    auto const parsed = Screening::parse(broken, shipped("rules.json"));

    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().code, "screening.malformed");
}

}  // namespace disclosure
