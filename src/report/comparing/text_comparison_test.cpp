#include "report/comparing/text_comparison.hpp"

#include "report/comparing/sentences.hpp"
#include "report/comparing/sequence_alignment.hpp"

#include <gtest/gtest.h>
#include <random>

namespace report {
namespace {

using enum TextChange;

std::vector<Paragraph> paragraphs(std::initializer_list<std::string> texts)
{
    std::vector<Paragraph> result;
    for (auto const& text : texts)
        result.push_back({text, {}});
    return result;
}

std::vector<TextChange> changes(std::vector<ComparedSentence> const& sentences)
{
    std::vector<TextChange> result;
    for (auto const& sentence : sentences)
        result.push_back(sentence.change);
    return result;
}

// What one side of the pieces reads as.
std::string read(std::vector<TextPiece> const& pieces, TextChange own)
{
    std::string text;
    for (auto const& piece : pieces)
        if (piece.change == same || piece.change == own)
            text += piece.text;
    return text;
}

}  // namespace

TEST(CutSentences, KeepsClosingMarksWithTheirSentence)
{
    auto const text = paragraphs({" 坚持“公开为常态。”做好审核；强化保障！\n", "　", "没有句号"});

    auto const sentences = cut_sentences(text);

    ASSERT_EQ(sentences.size(), 4U);
    EXPECT_EQ(sentences[0].text, "坚持“公开为常态。”");
    EXPECT_TRUE(sentences[0].opens_paragraph);
    EXPECT_EQ(sentences[2].text, "强化保障！");
    EXPECT_FALSE(sentences[2].opens_paragraph);
    EXPECT_EQ(sentences[3].text, "没有句号");
    EXPECT_TRUE(sentences[3].opens_paragraph);
}

TEST(CompareTexts, SetsARewordedSentenceBesideTheOneItReplaces)
{
    auto const older = paragraphs({"严格执行审查制度。全年主动公开政府信息149条。开展培训2次。"});
    auto const newer = paragraphs({"严格执行审查制度。全年共主动公开政府信息152条。新设政务公开专区。"});

    auto const compared = compare_texts(older, newer);

    EXPECT_EQ(changes(compared), (std::vector{same, changed, removed, added}));
    EXPECT_EQ(compared[1].pieces, (std::vector<TextPiece>{{same, "全年"},
                                                          {added, "共"},
                                                          {same, "主动公开政府信息"},
                                                          {removed, "149"},
                                                          {added, "152"},
                                                          {same, "条。"}}));
    EXPECT_EQ(compared[2].older, "开展培训2次。");
    EXPECT_EQ(compared[3].newer, "新设政务公开专区。");
}

TEST(CompareTexts, TakesLayoutAndTheWidthOfMarksForNoChange)
{
    auto const older = paragraphs({"收到申请０件，办结0件。", "没有收费。"});
    auto const newer = paragraphs({"收到申请 0 件,办结0件。没有收费。"});

    auto const compared = compare_texts(older, newer);

    EXPECT_EQ(changes(compared), (std::vector{same, same}));
    EXPECT_TRUE(compared[1].opens_older);
    EXPECT_FALSE(compared[1].opens_newer);
}

TEST(CompareTexts, FindsSentencesAgainBehindAnInsertedParagraph)
{
    auto const older = paragraphs({"甲句在前。", "乙句在后。"});
    auto const newer = paragraphs({"甲句在前。", "完全不同的新内容插在中间。", "乙句在后。"});

    EXPECT_EQ(changes(compare_texts(older, newer)), (std::vector{same, added, same}));
}

TEST(CompareTexts, NamesEverythingAddedWhereThereWasNothing)
{
    EXPECT_EQ(changes(compare_texts({}, paragraphs({"一。二。"}))), (std::vector{added, added}));
    EXPECT_TRUE(compare_texts({}, {}).empty());
}

TEST(CompareWording, JoinsChangesAroundASingleSharedCharacter)
{
    auto const pieces = compare_wording("加强学习的培训。", "深化业务的指导。");

    EXPECT_EQ(pieces, (std::vector<TextPiece>{{removed, "加强学习的培训"}, {added, "深化业务的指导"}, {same, "。"}}));
}

TEST(CompareWording, GivesBackBothWordingsWhole)
{
    constexpr std::array<std::string_view, 8> units{"公", "开", "3", "12", "，", "a", "的", " "};
    std::mt19937 random{7};
    auto const text = [&] {
        std::string made;
        for (auto left = random() % 12; left > 0; --left)
            made += units[random() % units.size()];
        return made;
    };
    for (int i = 0; i < 2000; ++i) {
        auto const older = text();
        auto const newer = text();

        auto const pieces = compare_wording(older, newer);

        EXPECT_EQ(read(pieces, removed), older);
        EXPECT_EQ(read(pieces, added), newer);
    }
}

TEST(CommonSubsequence, IsAsLongAsTheLongestOne)
{
    std::vector<std::uint32_t> const older{1, 2, 3, 4, 5, 6};
    std::vector<std::uint32_t> const newer{1, 3, 9, 4, 2, 5, 6};

    EXPECT_EQ(common_subsequence(older, newer), (Pairs{{0, 0}, {2, 1}, {3, 3}, {4, 5}, {5, 6}}));
}

TEST(CommonSubsequence, KeepsToTheEndsWhereTheMiddleIsTooLong)
{
    std::vector<std::uint32_t> older(5000);
    std::vector<std::uint32_t> newer(5000);
    for (std::uint32_t i = 0; i < 5000; ++i) {
        older[i] = i;
        newer[i] = i == 0 || i == 4999 ? i : 5000 - i;
    }

    EXPECT_EQ(common_subsequence(older, newer), (Pairs{{0, 0}, {4999, 4999}}));
}

TEST(PairAlike, NeverPairsWhatIsLessAlikeThanTheLimit)
{
    auto const pairs = pair_alike(2, 2, 0.5, [](std::size_t i, std::size_t j) { return i == 1 && j == 0 ? 0.9 : 0.4; });

    EXPECT_EQ(pairs, (Pairs{{1, 0}}));
}

}  // namespace report
