#include "document/write/write_html.hpp"

#include <gmock/gmock.h>

namespace document {
namespace {

using testing::HasSubstr;
using testing::Not;

Document document_of(Block block)
{
    Document document{.format = "report", .title = "柳河镇<报告>"};
    document.blocks.push_back(std::move(block));
    return document;
}

Table small_table()
{
    Table table{.rows = 3, .columns = 3, .cells = {}, .at = {}, .header_rows = 1};
    table.cells.push_back({.row = 0, .column = 0, .column_span = 2, .text = "项目", .at = {}, .header = true});
    table.cells.push_back({.row = 0, .column = 2, .text = "数量", .at = {}, .header = true});
    table.cells.push_back({.row = 1, .column = 0, .row_span = 2, .text = "许可", .at = {}, .header = true});
    table.cells.push_back({.row = 1, .column = 1, .text = "准予", .at = {}, .header = true, .alignment = Alignment::left});
    table.cells.push_back({.row = 1, .column = 2, .text = "7", .at = {}});
    table.cells.push_back({.row = 2, .column = 1, .text = "不准", .at = {}, .header = true});
    return table;
}

}  // namespace

TEST(WriteHtml, EscapesWhatWouldBeMarkup)
{
    auto const html = write_html(document_of(Paragraph{"a < b & \"c\"\x01", {}}));

    EXPECT_THAT(html, HasSubstr("<p>a &lt; b &amp; &quot;c&quot;</p>"));
    EXPECT_THAT(html, HasSubstr("<title>柳河镇&lt;报告&gt;</title>"));
}

TEST(WriteHtml, KeepsMergedCellsAndSaysWhatHeadersSpeakOf)
{
    auto const html = write_html(document_of(small_table()));

    EXPECT_THAT(html, HasSubstr("<thead>\n<tr><th colspan=\"2\" scope=\"colgroup\">项目</th><th scope=\"col\">数量</th></tr>\n</thead>"));
    EXPECT_THAT(html, HasSubstr("<tr><th rowspan=\"2\" scope=\"rowgroup\">许可</th><th scope=\"row\" class=\"l\">准予</th><td>7</td></tr>"));
    EXPECT_THAT(html, HasSubstr("<tr><th scope=\"row\">不准</th><td></td></tr>"));
}

TEST(WriteHtml, NamesATableByItsHeading)
{
    auto document = document_of(Heading{1, "四、情况", {}});
    document.blocks.emplace_back(small_table());

    auto const html = write_html(document);

    EXPECT_THAT(html, HasSubstr("<h2 id=\"h1\">四、情况</h2>"));
    EXPECT_THAT(html, HasSubstr("<table aria-labelledby=\"h1\">"));
}

TEST(WriteHtml, NeedsNothingFromOutside)
{
    auto const html = write_html(document_of(small_table()));

    EXPECT_THAT(html, HasSubstr("<html lang=\"zh-CN\">"));
    EXPECT_THAT(html, Not(HasSubstr("http")));
    EXPECT_THAT(html, Not(HasSubstr("<script")));
    EXPECT_THAT(html, HasSubstr("thead{display:table-header-group}"));
}

TEST(WriteHtml, PartsALongTitleWithoutChangingIt)
{
    auto const html = write_html(document_of(Heading{0, "青石县柳河镇人民政府2024年政府信息公开工作年度报告", {}}));

    EXPECT_THAT(html, HasSubstr("<span>青石县柳河镇人民政府2024年</span><span>政府信息公开工作年度报告</span></h1>"));
}

TEST(WriteHtml, KeepsTextFromTurningIntoAMark)
{
    Document document{.format = "report"};
    document.blocks.emplace_back(Paragraph{"<!-- 甲 --> 乙!", {}});

    EXPECT_NE(write_html(document).find("&lt;&#33;-- 甲 --&gt; 乙!"), std::string::npos);
}

}  // namespace document
