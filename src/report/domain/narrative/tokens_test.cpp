#include "report/domain/narrative/tokens.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

namespace report::narrative {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<Token> tokens_of(std::string const& text)
{
    return tokenise(base::fold_with_source(text), text);
}

std::vector<Kind> kinds_of(std::string const& text)
{
    std::vector<Kind> kinds;
    for (auto const& token : tokens_of(text))
        kinds.push_back(token.kind);
    return kinds;
}

// "149条 ~3件 #2次": value and unit of each number, ~ for an approximate one, # for one that is no quantity.
std::vector<std::string> numbers_of(std::string const& text)
{
    std::vector<std::string> numbers;
    for (auto const& token : tokens_of(text))
        if (token.kind == Kind::number)
            numbers.push_back((token.approximate ? "~" : token.ordinal ? "#" : "") + base::to_string(token.value) + std::string{token.unit.text});
    return numbers;
}

std::vector<Word> words_of(std::string const& text)
{
    std::vector<Word> words;
    for (auto const& token : tokens_of(text))
        if (token.kind == Kind::word)
            words.push_back(token.word);
    return words;
}

}  // namespace

TEST(Tokens, ReadNumbersInEveryUsualWriting)
{
    EXPECT_THAT(numbers_of("149条"), ElementsAre("149条"));
    EXPECT_THAT(numbers_of("１４９条"), ElementsAre("149条"));
    EXPECT_THAT(numbers_of("1,234条"), ElementsAre("1234条"));
    EXPECT_THAT(numbers_of("1，234条"), ElementsAre("1234条"));
    EXPECT_THAT(numbers_of("1 234 条"), ElementsAre("1234条"));
    EXPECT_THAT(numbers_of("1.2万条"), ElementsAre("12000条"));
    EXPECT_THAT(numbers_of("12.5万元"), ElementsAre("12.5万元"));
    EXPECT_THAT(numbers_of("33.3%"), ElementsAre("33.3%"));
    EXPECT_THAT(numbers_of("120人次"), ElementsAre("120人次"));
    EXPECT_THAT(numbers_of("5批次"), ElementsAre("5批次"));
}

TEST(Tokens, ReadChineseNumeralsOnlyWithAUnit)
{
    EXPECT_THAT(numbers_of("一百零五条"), ElementsAre("105条"));
    EXPECT_THAT(numbers_of("两次"), ElementsAre("2次"));
    EXPECT_THAT(numbers_of("廿三条"), ElementsAre("23条"));
    EXPECT_THAT(numbers_of("零件，二〇二五年"), ElementsAre("0件", "2025年"));
    EXPECT_THAT(numbers_of("一次性告知，一件事，三审三校，五公开"), IsEmpty());
}

TEST(Tokens, TellAnApproximateNumber)
{
    EXPECT_THAT(numbers_of("100余条"), ElementsAre("~100条"));
    EXPECT_THAT(numbers_of("百余条"), ElementsAre("~100条"));
    EXPECT_THAT(numbers_of("近300条"), ElementsAre("~300条"));
    EXPECT_THAT(numbers_of("约3万条"), ElementsAre("~30000条"));
    EXPECT_THAT(numbers_of("超过20件"), ElementsAre("~20件"));
    EXPECT_THAT(numbers_of("20件以上"), ElementsAre("~20件"));
    EXPECT_THAT(numbers_of("3万余条"), ElementsAre("~30000条"));
}

TEST(Tokens, TellANumberThatIsNoQuantity)
{
    EXPECT_THAT(numbers_of("第3次"), ElementsAre("#3次"));
    EXPECT_THAT(numbers_of("每1件"), ElementsAre("#1件"));
    EXPECT_THAT(numbers_of("A12"), ElementsAre("#12"));
    EXPECT_THAT(numbers_of("0537-6901006"), ElementsAre("537", "#6901006"));
    EXPECT_THAT(numbers_of("1234567890123条"), ElementsAre("#0条"));
}

TEST(Tokens, TellListCommasFromOthersByTheSource)
{
    EXPECT_THAT(kinds_of("1、234条"), ElementsAre(Kind::number, Kind::list_comma, Kind::number));
    EXPECT_THAT(kinds_of("28条，26条；30条。"), ElementsAre(Kind::number, Kind::comma, Kind::number, Kind::semicolon, Kind::number, Kind::stop));
    EXPECT_THAT(kinds_of("（28条）："), ElementsAre(Kind::open, Kind::number, Kind::close, Kind::colon));
}

TEST(Tokens, TakeATitleWithItsInnerTitlesAsOne)
{
    EXPECT_THAT(kinds_of("《关于印发《2025年要点》的通知》3件"), ElementsAre(Kind::title, Kind::number));
    EXPECT_THAT(kinds_of("《办法》《规定》"), ElementsAre(Kind::title, Kind::title));
    EXPECT_THAT(numbers_of("《2025年要点"), ElementsAre("2025年"));
}

TEST(Tokens, PreferTheLongestWord)
{
    EXPECT_THAT(words_of("未收到政府信息公开申请"), ElementsAre(Word::negation, Word::receive, Word::request));
    EXPECT_THAT(words_of("政府信息公开"), ElementsAre(Word::context));
    EXPECT_THAT(words_of("政府信息"), ElementsAre(Word::information));
    EXPECT_THAT(words_of("上年结转"), ElementsAre(Word::carry_in));
    EXPECT_THAT(words_of("结转下年度"), ElementsAre(Word::carry_out));
    EXPECT_THAT(words_of("申请表"), ElementsAre(Word::other_thing));
}

TEST(Tokens, StandInOrderInsideTheTextWhateverItIs)
{
    auto const piece = rc::gen::element<std::string>("政府信息", "公开", "《", "》", "12", "。", "、", "，", ".", "-", "（", "万", "条", "十", "第", "余", "近",
                                                     " ", "x", "％", "年", "\xE9\x95", "两");
    EXPECT_TRUE(rc::check([&] {
        std::string text;
        for (auto const& part : *rc::gen::container<std::vector<std::string>>(piece))
            text += part;
        auto const folded = base::fold_with_source(text);

        std::size_t end = 0;
        for (auto const& token : tokenise(folded, text)) {
            RC_ASSERT(token.begin >= end);
            RC_ASSERT(token.end > token.begin);
            RC_ASSERT(token.end <= folded.text.size());
            end = token.end;
        }
    }));
}

}  // namespace report::narrative
