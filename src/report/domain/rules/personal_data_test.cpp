#include "report/domain/rules/personal_data.hpp"
#include "report/domain/rules/testing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <filesystem>
#include <fstream>

namespace report {
namespace {

using testing::shipped;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

RuleBook const& book()
{
    static auto const book = shipped().book();
    return book;
}

std::vector<PersonalDatum> scan(std::string const& text)
{
    Report report;
    report.sections[0].paragraphs.push_back({text, base::line_place(1)});
    return find_personal_data(report, book().personal_data());
}

std::vector<std::string> masked(std::string const& text)
{
    std::vector<std::string> found;
    for (auto const& datum : scan(text))
        found.push_back(datum.masked);
    return found;
}

}  // namespace

TEST(PersonalData, ChecksTheNumbersOfRulesJson)
{
    auto const rules = base::Json::parse(shipped().law.file("rules.json").content);
    auto const& tables = book().personal_data();
    auto const& checksums = rules.at("checksums");

    for (auto const& id : checksums.at("resident_id_18").at("tests").at("valid"))
        EXPECT_TRUE(tables.codes.is_resident_id(id.get<std::string>())) << id;
    for (auto const& id : checksums.at("resident_id_18").at("tests").at("invalid"))
        EXPECT_FALSE(tables.codes.is_resident_id(id.get<std::string>())) << id;
    for (auto const& code : checksums.at("uscc_18").at("tests").at("valid"))
        EXPECT_TRUE(tables.codes.is_credit_code(code.get<std::string>())) << code;
    for (auto const& code : checksums.at("uscc_18").at("tests").at("invalid"))
        EXPECT_FALSE(tables.codes.is_credit_code(code.get<std::string>())) << code;
}

TEST(PersonalData, IsMaskedAsTheTableSays)
{
    EXPECT_THAT(masked("张三13800001234。"), ElementsAre("138****1234"));
    EXPECT_THAT(masked("身份证11010119000101001４"), ElementsAre("11*************014"));
    EXPECT_THAT(masked("卡号6200000000000005"), ElementsAre("************0005"));
    EXPECT_THAT(masked("护照E00000000"), ElementsAre("E0*****00"));
    EXPECT_THAT(masked("申请人家住示例县青禾镇双河村2组15号。"), ElementsAre("示例县青禾镇****"));
}

TEST(PersonalData, IsFoundInGroupsAndFullWidthDigits)
{
    EXPECT_THAT(masked("138 0000 1234"), ElementsAre("138****1234"));
    EXPECT_THAT(masked("138-0000-1234"), ElementsAre("138****1234"));
    EXPECT_THAT(masked("１３８００００１２３４"), ElementsAre("138****1234"));
    EXPECT_THAT(masked("6200 0000 0000 0005"), ElementsAre("************0005"));
    EXPECT_THAT(masked("Tel13800001234"), ElementsAre("138****1234"));
    EXPECT_THAT(masked("11010519491231002x"), ElementsAre("11*************02X"));
}

TEST(PersonalData, IsNotSeenInWhatReportsHold)
{
    for (auto const* text : {
             "全年主动公开政府信息13812条，点击量1381234567890次。",
             "电话0537-6831234，邮编272400。",
             "国办函〔2020〕109号，自2023年1月1日起至2023年12月31日止。",
             "0000000000000000000",
             "收费13800000000.50元。",
             "统一社会信用代码11441700007280420Y。",
             "索引号11441700007280420Y/2023-00001。",
             "为患有重大疾病的居民上门服务。",
             "村民高度关注征地信息，确诊病例信息及时发布。",
             "住房保障3号楼竣工。",
             "本机关办公地址：青禾镇人民路1号，住址变更请来电13800000000。",
         })
        EXPECT_THAT(masked(text), IsEmpty()) << text;
}

TEST(PersonalData, OfThePreambleIsTheOfficesContactUnlessAPersonIsMeant)
{
    auto const in_preamble = [](std::string const& text) {
        Report report;
        report.preamble.push_back({text, base::line_place(2)});
        return find_personal_data(report, book().personal_data());
    };

    EXPECT_THAT(in_preamble("如有疑问请联系（电话：13800000000）。"), IsEmpty());
    EXPECT_EQ(in_preamble("申请人张三（电话：13800000000）。").size(), 1U);
}

TEST(PersonalData, ASensitiveStatementNeedsAPersonWithAName)
{
    auto const found = scan("村民张三，患有精神疾病。村民李四因欠款被催收。");

    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].label_zh, "健康");
    EXPECT_EQ(found[1].label_en, "finance");
}

TEST(PersonalData, EveryMobileNumberIsFoundWhereverItStands)
{
    EXPECT_TRUE(rc::check([] {
        auto const second = *rc::gen::inRange(3, 10);
        std::string number = "1" + std::to_string(second);
        while (number.size() < 11)
            number += static_cast<char>('0' + *rc::gen::inRange(0, 10));
        auto const before = *rc::gen::element<std::string>("", "张三", "，", "：", " ", "(", "\n");
        auto const behind = *rc::gen::element<std::string>("", "。", "，", ")", " ", "（微信同号）");

        auto const found = scan(before + number + behind);

        RC_ASSERT(found.size() == 1U);
        RC_ASSERT(found.front().masked == number.substr(0, 3) + "****" + number.substr(7));
    }));
}

TEST(PersonalData, AnyBytesAreScannedWithoutHarm)
{
    EXPECT_TRUE(rc::check([](std::string const& bytes) {
        for (auto const& datum : scan(bytes))
            RC_ASSERT(!datum.masked.empty());
    }));
}

TEST(PersonalData, IsNotSeenInTheSeeds)
{
    std::filesystem::path const seeds{GONGKAI_SOURCE_DIR "/../shared/seeds"};
    if (!std::filesystem::exists(seeds))
        GTEST_SKIP() << "the seeds are not here";
    for (auto const& file : std::filesystem::directory_iterator{seeds}) {
        if (file.path().extension() != ".txt")
            continue;
        std::ifstream stream{file.path()};
        std::string line;
        while (std::getline(stream, line))
            EXPECT_THAT(masked(line), IsEmpty()) << file.path() << ": " << line;
    }
}

TEST(PersonalData, TheMessageNeverHoldsTheNumber)
{
    auto const result = testing::check(R"({"sections": {"s5": "问题：申请人张三（13800000000）。改进：无。"}})");

    for (auto const& finding : result.findings)
        for (auto const language : {Language::zh, Language::en})
            EXPECT_EQ(message_of(*book().find(finding.rule), finding, language).find("13800000000"), std::string::npos)
                << finding.rule;
}

}  // namespace report
