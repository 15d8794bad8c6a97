#include "document/text/html_reader.hpp"

#include "document/text/document_outline.hpp"

#include <gtest/gtest.h>

namespace document {
namespace {

std::string read_outline(std::string_view html)
{
    auto const document = read_html(html, {});
    return document ? outline(*document) : document.error().code;
}

std::string refusal(std::string const& html, Limits const& limits = {})
{
    auto const document = read_html(html, limits);
    return document ? "read" : document.error().words.at(0).second;
}

std::string repeat(std::string_view text, int times)
{
    std::string all;
    for (; times > 0; --times)
        all += text;
    return all;
}

TEST(HtmlReader, TakesBlocksWithTheirLines)
{
    EXPECT_EQ(read_outline("<html><body>\n直接\n<h1>某镇<br>报告</h1>\n<div>甲<p>乙\n丙</p>丁</div>\n<ul><li>戊<li>己</ul></body>"),
              "P2 直接\nH1@3 某镇 报告\nP4 甲\nP4 乙丙\nP5 丁\nP6 戊\nP6 己\n");
}

TEST(HtmlReader, TakesTheTitle)
{
    EXPECT_EQ(read_html("<html><head><title>\n 年报 </title></head><body>文</body></html>", {})->title, "年报");
}

TEST(HtmlReader, FoldsBlanksAndKeepsThemBetweenLatinWords)
{
    EXPECT_EQ(read_outline("<p>&nbsp;　　共 &nbsp; 70\n条，\r\n  open\nworld <b> x</b></p>"), "P1 共 70 条， open world x\n");
}

TEST(HtmlReader, LeavesOutScriptsStylesCommentsAndWhatIsHidden)
{
    EXPECT_EQ(read_outline("<style>td{}</style><script>var a='<table><td>x</td></table>'</script><!-- 注 -->"
                           "<div style='color:red; DISPLAY : None;'>藏<p>藏</p></div><p hidden>藏</p><select><option>藏</select>见"),
              "P1 见\n");
}

TEST(HtmlReader, LeavesOutWhatIsStruckButKeepsItsCell)
{
    EXPECT_EQ(read_outline("<p><del>9</del>12<s>3</s><strike><b>4</b></strike><span style='Text-Decoration: LINE-THROUGH red'>5</span></p>"),
              "P1 12\n");
    EXPECT_EQ(read_outline("<table><tr><td>甲</td><td style='text-decoration-line:line-through'>9</td><td>1</td></tr>"
                           "<tr><td>乙</td><td>2</td><td>3</td></tr></table>"),
              read_outline("<table><tr><td>甲</td><td></td><td>1</td></tr><tr><td>乙</td><td>2</td><td>3</td></tr></table>"));
}

TEST(HtmlReader, KeepsRaisedDigitsApart)
{
    EXPECT_EQ(read_outline("<p>12<sup>1</sup> 件，30m<span style='vertical-align:super'>2</span>，5</p>"), "P1 12¹ 件，30m²，5\n");
}

TEST(HtmlReader, ReadsWordsMarkup)
{
    EXPECT_EQ(read_outline("<p class=MsoNormal><span lang=EN-US style='font-size:16pt'>2024</span><span>年<o:p></o:p></span></p>"
                           "<!--[if gte mso 9]><xml>x</xml><![endif]--><p><![if !supportLists]><span>一、</span><![endif]>总体 1<2</p>"
                           "<?xml:namespace prefix = o ns = \"urn\" />"),
              "P1 2024年\nP1 一、总体 1<2\n");
}

TEST(HtmlReader, ResolvesSpansToPositions)
{
    EXPECT_EQ(read_outline("<table><tr><td rowspan=2 colspan=2>甲</td><td colspan=2>乙</td></tr>"
                           "<tr><td>丙</td><td>丁</td></tr><tr><td>1<td>2<td>3<td>4</table>"),
              "T1 3x4: 甲(2x2)|乙(1x2) / ~|~|丙|丁 / 1|2|3|4\n");
}

TEST(HtmlReader, CutsSpansAtTheEndOfTheirRowGroup)
{
    EXPECT_EQ(read_outline("<table><thead><tr><th rowspan=9>甲</th><th>乙</th></tr></thead>"
                           "<tbody><tr><td rowspan=0>丙</td><td>1</td></tr><tr><td>2</td></tr></tbody>"
                           "<tbody><tr><td rowspan=7>丁</td><td>3</td></tr></tbody></table>"),
              "T1 4x2 h1: 甲#|乙# / 丙(2x1)|1 / ~|2 / 丁|3\n");
}

// As browsers place them: the wide cell and the tall one overlap, the next stands behind both.
TEST(HtmlReader, EndsASpanWhereItRunsIntoACellFromAbove)
{
    EXPECT_EQ(read_outline("<table><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=2>d<td>e</table>"),
              "T1 2x3: a|b(2x1)|c / d|~|e\n");
}

TEST(HtmlReader, CapsAbsurdSpans)
{
    auto const document = read_html("<table><tr><td colspan=99999999999>a<td>b<tr><td rowspan=4294967297>c<td>d</table>", {});

    ASSERT_TRUE(document);
    auto const& table = std::get<Table>(document->blocks.at(0));
    EXPECT_EQ(table.columns, 1001);
    EXPECT_EQ(table.cells[2].row_span, 1);
}

TEST(HtmlReader, ParagraphsOfACellArePartedByLineEnds)
{
    EXPECT_EQ(read_outline("<table><tr><td><p>结果</p><p>维<br>持</p></td><td>&nbsp;</td></tr></table>"), "T1 1x2: 结果⏎维⏎持|\n");
}

TEST(HtmlReader, TurnsALayoutTableIntoParagraphsAndTables)
{
    EXPECT_EQ(read_outline("<table><tr><td>导航</td><td><h2>年报</h2>上<table><tr><td>规章<td>0<tr><td>许可<td>1</table>下</td></tr></table>"),
              "P1 导航\nH2@1 年报\nP1 上\nT1 2x2: 规章|0 / 许可|1\nP1 下\n");
    EXPECT_EQ(read_outline("<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>"), "P1 甲\nP1 乙\n");
    EXPECT_EQ(read_outline("<table><tr><td>导航</td><td>" + repeat("<p>文</p>", 11) + "</td></tr></table>"),
              "P1 导航\n" + repeat("P1 文\n", 11));
}

TEST(HtmlReader, TakesASmallTableInADataCellForItsText)
{
    EXPECT_EQ(read_outline("<table><tr><td>规章<td>0<td><table><tr><td>1<td>2<tr><td>3</table></td></tr>"
                           "<tr><td>a<td>b<td>c</tr></table>"),
              "T1 2x3: 规章|0|1 2⏎3 / a|b|c\n");
}

TEST(HtmlReader, KeepsWhatStandsBetweenCells)
{
    EXPECT_EQ(read_outline("<table><caption>表一</caption><tr>散<td>a</td><td>b</td></tr></table>"), "P1 表一\nP1 散\nT1 1x2: a|b\n");
}

TEST(HtmlReader, ReadsTablesWithoutEndTags)
{
    EXPECT_EQ(read_outline("<table><tr><td><font>规章<td><font>0<tr><td>许可<td>1"), "T1 2x2: 规章|0 / 许可|1\n");
    EXPECT_EQ(read_outline("<td>甲</td><td>乙</td>"), "P1 甲\nP1 乙\n");
}

TEST(HtmlReader, LeavesOutWordsRowWithoutHeight)
{
    EXPECT_EQ(read_outline("<table><tr><td>a<td>b</tr><tr height=0><td width=9></td><td></td></tr></table>"), "T1 1x2: a|b\n");
}

TEST(HtmlReader, KeepsPicturesThatCouldHoldATable)
{
    EXPECT_EQ(read_outline("<img src=icon.gif width=16 height=16><img src='data:image/png;base64,aGVs\nbG8=' width=600 height=400>"
                           "<table><tr><td>a<td><img src=x.png></table>"),
              "I2 600x400 hello\nI2\nT2 1x2: a|\n");
}

TEST(HtmlReader, ReadsGbkThatDeclaresUtf8AndUtf16)
{
    EXPECT_EQ(read_outline("<meta charset=utf-8><p>\xB9\xE6\xD5\xC2\xD0\xED\xBF\xC9</p>"), "P1 规章许可\n");
    EXPECT_EQ(read_outline(std::string_view{"\xFF\xFE<\0p\0>\0\x32\x75", 10}), "P1 甲\n");
}

TEST(HtmlReader, ReadsUtf8ThatDeclaresGbk)
{
    EXPECT_EQ(read_outline("<html><head><meta http-equiv=Content-Type content='text/html; charset=gb2312'></head><p>规章</p>"),
              "P1 规章\n");
}

TEST(HtmlReader, RefusesPastTheLimits)
{
    Limits few;
    few.elements = 100;

    EXPECT_EQ(refusal(repeat("<table><tr><td>", 10'000)), "depth");
    EXPECT_EQ(refusal("<table>" + repeat("<tr><td>1<td>2", 60'000)), "elements");
    EXPECT_EQ(refusal(repeat("<b>", 90'000)), "depth");
    EXPECT_EQ(refusal(repeat("<p>a", 101), few), "elements");
    EXPECT_EQ(refusal("<p>a</p>" + repeat("</b>", 102), few), "elements");
    EXPECT_EQ(refusal("<table><tr><td colspan=60>a" + repeat("<tr>", 3), few), "elements");
    few.file_bytes = 3;
    EXPECT_EQ(refusal("<p>a", few), "file_bytes");
}

TEST(HtmlReader, RefusesAnElementWithEndlessAttributes)
{
    std::string html = "<p";
    for (auto i = 0; i < 30'000; ++i)
        html += " a" + std::to_string(i) + "='>'";

    EXPECT_EQ(refusal(html + ">x"), "elements");
}

TEST(HtmlReader, TakesALongPictureAddressForOneAttribute)
{
    EXPECT_EQ(refusal("<img src='data:image/png;base64," + repeat("AAAA ", 50'000) + "'>"), "read");
}

TEST(HtmlReader, RefusesWhatIsEmptyAndReadsWhatHasNoText)
{
    EXPECT_EQ(read_outline(""), "document.empty");
    EXPECT_EQ(read_outline("<html></html>"), "");
    EXPECT_EQ(read_outline("<table></table><table><tr></tr></table>"), "");
}

TEST(HtmlReader, ReadsTextInPreLikeATextFile)
{
    auto const document = read_html("<p>前</p>\n<pre>\n<b>规章</b>\t0\t1\n许可\t2\t3\n</pre><p>后</p>", {});

    ASSERT_TRUE(document);
    ASSERT_EQ(document->blocks.size(), 3U);
    auto const& table = std::get<Table>(document->blocks[1]);
    EXPECT_EQ(table.rows, 2);
    EXPECT_EQ(table.columns, 3);
    EXPECT_EQ(table.cells.front().text, "规章");
    EXPECT_EQ(base::to_string(table.cells.back().at).substr(0, 6), "line 4");
    EXPECT_EQ(std::get<Paragraph>(document->blocks[2]).text, "后");
}

TEST(HtmlReader, KeepsTheLinesOfPreInACell)
{
    auto const document = read_html("<table><tr><td>规章<td><pre>1\n2</pre><tr><td>许可<td>3</table>", {});

    ASSERT_TRUE(document);
    EXPECT_EQ(std::get<Table>(document->blocks.at(0)).cells.at(1).text, "1\n2");
}

TEST(HtmlReader, RefusesMoreTextThanAReportHas)
{
    EXPECT_EQ(read_html("<p>abcdefghijk", {.text_bytes = 10}).error().code, "limits.text_bytes");
    EXPECT_EQ(read_html("<pre>abcdefghijk", {.text_bytes = 10}).error().code, "limits.text_bytes");
    EXPECT_EQ(read_html("<p><<<<<<<<<<<<<<<<<<", {.text_bytes = 10}).error().code, "limits.text_bytes");
}

}  // namespace
}  // namespace document
