#include "document/write/signature_indent.hpp"
#include "document/write/table_grid.hpp"
#include "document/write/title_lines.hpp"

#include <gtest/gtest.h>

namespace document {

TEST(TitleLines, AreOfAboutOneLengthAndKeepTheYearWhole)
{
    auto const lines = part_title("青石县柳河镇人民政府2024年政府信息公开工作年度报告", 20);

    ASSERT_TRUE(lines);
    EXPECT_EQ(lines->first, "青石县柳河镇人民政府2024年");
    EXPECT_EQ(lines->second, "政府信息公开工作年度报告");
}

TEST(TitleLines, ArePartedBeforeTheYearWhereThatIsMoreEven)
{
    auto const lines = part_title("青石县交通运输局和公路管理中心2024年度政府信息公开报告", 20);

    ASSERT_TRUE(lines);
    EXPECT_EQ(lines->first, "青石县交通运输局和公路管理中心");
}

TEST(TitleLines, AreOneWhereTheTitleIsShortOrHasNoGoodPlace)
{
    EXPECT_FALSE(part_title("柳河镇2024年政府信息公开报告", 20));
    EXPECT_FALSE(part_title("青石县柳河镇人民政府政府信息公开工作年度总结报告", 20));
}

TEST(SignatureIndent, CentresTheNameOverTheDate)
{
    // 2025年1月20日: seven digits and three ideographs, six and a half characters wide, four from the edge.
    EXPECT_DOUBLE_EQ(signature_indent("青石县柳河镇人民政府", "2025年1月20日"), 4 + 6.5 / 2 - 5);
    EXPECT_DOUBLE_EQ(signature_indent("青石县", ""), 2);
    EXPECT_DOUBLE_EQ(signature_indent("青石县柳河镇人民政府和青石县交通运输局", "2025年1月20日"), 0);
}

TEST(TableGrid, CutsCellsThatReachOutAndGivesAPlaceToTheFirst)
{
    Table table{.rows = 2, .columns = 2, .cells = {}, .at = {}};
    table.cells.push_back({.row = 0, .column = 1, .row_span = 5, .column_span = 3, .text = "大", .at = {}});
    table.cells.push_back({.row = 1, .column = 1, .text = "压", .at = {}});

    TableGrid const grid{table};

    EXPECT_EQ(grid.owner(0, 0), nullptr);
    EXPECT_EQ(grid.owner(1, 1), &table.cells[0]);
    EXPECT_EQ(grid.width(0, 1), 1);
    EXPECT_EQ(grid.height(0, 1), 2);
    EXPECT_TRUE(grid.begins(0, 1));
    EXPECT_FALSE(grid.begins(1, 1));
}

}  // namespace document
