#include "document/office/xlsx_reader.hpp"

#include "document/office/sheet_styles.hpp"
#include "document/office/test_package.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace document {
namespace {

using namespace test;
using office::DateSystem;
using office::show_number;
using office::to_cell_format;
using testing::ElementsAre;

// A cell with inline text; style 1 is bordered in `bordered_styles`.
std::string cell(std::string_view at, std::string_view text, int style = 0)
{
    return "<c r=\"" + std::string{at} + "\" s=\"" + std::to_string(style) + "\" t=\"inlineStr\"><is><t>" +
           std::string{text} + "</t></is></c>";
}

std::string rows(std::vector<std::string> const& rows, std::string_view merges = {})
{
    std::string text = "<sheetData>";
    for (auto const& one : rows)
        text += "<row>" + one + "</row>";
    text += "</sheetData><mergeCells>";
    for (std::size_t at = 0; at < merges.size();) {
        auto const end = std::min(merges.find(' ', at), merges.size());
        text += "<mergeCell ref=\"" + std::string{merges.substr(at, end - at)} + "\"/>";
        at = end + 1;
    }
    return text + "</mergeCells>";
}

Parts const bordered_styles{{"xl/styles.xml",
                             "<styleSheet><borders><border/><border><left style=\"thin\"/></border></borders><cellXfs>"
                             "<xf numFmtId=\"0\" borderId=\"0\"/><xf numFmtId=\"0\" borderId=\"1\"/></cellXfs></styleSheet>"}};

Document read(std::vector<Sheet> const& sheets, Parts const& more = {})
{
    auto read = read_xlsx(make_xlsx(sheets, more), {});
    EXPECT_TRUE(read) << (read ? "" : to_string(read.error()));
    return read ? *read : Document{};
}

std::string refusal(std::vector<Sheet> const& sheets, Limits const& limits = {})
{
    auto const read = read_xlsx(make_xlsx(sheets), limits);
    return read || read.error().words.empty() ? "" : read.error().words.front().second;
}

// Each block as one line: a paragraph's text, a table's rows with | between cells and the spans of merged ones.
std::vector<std::string> lines(Document const& document)
{
    std::vector<std::string> lines;
    for (auto const& block : document.blocks) {
        if (auto const* const paragraph = std::get_if<Paragraph>(&block))
            lines.push_back(paragraph->text);
        if (auto const* const table = std::get_if<Table>(&block)) {
            std::string text;
            for (auto const& one : table->cells) {
                text += one.row > 0 && one.column == 0 ? "/" : one.column > 0 ? "|" : "";
                text += one.text;
                if (one.row_span * one.column_span > 1)
                    text += "<" + std::to_string(one.row_span) + "x" + std::to_string(one.column_span) + ">";
            }
            lines.push_back(text);
        }
    }
    return lines;
}

TEST(XlsxReader, ReadsEveryKindOfCell)
{
    Parts const strings{{"xl/sharedStrings.xml", "<sst><si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r><rPh><t>x</t></rPh></si></sst>"}};
    auto const content = rows({"<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\"><v>0.10000000000000001</v></c>"
                               "<c r=\"D1\"><f>A1+1</f><v>12</v></c><c r=\"E1\" t=\"b\"><v>1</v></c><c r=\"F1\" t=\"e\"><v>#REF!</v></c>"
                               "<c r=\"G1\" t=\"str\"><f>x</f><v>丁</v></c><c><f>SUM(A1)</f></c>"});

    auto const document = read({{"表", content}}, strings);

    EXPECT_THAT(lines(document), ElementsAre("甲|乙丙|0.1|12|TRUE|#REF!|丁|=SUM(A1)"));
    EXPECT_EQ(std::get<Table>(document.blocks.at(0)).cells.back().legibility, Legibility::unreadable);
    EXPECT_EQ(std::get<Table>(document.blocks.at(0)).cells[1].at, base::sheet_place(1, 1, 2));
}

TEST(XlsxReader, ReadsVisibleSheetsInOrder)
{
    auto const document = read({{"一", rows({cell("A1", "甲")})}, {"二", rows({cell("A1", "乙")}), "hidden"}, {"三", rows({cell("A1", "丙")})}});

    EXPECT_THAT(lines(document), ElementsAre("甲", "丙"));
    EXPECT_EQ(std::get<Paragraph>(document.blocks.at(1)).at, base::sheet_place(3, 1, 1));
}

TEST(XlsxReader, PartsBorderedTablesUnderEachOtherFromTheTextBetween)
{
    auto const sheet = rows({cell("A1", "年度报告"), cell("A2", "二、主动公开") , cell("A3", "第（一）项", 1) + "<c r=\"B3\" s=\"1\"/><c r=\"C3\" s=\"1\"/>",
                             cell("A4", "规章", 1) + cell("B4", "0", 1) + cell("C4", "1", 1), cell("A5", "三、收到"),
                             cell("A6", "新收", 1) + cell("B6", "2", 1), cell("A7", "单位：甲") + cell("C7", "日期：乙"),
                             cell("A8", "维持", 1) + cell("B8", "纠正", 1), "<c r=\"A9\" s=\"1\"/><c r=\"B9\" s=\"1\"/>",
                             "<c r=\"A10\" s=\"1\"/><c r=\"B10\" s=\"1\"/>"},
                            "A1:C1 A2:C2 A3:C3 A5:C5");

    auto const document = read({{"表", sheet}}, bordered_styles);

    EXPECT_THAT(lines(document), ElementsAre("年度报告", "二、主动公开", "第（一）项<1x3>/规章|0|1", "三、收到", "新收|2",
                                             "单位：甲\t日期：乙", "维持|纠正/|"));
}

TEST(XlsxReader, PartsTablesWithoutLinesAtBlankRowsAndTitlesOverTheWholeWidth)
{
    auto const sheet = rows({cell("A1", "题"), cell("A2", "甲") + cell("B2", "1") + cell("C2", "2"), cell("A3", "第（五）项"),
                             cell("A4", "乙") + cell("B4", "3"), cell("A5", "三、收到"), cell("A6", "丙") + cell("B6", "4"), "",
                             cell("A8", "丁") + cell("B8", "5"), cell("A9", "注")},
                            "A1:C1 A5:C5 A3:B3");

    EXPECT_THAT(lines(read({{"表", sheet}})),
                ElementsAre("题", "甲|1|2/第（五）项<1x2>|/乙|3|", "三、收到", "丙|4", "丁|5", "注"));
}

TEST(XlsxReader, KeepsRowsThatAMergedCellReachesInTheTable)
{
    auto const sheet = rows({cell("A1", "甲") + cell("B1", "1"), "", cell("B3", "3"), cell("A4", "乙") + cell("B4", "4")}, "A1:A3");

    EXPECT_THAT(lines(read({{"表", sheet}})), ElementsAre("甲<3x1>|1||3/乙|4"));
}

TEST(XlsxReader, LeavesOutMergesThatMeetOthersAndFormattedEmptiness)
{
    auto const sheet = rows({cell("A1", "a") + cell("B1", "b") + "<c r=\"XFD1\" s=\"0\"/>", cell("A2", "c") + cell("B2", "d"),
                             "<c r=\"A3\" s=\"0\"/>"}, "A1:A2 A2:B2 A1:XFD1048576");

    EXPECT_THAT(lines(read({{"表", sheet}})), ElementsAre("a<2x1>|b|d"));
}

TEST(XlsxReader, RefusesAMillionCells)
{
    std::string sheet = "<sheetData>";
    for (int i = 0; i < 1'000; ++i) {
        sheet += "<row>";
        for (int j = 0; j < 1'000; ++j)
            sheet += "<c><v>1</v></c>";
        sheet += "</row>";
    }

    EXPECT_EQ(refusal({{"表", sheet + "</sheetData>"}}, {.unpack_ratio = 1'000'000}), "elements");
}

TEST(XlsxReader, RefusesAFewCellsThatSpanAMillionPlaces)
{
    std::vector<std::string> many(100, "<c><v>1</v></c><c r=\"XFD1\"><v>1</v></c>");

    EXPECT_EQ(refusal({{"表", rows(many)}}), "elements");
}

TEST(XlsxReader, RefusesOneLongStringSharedByManyCells)
{
    std::vector<std::string> const many(10'000, "<c t=\"s\"><v>0</v></c>");
    Parts const strings{{"xl/sharedStrings.xml", "<sst><si><t>" + std::string(100'000, 'x') + "</t></si></sst>"}};

    auto const read = read_xlsx(make_xlsx({{"表", rows(many)}}, strings), {});

    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().words.front().second, "text_bytes");
}

TEST(XlsxReader, NamesACutWorkbookDamagedAndAProtectedOneEncrypted)
{
    auto const whole = make_xlsx({{"表", rows({cell("A1", "甲")})}});

    for (std::size_t size = 0; size < whole.size(); size += 11) {
        auto const read = read_xlsx(whole.substr(0, size), {});
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().code, "document.damaged");
    }
    EXPECT_EQ(read_xlsx(make_protected_zip({{"xl/workbook.xml", "<a/>"}}, "1"), {}).error().code, "document.encrypted");
}

TEST(ShowNumber, ShowsWhatTheSheetShows)
{
    EXPECT_EQ(show_number("240", {}, DateSystem::from_1900), "240");
    EXPECT_EQ(show_number("-8", {}, DateSystem::from_1900), "-8");
    EXPECT_EQ(show_number("1.1000000000000001", {}, DateSystem::from_1900), "1.1");
    EXPECT_EQ(show_number("1E-3", {}, DateSystem::from_1900), "0.001");
    EXPECT_EQ(show_number("2.5E5", {}, DateSystem::from_1900), "250000");
    EXPECT_EQ(show_number("0.5", to_cell_format(9, ""), DateSystem::from_1900), "50%");
    EXPECT_EQ(show_number("0.125", to_cell_format(170, "0.0%"), DateSystem::from_1900), "12.5%");
    EXPECT_EQ(show_number("45657", to_cell_format(14, ""), DateSystem::from_1900), "2024-12-31");
    EXPECT_EQ(show_number("45657", to_cell_format(180, "yyyy\"年\"m\"月\""), DateSystem::from_1900), "2024-12-31");
    EXPECT_EQ(show_number("44195", to_cell_format(14, ""), DateSystem::from_1904), "2024-12-31");
    EXPECT_EQ(show_number("12", to_cell_format(181, "0\"day\""), DateSystem::from_1900), "12");
    EXPECT_EQ(show_number("n/a", {}, DateSystem::from_1900), "n/a");
}

// A row of bordered cells with these texts, from column A.
std::string bordered_row(std::vector<std::string> const& texts)
{
    std::string row;
    for (std::size_t i = 0; i < texts.size(); ++i)
        row += texts[i].empty() ? "<c s=\"1\"/>" : "<c s=\"1\" t=\"inlineStr\"><is><t>" + texts[i] + "</t></is></c>";
    return row;
}

TEST(XlsxLayout, PartsTablesAtATitleOverTheWholeWidth)
{
    auto const document = read({{"s", rows({bordered_row({"二、主动公开", "", ""}), bordered_row({"内容", "件数", ""}),
                                            bordered_row({"规章", "1", ""}), bordered_row({"三、申请", "", ""}),
                                            bordered_row({"项目", "自然人", "总计"}), bordered_row({"一、本年新收", "", ""})},
                                           "A1:C1 A4:C4")}}, bordered_styles);

    ASSERT_EQ(document.blocks.size(), 4U);
    EXPECT_EQ(std::get<Paragraph>(document.blocks[0]).text, "二、主动公开");
    EXPECT_EQ(std::get<Table>(document.blocks[1]).rows, 2);
    EXPECT_EQ(std::get<Paragraph>(document.blocks[2]).text, "三、申请");
    EXPECT_EQ(std::get<Table>(document.blocks[3]).rows, 2);
}

TEST(XlsxLayout, PartsTablesOfOtherWidthThatFollowWithoutAGap)
{
    auto const document = read({{"s", rows({bordered_row({"内容", "件数"}), bordered_row({"规章", "1"}), bordered_row({"许可", "2"}),
                                            bordered_row({"项目", "自然人", "企业", "总计"}), bordered_row({"新收", "1", "2", "3"}),
                                            bordered_row({"结转", "0", "0", "0"})})}}, bordered_styles);

    ASSERT_EQ(document.blocks.size(), 2U);
    EXPECT_EQ(std::get<Table>(document.blocks[0]).columns, 2);
    EXPECT_EQ(std::get<Table>(document.blocks[1]).columns, 4);
}

TEST(XlsxLayout, KeepsATableWhoseLastRowIsShorter)
{
    auto const document = read({{"s", rows({bordered_row({"项目", "甲", "乙"}), bordered_row({"新收", "1", "2"}),
                                            bordered_row({"结转", "1", "2"}), bordered_row({"合计", "3"})})}}, bordered_styles);

    ASSERT_EQ(document.blocks.size(), 1U);
}

TEST(XlsxReader, LeavesOutWhatIsHidden)
{
    auto const sheet = "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\">" + cell("A1", "甲") +
                       cell("B1", "藏") + cell("C1", "乙") + "</row><row r=\"2\" hidden=\"1\">" + cell("A2", "藏") +
                       cell("C2", "藏") + "</row><row r=\"3\">" + cell("A3", "丙") + cell("C3", "丁") + "</row></sheetData>";

    auto const document = read({{"s", sheet}, {"t", rows({cell("A1", "藏")}), "veryHidden"}});

    ASSERT_EQ(document.blocks.size(), 1U);
    auto const& table = std::get<Table>(document.blocks[0]);
    for (auto const& one : table.cells)
        EXPECT_NE(one.text, "藏");
    EXPECT_EQ(table.cells.back().text, "丁");
    EXPECT_EQ(base::to_string(table.cells.back().at), "sheet 1 cell C3");
}

TEST(XlsxReader, TakesWhatAFormatOnlyPaintsForUnread)
{
    EXPECT_EQ(to_cell_format(164, "0!.0,").shape, office::NumberShape::scaled);
    EXPECT_EQ(to_cell_format(164, "0\\.0000").shape, office::NumberShape::scaled);
    EXPECT_EQ(to_cell_format(164, "#,##0,,").shape, office::NumberShape::scaled);
    EXPECT_EQ(to_cell_format(164, "#,##0.00_ ").shape, office::NumberShape::plain);
    EXPECT_EQ(show_number("12", to_cell_format(164, ";;;"), DateSystem::from_1900), "");
}

TEST(XlsxReader, ReadsZeroThatTheAccountingFormatShowsAsADash)
{
    auto const format = to_cell_format(164, "_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ");

    EXPECT_EQ(show_number("0", format, DateSystem::from_1900), "0");
    EXPECT_EQ(show_number("1234", format, DateSystem::from_1900), "1234");
}

}  // namespace
}  // namespace document
