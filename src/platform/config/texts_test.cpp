#include "platform/config/texts.hpp"

#include "platform/config/law_files.hpp"

#include <gtest/gtest.h>

using config::choose_language;
using config::Texts;

namespace {

TEST(Texts, SpeakChineseUnlessAskedOtherwise)
{
    EXPECT_EQ(choose_language("", "", ""), base::Language::zh);
    EXPECT_EQ(choose_language("", "C", ""), base::Language::zh);
    EXPECT_EQ(choose_language("", "", "en_GB.UTF-8"), base::Language::en);
    EXPECT_EQ(choose_language("", "zh_CN.UTF-8", "en_GB.UTF-8"), base::Language::zh);
    EXPECT_EQ(choose_language("en", "zh_CN.UTF-8", ""), base::Language::en);
    EXPECT_EQ(choose_language("fr", "", ""), std::nullopt);
}

TEST(Texts, FillWordsIn)
{
    auto const texts = Texts::parse(R"({"version":"1","a.b":{"zh":"到{due}为止","en":"until {due}"}})", base::Language::zh);

    ASSERT_TRUE(texts);
    EXPECT_EQ(texts->say("a.b", {{"due", "周一"}}), "到周一为止");
    EXPECT_EQ(texts->say(base::Error{.code = "a.b", .message = "until {due}", .words = {{"due", "周一"}}}), "到周一为止");
}

TEST(Texts, FallBackToTheMessageOfAnError)
{
    auto const texts = Texts::parse("{}", base::Language::zh);

    EXPECT_EQ(texts->say(base::Error{.code = "no.text", .message = "until {due}", .words = {{"due", "Monday"}}}),
              "until Monday");
}

TEST(Texts, SayACodeInTheOtherLanguageWhereThereIsNoneInThisOne)
{
    auto const texts = Texts::parse(R"({"a.b":{"zh":"到{due}为止"}})", base::Language::en).value();

    EXPECT_EQ(texts.say("a.b", {{"due", "周一"}}), "到周一为止");
    EXPECT_FALSE(texts.has("a.b"));
    EXPECT_EQ(texts.say(base::Error{.code = "a.b", .message = "until {due}", .words = {{"due", "Monday"}}}), "until Monday");
}

TEST(Texts, SayTheWordsOfTheProgramInTheLanguageToo)
{
    auto const json = R"({"a.b":{"zh":"{member}：{wanted}"},"wanted.no such cell":{"zh":"没有此格"}})";
    auto const texts = Texts::parse(json, base::Language::zh).value();
    auto const say = [&](std::string const& member, std::string const& wanted) {
        return texts.say(base::Error{.code = "a.b", .message = "", .words = {{"member", member}, {"wanted", wanted}}});
    };

    EXPECT_EQ(say("cell", "no such cell"), "cell：没有此格");
    EXPECT_EQ(say("cell", "no such cell: t9.x"), "cell：没有此格：t9.x");
    EXPECT_EQ(say("no such cell", "seven"), "no such cell：seven");
}

TEST(Texts, KeepWhatAnOperatorsCatalogueLacks)
{
    auto texts = Texts::parse(R"({"a.b":{"zh":"甲"},"a.c":{"zh":"乙"}})", base::Language::zh).value();

    ASSERT_TRUE(texts.lay_over(R"({"version":"2","a.c":{"zh":"丙"}})"));

    EXPECT_EQ(texts.say("a.b"), "甲");
    EXPECT_EQ(texts.say("a.c"), "丙");
}

TEST(Texts, OfTheProgramStandInBothLanguages)
{
    auto const json = config::LawFiles{}.file("texts.json").content;

    EXPECT_NE(Texts::parse(json, base::Language::zh)->say("cli.about"), "");
    EXPECT_NE(Texts::parse(json, base::Language::en)->say("cli.about"), "");
    EXPECT_EQ(Texts::parse("[", base::Language::zh).error().code, "texts.malformed");
}

}  // namespace
