#include "document/text/text_reader.hpp"

#include "document/text/document_outline.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace document {
namespace {

std::string read_outline(std::string_view text)
{
    auto const document = read_text(text, {});
    return document ? outline(*document) : document.error().code;
}

Document read_seed(std::string const& name)
{
    std::ifstream file{std::string{GONGKAI_SOURCE_DIR} + "/../shared/seeds/" + name, std::ios::binary};
    std::string const bytes{std::istreambuf_iterator<char>{file}, {}};
    return bytes.empty() ? Document{} : read_text(bytes, {}).value();
}

// "14x4" for each table, in order.
std::string table_sizes(Document const& document)
{
    std::string sizes;
    for (auto const& block : document.blocks)
        if (auto const* table = std::get_if<Table>(&block))
            sizes += std::to_string(table->rows) + "x" + std::to_string(table->columns) + " ";
    return sizes;
}

struct Seed {
    char const* file;
    char const* tables;
    std::size_t blocks;
};

class SeedTest : public testing::TestWithParam<Seed> {};

TEST_P(SeedTest, HasItsTablesAndParagraphs)
{
    auto const document = read_seed(GetParam().file);
    if (document.blocks.empty())
        GTEST_SKIP() << "the seeds are not here";

    EXPECT_EQ(table_sizes(document), GetParam().tables);
    EXPECT_EQ(document.blocks.size(), GetParam().blocks);
}

INSTANTIATE_TEST_SUITE_P(Seeds, SeedTest,
                         testing::Values(Seed{"000_259819141b2f9ef8.txt", "10x4 4x2 21x10 7x10 4x15 ", 33},
                                         Seed{"001_19df153a773c7689.txt", "14x4 28x8 4x15 ", 19},
                                         Seed{"002_3de73757d3cdff2d.txt", "14x4 28x10 4x15 ", 20},
                                         Seed{"003_900cea2f89254ff6.txt", "8x4 6x2 14x10 1x15 ", 36},
                                         Seed{"004_cff4ace8f11033c3.txt", "14x4 28x10 4x15 ", 18}));

TEST(TextReader, TakesALineForAParagraphWithItsPlace)
{
    EXPECT_EQ(read_outline("一、总体情况\n\n　　2024 年，公开 70 条。\n"), "P1 一、总体情况\nP3 2024 年，公开 70 条。\n");
}

TEST(TextReader, KeepsEmptyFieldsOfTabsAndAddsNone)
{
    EXPECT_EQ(read_outline("\t\t自然人\t法人\t\n三、\t（一）\t0\n"), "T1 2x5: ||自然人|法人| / 三、|（一）|0\n");
}

TEST(TextReader, EndsATableAtABlankLine)
{
    EXPECT_EQ(read_outline("行政处罚\t0\n\n行政强制\t0\n"), "T1 1x2: 行政处罚|0\nT3 1x2: 行政强制|0\n");
}

TEST(TextReader, DropsSeparatorsBetweenTabs)
{
    EXPECT_EQ(read_outline("0\t1\n---\t---\n"), "T1 1x2: 0|1\n");
    EXPECT_EQ(read_outline("规章\t-\n"), "T1 1x2: 规章|-\n");
}

TEST(TextReader, TakesIndentedAndNumberedProseForProse)
{
    EXPECT_EQ(read_outline("\t该部分以表格形式报告。表格如下：\n规章\t0\n"),
              "P1 该部分以表格形式报告。表格如下：\nT2 1x2: 规章|0\n");
    EXPECT_EQ(read_outline("（一）\t主动公开情况良好\n"), "P1 （一）\t主动公开情况良好\n");
}

TEST(TextReader, ReadsPipeTablesWithAndWithoutFillersAndRule)
{
    EXPECT_EQ(read_outline("| 规章 | 0 | | |\n|---|---|---|---|\n| 行政许可 | 1 | | |\n"),
              "T1 2x4 h1: 规章|0|| / 行政许可|1||\n");
    EXPECT_EQ(read_outline("|信息内容|本年处理决定数量|\n|行政许可|3|\n|规章|1|2|3|\n"),
              "T1 3x4: 信息内容|本年处理决定数量 / 行政许可|3 / 规章|1|2|3\n");
    EXPECT_EQ(read_outline("规章 | 0\n许可 | 1\n"), "T1 2x2: 规章|0 / 许可|1\n");
}

TEST(TextReader, TakesOtherStrokesForPipes)
{
    EXPECT_EQ(read_outline("｜规章｜0｜\n｜许可｜1｜\n"), "T1 2x2: 规章|0 / 许可|1\n");
    EXPECT_EQ(read_outline("┌──┬─┐\n│规章│0│\n├──┼─┤\n│许可│1│\n└──┴─┘\n"), "T2 2x2: 规章|0 / 许可|1\n");
}

TEST(TextReader, JoinsTheLinesBetweenTwoRules)
{
    EXPECT_EQ(read_outline("+--+--+\n|结果|0|\n|维持| |\n+--+--+\n|总计|1|\n+--+--+\n|x|2|\n+--+--+\n"),
              "T2 3x2: 结果⏎维持|0 / 总计|1 / x|2\n");
}

TEST(TextReader, KeepsARowOfDashesAsValues)
{
    EXPECT_EQ(read_outline("|规章|0|\n|-|-|\n"), "T1 2x2: 规章|0 / -|-\n");
}

TEST(TextReader, TakesARowOfLinksAndOneCellALineForText)
{
    EXPECT_EQ(read_outline("首页 | 信息公开 | 年报\n"), "P1 首页 | 信息公开 | 年报\n");
    EXPECT_EQ(read_outline("| 规章 |\n| 0 |\n"), "P1 规章\nP2 0\n");
}

TEST(TextReader, PutsAnExplodedTableTogether)
{
    EXPECT_EQ(read_outline("|\n第二十条 |\n|||\n|\n信息内容 |\n制发 |\n废止 |\n有效 |\n|\n规章 |\n0 |\n0 |\n0 |\n三、收到\n"),
              "T2 3x4: 第二十条||| / 信息内容|制发|废止|有效 / 规章|0|0|0\nP14 三、收到\n");
}

TEST(TextReader, TellsAClosingPipeFromAnOpeningOne)
{
    EXPECT_EQ(read_outline("|\n甲 |\n||\n|\n乙 |\n0 |\n|\n|\n丙 |\n0 |\n|\n"), "T2 3x3: 甲|| / 乙|0| / 丙|0|\n");
}

TEST(TextReader, JoinsACellOfTwoLinesInAnExplodedTable)
{
    EXPECT_EQ(read_outline("|\n甲 |\n乙 |\n|\n结果\n维持 |\n0 |\n尾\n"), "T2 2x2: 甲|乙 / 结果⏎维持|0\nP8 尾\n");
}

TEST(TextReader, FindsColumnsLinedUpByBlanks)
{
    EXPECT_EQ(read_outline("事项            自然人   企业   总计\n"
                           "新收              1        2      3\n"
                           "                           5      6\n"),
              "T1 3x4: 事项|自然人|企业|总计 / 新收|1|2|3 / ||5|6\n");
}

TEST(TextReader, FindsFiguresAtTheEndOfLines)
{
    EXPECT_EQ(read_outline("一、本年新收 0 0 1\n二、上年结转 0 / 2\n"),
              "T1 2x4: 一、本年新收|0|0|1 / 二、上年结转|0|/|2\n");
}

TEST(TextReader, LeavesSignaturesAndProseAlone)
{
    EXPECT_EQ(read_outline("某镇人民政府        2024年1月20日\n"), "P1 某镇人民政府        2024年1月20日\n");
    EXPECT_EQ(read_outline("2023 年以来，  公开 3 4 5\n条。  完\n"), "P1 2023 年以来，  公开 3 4 5\nP2 条。  完\n");
}

TEST(TextReader, ResolvesMarkdown)
{
    EXPECT_EQ(read_outline("# 年度报告 #\n##一、总体\n正文\n====\n- **一是**[网站](http://a)`x`\n> 引\n***\n"),
              "H1@1 年度报告\nH2@2 一、总体\nH1@3 正文\nP5 一是网站x\nP6 引\n");
    EXPECT_EQ(read_outline("![表格](a.png)\n"), "I1\nP1 表格\n");
    EXPECT_EQ(read_outline("~~9~~12 ~~旧~~新\n"), "P1 12 新\n");
    EXPECT_EQ(read_outline("|**甲**|a<br>b|&nbsp;|1\\|2|\n|x|y|z|\n"), "T1 2x4: 甲|a⏎b||1|2 / x|y|z\n");
}

TEST(TextReader, LeavesWhatOnlyLooksLikeMarkdown)
{
    EXPECT_EQ(read_outline("共____条，3*5*6，#1，-5，a_b_c，* *\n"), "P1 共____条，3*5*6，#1，-5，a_b_c，* *\n");
    EXPECT_EQ(read_outline("关于印发<管理办法>的通知（<http://a.cn>）\n"), "P1 关于印发<管理办法>的通知（http://a.cn）\n");
}

TEST(TextReader, TakesAllLineEnds)
{
    EXPECT_EQ(read_outline("a\r\nb\rc\n"), "P1 a\nP2 b\nP3 c\n");
}

TEST(TextReader, RefusesPastTheLimits)
{
    Limits limits;
    limits.elements = 10;
    auto const code = [&](std::string const& text) { return read_text(text, limits).error().code; };

    EXPECT_EQ(code("a\tb\tc\td\te\tf\tg\th\ti\tj\tk\tl\tm\n"), "limits.elements");
    EXPECT_EQ(code("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n"), "limits.elements");
    EXPECT_EQ(code("a|b|c|d\ne|f\ng|h\n"), "limits.elements");
    limits.file_bytes = 3;
    EXPECT_EQ(code("abcd"), "limits.file_bytes");
}

TEST(TextReader, TakesManyLinesThatOnlyLookLikeTablesInOnePass)
{
    std::string text;
    for (auto i = 0; i < 40'000; ++i)
        text += "0 |\n";

    EXPECT_EQ(read_text(text, {})->blocks.size(), 40'000U);
}

}  // namespace
}  // namespace document
