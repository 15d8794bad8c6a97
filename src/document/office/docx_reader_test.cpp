#include "document/office/docx_reader.hpp"

#include "base/utf8.hpp"
#include "document/office/test_package.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace document {
namespace {

using namespace test;
using testing::ElementsAre;

Document read(std::string_view body, Parts const& more = {})
{
    auto read = read_docx(make_docx(body, more), {});
    EXPECT_TRUE(read) << (read ? "" : to_string(read.error()));
    return read ? *read : Document{};
}

std::vector<std::string> texts(Document const& document)
{
    std::vector<std::string> texts;
    for (auto const& block : document.blocks) {
        if (auto const* const heading = std::get_if<Heading>(&block))
            texts.push_back("h" + std::to_string(heading->level) + " " + heading->text);
        if (auto const* const paragraph = std::get_if<Paragraph>(&block))
            texts.push_back(paragraph->text);
        if (auto const* const table = std::get_if<Table>(&block))
            texts.push_back("table " + std::to_string(table->rows) + "x" + std::to_string(table->columns));
        if (auto const* const picture = std::get_if<Picture>(&block))
            texts.push_back("picture " + picture->bytes);
    }
    return texts;
}

Table only_table(Document const& document)
{
    for (auto const& block : document.blocks)
        if (auto const* const table = std::get_if<Table>(&block))
            return *table;
    ADD_FAILURE() << "no table";
    return {};
}

Cell cell_at(Table const& table, int row, int column)
{
    for (auto const& cell : table.cells)
        if (cell.row == row && cell.column == column)
            return cell;
    ADD_FAILURE() << "no cell at " << row << "," << column;
    return {};
}

std::string styles(std::string_view inner)
{
    return "<w:styles xmlns:w=\"w\">" + std::string{inner} + "</w:styles>";
}

constexpr std::string_view chinese_list =
    "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"3\">"
    "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:suff w:val=\"nothing\"/>"
    "<w:lvlText w:val=\"%1、\"/></w:lvl>"
    "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"（%2）\"/></w:lvl>"
    "<w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:isLgl/><w:lvlText w:val=\"%1.%3\"/></w:lvl>"
    "</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num>"
    "<w:num w:numId=\"8\"><w:abstractNumId w:val=\"3\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/>"
    "</w:lvlOverride></w:num></w:numbering>";

std::string in_list(int list, int level)
{
    return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + std::to_string(list) +
           "\"/></w:numPr>";
}

TEST(DocxReader, ReadsParagraphsInOrderWithTheirPlaces)
{
    auto const document = read(paragraph("甲") + "<w:p/>" + paragraph("乙"));

    ASSERT_EQ(document.blocks.size(), 2U);
    EXPECT_EQ(document.blocks[1], Block(Paragraph{"乙", base::paragraph_place(3)}));
}

TEST(DocxReader, TakesHeadingsFromStyleNamesOutlineLevelsAndParentStyles)
{
    Parts const more{{"word/styles.xml",
                      styles("<w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"heading 1\"/></w:style>"
                             "<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name w:val=\"二级标题\"/></w:style>"
                             "<w:style w:type=\"paragraph\" w:styleId=\"b\"><w:name w:val=\"own\"/><w:basedOn w:val=\"2\"/></w:style>"
                             "<w:style w:type=\"paragraph\" w:styleId=\"t\"><w:name w:val=\"Title\"/></w:style>"
                             "<w:style w:type=\"paragraph\" w:styleId=\"c\"><w:name w:val=\"toc 1\"/></w:style>")}};

    auto const document = read(paragraph("题", "<w:pStyle w:val=\"t\"/>") + paragraph("目", "<w:pStyle w:val=\"c\"/>") +
                                   paragraph("一", "<w:pStyle w:val=\"2\"/>") + paragraph("二", "<w:pStyle w:val=\"a\"/>") +
                                   paragraph("三", "<w:pStyle w:val=\"b\"/>") + paragraph("四", "<w:outlineLvl w:val=\"2\"/>"),
                               more);

    EXPECT_THAT(texts(document), ElementsAre("h0 题", "h1 一", "h2 二", "h1 三", "h3 四"));
}

TEST(DocxReader, PutsTheMarksThatWordCountsBeforeTheText)
{
    Parts const more{{"word/numbering.xml", std::string{chinese_list}}};

    auto const document = read(paragraph("总体", in_list(7, 0)) + paragraph("主动", in_list(7, 1)) +
                                   paragraph("申请", in_list(7, 1)) + paragraph("表格", in_list(7, 0)) +
                                   paragraph("管理", in_list(7, 1)) + paragraph("细", in_list(7, 2)) +
                                   paragraph("重来", in_list(8, 0)) + paragraph("无", in_list(0, 0)),
                               more);

    EXPECT_THAT(texts(document), ElementsAre("一、总体", "（一）主动", "（二）申请", "二、表格", "（一）管理", "2.1 细",
                                             "一、重来", "无"));
}

TEST(DocxReader, CountsListsThatHangOnAStyleAndInCells)
{
    Parts const more{{"word/numbering.xml", std::string{chinese_list}},
                     {"word/styles.xml", styles("<w:style w:type=\"paragraph\" w:styleId=\"h\"><w:name w:val=\"heading 1\"/>"
                                                "<w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style>")}};
    auto const numbered = "<w:tc>" + paragraph("", "<w:pStyle w:val=\"h\"/>") + "</w:tc>";

    auto const document =
        read(paragraph("总体", "<w:pStyle w:val=\"h\"/>") + table({row({numbered, cell("3")})}), more);

    EXPECT_THAT(texts(document), ElementsAre("h1 一、总体", "table 1x2"));
    EXPECT_EQ(cell_at(only_table(document), 0, 0).text, "二、");
}

TEST(DocxReader, LaysMergedCellsOnTheGrid)
{
    auto const document = read(table({
        row({cell("甲", "<w:gridSpan w:val=\"2\"/>"), cell("乙", "<w:vMerge w:val=\"restart\"/>")}, "<w:tblHeader/>"),
        row({cell("1"), cell("2"), cell("", "<w:vMerge/>")}),
        row({cell("3")}, "<w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/>"),
    }));

    auto const table = only_table(document);
    EXPECT_EQ(table.rows, 3);
    EXPECT_EQ(table.columns, 3);
    EXPECT_EQ(table.header_rows, 1);
    EXPECT_EQ(table.cells.size(), 5U);
    EXPECT_EQ(cell_at(table, 0, 0).column_span, 2);
    EXPECT_TRUE(cell_at(table, 0, 0).header);
    EXPECT_EQ(cell_at(table, 0, 2).row_span, 2);
    EXPECT_EQ(cell_at(table, 2, 1).text, "3");
    EXPECT_EQ(cell_at(table, 2, 1).at, base::table_place(1, 3, 2));
}

TEST(DocxReader, ContinuesCellsMergedToTheRightInTheOldWay)
{
    auto const document = read(table({row({cell("甲", "<w:hMerge w:val=\"restart\"/>"), cell("", "<w:hMerge/>"), cell("乙")}),
                                      row({cell("1"), cell("2"), cell("3")})}));

    EXPECT_EQ(cell_at(only_table(document), 0, 0).column_span, 2);
    EXPECT_EQ(cell_at(only_table(document), 0, 2).text, "乙");
}

TEST(DocxReader, KeepsInsertionsAndDropsDeletionsAndHiddenText)
{
    auto const document = read("<w:p><w:ins><w:r><w:t>1</w:t></w:r></w:ins><w:del><w:r><w:delText>2</w:delText></w:r></w:del>"
                               "<w:r><w:rPr><w:vanish/></w:rPr><w:t>3</w:t></w:r><w:moveFrom><w:r><w:t>4</w:t></w:r></w:moveFrom>"
                               "<w:moveTo><w:r><w:t>5</w:t></w:r></w:moveTo></w:p>"
                               "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>上</w:t></w:r></w:p>" + paragraph("下") +
                               table({row({cell("x"), cell("y")}, "<w:del/>"), row({cell("a"), cell("b")}, "<w:ins/>")}));

    EXPECT_THAT(texts(document), ElementsAre("15", "上下", "table 1x2"));
}

TEST(DocxReader, LeavesOutWhatIsStruckAndKeepsRaisedDigitsApart)
{
    auto const document = read("<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>9</w:t></w:r><w:r><w:rPr><w:dstrike w:val=\"1\"/></w:rPr><w:t>8</w:t></w:r>"
                               "<w:r><w:rPr><w:strike w:val=\"0\"/></w:rPr><w:t>12</w:t></w:r>"
                               "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t></w:r></w:p>");

    EXPECT_THAT(texts(document), ElementsAre("12¹"));
}

TEST(DocxReader, ReadsFieldsLinksSymbolsAndBreaksAsPrinted)
{
    auto const document = read(
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF a</w:instrText><w:t>x</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        "<w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink><w:fldSimple><w:r><w:t>域</w:t></w:r></w:fldSimple>"
        "<w:r><w:br/><w:t xml:space=\"preserve\"> </w:t><w:tab/><w:noBreakHyphen/><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r></w:p>"
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>" + paragraph("不丢"));

    EXPECT_THAT(texts(document), ElementsAre("7链域\n \t-☑", "不丢"));
}

TEST(DocxReader, ReadsATextBoxOnceAndAPictureWithItsBytes)
{
    auto const box = "<w:txbxContent>" + paragraph("框") + "</w:txbxContent>";
    auto const document = read("<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>" + box + "</w:drawing></mc:Choice>"
                               "<mc:Fallback><w:pict>" + box + "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
                               "<w:p><w:r><w:drawing><a:blip r:embed=\"r0\"/></w:drawing></w:r></w:p>",
                               {{"word/media/a.png", "PNG"}});

    EXPECT_THAT(texts(document), ElementsAre("框", "picture PNG"));
}

TEST(DocxReader, TakesLayoutTablesApartAndKeepsSmallInnerTablesAsText)
{
    auto const data = table({row({cell("a"), cell("b")}), row({cell("1"), cell("2")})});
    auto const layout = table({row({"<w:tc>" + paragraph("前") + data + "<w:p/></w:tc>"})});
    auto const small = "<w:tc>" + table({row({cell("5"), cell("6")})}) + "<w:p/></w:tc>";

    auto const document = read(layout + table({row({small, cell("x")})}));

    ASSERT_THAT(texts(document), ElementsAre("前", "table 2x2", "table 1x2"));
    EXPECT_EQ(cell_at(std::get<Table>(document.blocks[2]), 0, 0).text, "5\t6");
}

TEST(DocxReader, ReadsLargeTablesInsideACellBehindTheOuterOne)
{
    auto const inner = table({row({cell("a"), cell("b")}), row({cell("1"), cell("2")})});
    std::vector<std::string> rows(4, row({cell("x"), cell("y"), cell("z")}));
    rows.push_back(row({"<w:tc>" + inner + paragraph("留") + "</w:tc>", cell("q"), cell("r")}));

    auto const document = read(table(rows));

    ASSERT_THAT(texts(document), ElementsAre("table 5x3", "table 2x2"));
    EXPECT_EQ(cell_at(only_table(document), 4, 0).text, "留");
}

TEST(DocxReader, ReadsOtherPrefixesAndTheStrictNamespace)
{
    auto parts = docx_parts("");
    parts[3].second = "<d:document xmlns:d=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><d:body><d:p><d:pPr>"
                      "<d:outlineLvl d:val=\"0\"/></d:pPr><d:r><d:t>严</d:t></d:r></d:p></d:body></d:document>";

    auto const document = read_docx(make_zip(parts), {});

    ASSERT_TRUE(document);
    EXPECT_THAT(texts(*document), ElementsAre("h1 严"));
}

TEST(DocxReader, RepairsTextThatIsNoUtf8)
{
    auto const document = read(paragraph("a\xFF" "b&#xD800;"));

    EXPECT_TRUE(std::get<Paragraph>(document.blocks.at(0)).text.starts_with("a\xEF\xBF\xBD" "b\xEF\xBF\xBD"));
}

TEST(DocxReader, ReadsTheTitleOfTheProperties)
{
    auto const document = read(paragraph("x"), {{"docProps/core.xml", "<c xmlns:dc=\"d\"><dc:title>年报</dc:title></c>"}});

    EXPECT_EQ(document.title, "年报");
}

std::string to_utf16(std::string_view ascii_and_han, bool big_endian)
{
    std::string wide = big_endian ? "\xFE\xFF" : "\xFF\xFE";
    for (std::size_t at = 0; at < ascii_and_han.size();) {
        auto const c = base::next_code_point(ascii_and_han, at);
        auto const high = static_cast<char>(c >> 8U);
        auto const low = static_cast<char>(c & 0xFFU);
        wide += big_endian ? std::string{high, low} : std::string{low, high};
    }
    return wide;
}

TEST(DocxReader, ReadsPartsInUtf16)
{
    for (auto const big_endian : {false, true}) {
        auto parts = docx_parts(paragraph("公开") + table({row({cell("规章"), cell("3")})}));
        parts[3].second = to_utf16(parts[3].second, big_endian);

        auto const document = read_docx(make_zip(parts), {});

        ASSERT_TRUE(document);
        EXPECT_THAT(texts(*document), ElementsAre("公开", "table 1x2"));
    }
}

TEST(DocxReader, PutsNotesBehindWhatRefersToThem)
{
    auto const reference = [](std::string_view kind) {
        return "<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:" + std::string{kind} + "Reference w:id=\"2\"/></w:r></w:p>";
    };
    auto const notes = [](std::string_view kind, std::string_view text) {
        return "<w:" + std::string{kind} + "s xmlns:w=\"w\"><w:" + std::string{kind} + " w:id=\"2\">" +
               paragraph(text) + "</w:" + std::string{kind} + "></w:" + std::string{kind} + "s>";
    };

    auto const document = read(reference("footnote") + paragraph("后文") + reference("endnote") + reference("footnote"),
                               {{"word/footnotes.xml", notes("footnote", "脚注")}, {"word/endnotes.xml", notes("endnote", "尾注")}});

    EXPECT_THAT(texts(document), ElementsAre("正文", "脚注", "后文", "正文", "尾注", "正文"));
    EXPECT_EQ(std::get<Paragraph>(document.blocks[1]).role, ParagraphRole::note);
}

TEST(DocxReader, KeepsTheNoteOfACellOutOfItsText)
{
    auto const cell_with_note = "<w:tc><w:p><w:r><w:t>3</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p></w:tc>";

    auto const document = read(table({row({cell("规章"), cell_with_note}), row({cell("许可"), cell("1")})}),
                               {{"word/footnotes.xml", "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"2\">" + paragraph("含废止") +
                                                           "</w:footnote></w:footnotes>"}});

    EXPECT_THAT(texts(document), ElementsAre("table 2x2", "含废止"));
    EXPECT_EQ(cell_at(only_table(document), 0, 1).text, "3");
}

TEST(DocxReader, ReadsDocumentsThatItTakesInWhole)
{
    std::string const chunk = "<w:altChunk r:id=\"r0\"/>";
    auto const inner = make_docx(paragraph("里"));

    EXPECT_THAT(texts(read(chunk + paragraph("外"), {{"word/a.html", "<p>网页</p><table><tr><td>规章<td>3</table>"}})),
                ElementsAre("网页", "table 1x2", "外"));
    EXPECT_THAT(texts(read(chunk + paragraph("外"), {{"word/a.docx", inner}})), ElementsAre("里", "外"));
    EXPECT_THAT(texts(read(chunk, {{"word/a.txt", "只有文字\n"}})), ElementsAre("只有文字"));
}

TEST(DocxReader, RefusesADocumentThatTakesInDocumentsWithoutEnd)
{
    auto whole = make_docx(paragraph("里"));
    for (int i = 0; i < 5; ++i)
        whole = make_docx("<w:altChunk r:id=\"r0\"/>", {{"word/a.docx", whole}});

    EXPECT_EQ(read_docx(whole, {}).error().code, "limits.depth");
}

TEST(DocxReader, LeavesOutWhatAStyleHides)
{
    auto const hiding = styles("<w:style w:type=\"character\" w:styleId=\"H\"><w:rPr><w:vanish/></w:rPr></w:style>"
                               "<w:style w:type=\"character\" w:styleId=\"I\"><w:basedOn w:val=\"H\"/></w:style>"
                               "<w:style w:type=\"paragraph\" w:styleId=\"P\"><w:rPr><w:vanish/></w:rPr></w:style>");
    auto const run = [](std::string_view style, std::string_view text) {
        return "<w:r><w:rPr><w:rStyle w:val=\"" + std::string{style} + "\"/></w:rPr><w:t>" + std::string{text} + "</w:t></w:r>";
    };

    auto const document = read("<w:p>" + run("H", "藏") + run("I", "藏") + run("X", "见") + "</w:p>" +
                                   "<w:p><w:pPr><w:pStyle w:val=\"P\"/></w:pPr><w:r><w:t>藏</w:t></w:r>"
                                   "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>显</w:t></w:r></w:p>",
                               {{"word/styles.xml", hiding}});

    EXPECT_THAT(texts(document), ElementsAre("见", "显"));
}

}  // namespace
}  // namespace document
