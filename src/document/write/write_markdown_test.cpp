#include "document/write/write_markdown.hpp"

#include <gtest/gtest.h>

namespace document {
namespace {

std::string markdown_of(Block block)
{
    Document document{.format = "report"};
    document.blocks.push_back(std::move(block));
    return write_markdown(document);
}

}  // namespace

TEST(WriteMarkdown, FillsThePlacesOfMergedCells)
{
    Table table{.rows = 2, .columns = 3, .cells = {}, .at = {}};
    table.cells.push_back({.row = 0, .column = 0, .row_span = 2, .text = "甲", .at = {}});
    table.cells.push_back({.row = 0, .column = 1, .column_span = 2, .text = "乙|丙\n丁", .at = {}});
    table.cells.push_back({.row = 1, .column = 2, .text = "0", .at = {}});

    EXPECT_EQ(markdown_of(table), "| 甲 | 乙\\|丙<br>丁 | |\n| --- | --- | --- |\n| | | 0 |\n");
}

TEST(WriteMarkdown, KeepsTextFromTurningIntoMarkup)
{
    EXPECT_EQ(markdown_of(Paragraph{"1. 公开", {}}), "1\\. 公开\n");
    EXPECT_EQ(markdown_of(Paragraph{"1.公开", {}}), "1.公开\n");
    EXPECT_EQ(markdown_of(Paragraph{"2024年", {}}), "2024年\n");
    EXPECT_EQ(markdown_of(Paragraph{"# 号", {}}), "\\# 号\n");
    EXPECT_EQ(markdown_of(Paragraph{"- 项\n*重*", {}}), "\\- 项  \n\\*重\\*\n");
    EXPECT_EQ(markdown_of(Paragraph{"[甲](乙) &amp; a_b", {}}), "\\[甲\\](乙) \\&amp; a\\_b\n");
    EXPECT_EQ(markdown_of(Paragraph{"", {}}), "\n");
}

TEST(WriteMarkdown, KeepsTextFromTurningIntoARowOfATable)
{
    EXPECT_EQ(markdown_of(Paragraph{"规章 3 1 5", {}}), "规章&#32;3&#32;1&#32;5\n");
    EXPECT_EQ(markdown_of(Paragraph{"总计\t0", {}}), "总计&#32;0\n");
    EXPECT_EQ(markdown_of(Paragraph{"2024 年共 5 件", {}}), "2024 年共 5 件\n");
    EXPECT_EQ(markdown_of(Heading{2, "（三）总计 0 0", {}}), "### （三）总计&#32;0&#32;0\n");
}

TEST(WriteMarkdown, CountsHeadingsFromTheTitle)
{
    EXPECT_EQ(markdown_of(Heading{0, "报告", {}}), "# 报告\n");
    EXPECT_EQ(markdown_of(Heading{1, "一、总体情况", {}}), "## 一、总体情况\n");
}

}  // namespace document
