#include "report/writing/official_document.hpp"

#include "report/writing/testing.hpp"
#include "report/writing/unknown_note.hpp"

#include <algorithm>
#include <gmock/gmock.h>

namespace report {
namespace {

using document::ParagraphRole;
using document::Table;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::lose_cell;
using testing::set;
using testing::signed_report;

std::vector<Table> tables_of(document::Document const& document)
{
    std::vector<Table> tables;
    for (auto const& block : document.blocks)
        if (auto const* table = std::get_if<Table>(&block))
            tables.push_back(*table);
    return tables;
}

std::vector<std::string> headings_of(document::Document const& document, int level)
{
    std::vector<std::string> texts;
    for (auto const& block : document.blocks)
        if (auto const* heading = std::get_if<document::Heading>(&block); heading != nullptr && heading->level == level)
            texts.push_back(heading->text);
    return texts;
}

std::vector<std::string> paragraphs_of(document::Document const& document, ParagraphRole role)
{
    std::vector<std::string> texts;
    for (auto const& block : document.blocks)
        if (auto const* paragraph = std::get_if<document::Paragraph>(&block); paragraph != nullptr && paragraph->role == role)
            texts.push_back(paragraph->text);
    return texts;
}

// "rows x columns text" of the cell at that place.
std::string cell_at(Table const& table, int row, int column)
{
    for (auto const& cell : table.cells)
        if (cell.row == row && cell.column == column)
            return std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span) + " " + cell.text;
    return "none";
}

// Each place of the grid is covered once.
int places_covered_once(Table const& table)
{
    auto const columns = static_cast<std::size_t>(table.columns);
    std::vector<int> covered(static_cast<std::size_t>(table.rows) * columns, 0);
    for (auto const& cell : table.cells)
        for (int row = cell.row; row < cell.row + cell.row_span; ++row)
            for (int column = cell.column; column < cell.column + cell.column_span; ++column)
                ++covered.at(static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column));
    return static_cast<int>(std::count(covered.begin(), covered.end(), 1));
}

}  // namespace

TEST(OfficialDocument, HasTheSixPartsAndTheSubheadingsOfTheText)
{
    auto const report = signed_report("2021");
    auto const document = official_document(report);

    EXPECT_THAT(headings_of(document, 0), ElementsAre(report.title));
    EXPECT_THAT(headings_of(document, 1),
                ElementsAre("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
                            "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"));
    EXPECT_THAT(headings_of(document, 2), ElementsAre("（一）工作开展"));
    EXPECT_THAT(headings_of(document, 3), ElementsAre("1.主动公开"));
    EXPECT_THAT(paragraphs_of(document, ParagraphRole::signature), ElementsAre(report.organisation));
    EXPECT_THAT(paragraphs_of(document, ParagraphRole::date), ElementsAre("2025年1月20日"));
}

TEST(OfficialDocument, PrintsTableTwoInItsBlocks)
{
    auto report = signed_report("2021");
    set(report, "t2.norm_docs.in_force", 7);
    set(report, "t2.admin_fee.amount", Decimal::from_micros(1'250'000));
    auto const tables = tables_of(official_document(report));

    ASSERT_EQ(tables.size(), 3U);
    EXPECT_EQ(cell_at(tables[0], 0, 0), "1x4 第二十条第（一）项");
    EXPECT_EQ(cell_at(tables[0], 1, 3), "1x1 现行有效件数");
    EXPECT_EQ(cell_at(tables[0], 3, 3), "1x1 7");
    EXPECT_EQ(cell_at(tables[0], 5, 1), "1x3 本年处理决定数量");
    EXPECT_EQ(cell_at(tables[0], 13, 1), "1x3 1.25");
}

TEST(OfficialDocument, PrintsTheTwoColumnBlocksOfTheTrialForm)
{
    auto report = signed_report("2019");
    for (auto const& cell : report.form->cells)
        if (cell.type != CellType::count)
            set(report, cell.id, cell.type == CellType::money_wan ? Decimal::from_micros(1'250'000) : Decimal{-3});
    auto const table = tables_of(official_document(report)).front();

    EXPECT_EQ(table.rows, 18);
    EXPECT_EQ(cell_at(table, 13, 2), "1x2 本年增/减");
    EXPECT_EQ(cell_at(table, 14, 2), "1x2 -3");
    EXPECT_EQ(cell_at(table, 17, 2), "1x2 1.25");
}

TEST(OfficialDocument, PrintsTableThreeWithItsMergedHeaderAndGroups)
{
    auto report = signed_report("2021");
    set(report, "t3.carry_out.total", 1);
    auto const table = tables_of(official_document(report))[1];

    EXPECT_EQ(table.header_rows, 3);
    EXPECT_EQ(cell_at(table, 0, 0), "3x3 （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）");
    EXPECT_EQ(cell_at(table, 0, 3), "1x7 申请人情况");
    EXPECT_EQ(cell_at(table, 1, 3), "2x1 自然人");
    EXPECT_EQ(cell_at(table, 1, 4), "1x5 法人或其他组织");
    EXPECT_EQ(cell_at(table, 1, 9), "2x1 总计");
    EXPECT_EQ(cell_at(table, 2, 8), "1x1 其他");
    EXPECT_EQ(cell_at(table, 3, 0), "1x3 一、本年新收政府信息公开申请数量");
    EXPECT_EQ(cell_at(table, 5, 0), "22x1 三、本年度办理结果");
    EXPECT_EQ(cell_at(table, 5, 1), "1x2 （一）予以公开");
    EXPECT_EQ(cell_at(table, 7, 1), "8x1 （三）不予公开");
    EXPECT_EQ(cell_at(table, 7, 2), "1x1 1.属于国家秘密");
    EXPECT_EQ(cell_at(table, 26, 1), "1x2 （七）总计");
    EXPECT_EQ(cell_at(table, 27, 0), "1x3 四、结转下年度继续办理");
    EXPECT_EQ(cell_at(table, 27, 9), "1x1 1");
}

TEST(OfficialDocument, PrintsTableFourWithItsThreeHeaderRows)
{
    auto report = signed_report("2021");
    set(report, "t4.review.upheld", 1);
    auto const table = tables_of(official_document(report))[2];

    EXPECT_EQ(cell_at(table, 0, 0), "1x5 行政复议");
    EXPECT_EQ(cell_at(table, 0, 5), "1x10 行政诉讼");
    EXPECT_EQ(cell_at(table, 1, 0), "2x1 结果维持");
    EXPECT_EQ(cell_at(table, 1, 5), "1x5 未经复议直接起诉");
    EXPECT_EQ(cell_at(table, 1, 10), "1x5 复议后起诉");
    EXPECT_EQ(cell_at(table, 2, 14), "1x1 总计");
    EXPECT_EQ(cell_at(table, 3, 0), "1x1 1");
}

TEST(OfficialDocument, CoversEveryPlaceOfEveryTableOnce)
{
    for (auto const* form : {"2021", "2019"})
        for (auto const& table : tables_of(official_document(signed_report(form))))
            EXPECT_EQ(places_covered_once(table), table.rows * table.columns) << form;
}

TEST(OfficialDocument, NamesTheCellsThatPaperCannotTellFromABlank)
{
    auto report = signed_report("2021");
    lose_cell(report, "t3.denied.state_secret.total", CellState::absent);
    lose_cell(report, "t3.new.other_org", CellState::ambiguous, "0〕O");
    report.cells[*report.form->find_cell("t3.new.other_org")].candidates = {Decimal{0}, std::nullopt};
    lose_cell(report, "t4.review.upheld", CellState::unreadable);

    auto const document = official_document(report);

    EXPECT_THAT(paragraphs_of(document, ParagraphRole::note),
                ElementsAre("〔注：表中留空处的数值未知，并非为零。一、本年新收政府信息公开申请数量：其他（来源中不能确定，原文“0）O”，可能是0或没有此格）；"
                            "1.属于国家秘密：总计（来源中没有）〕",
                            "〔注：表中留空处的数值未知，并非为零。行政复议：结果维持（来源中辨认不清）〕"));
    EXPECT_EQ(cell_at(tables_of(document)[1], 7, 9), "1x1 ");
}

TEST(OfficialDocument, PrintsABlankAndADashAsTheyStood)
{
    auto report = signed_report("2021");
    lose_cell(report, "t2.rules.issued", CellState::dash, "/");
    lose_cell(report, "t2.rules.repealed", CellState::dash);
    lose_cell(report, "t2.rules.in_force", CellState::blank);

    auto const document = official_document(report);

    EXPECT_EQ(cell_at(tables_of(document)[0], 2, 1), "1x1 /");
    EXPECT_EQ(cell_at(tables_of(document)[0], 2, 2), "1x1 —");
    EXPECT_EQ(cell_at(tables_of(document)[0], 2, 3), "1x1 ");
    EXPECT_THAT(paragraphs_of(document, ParagraphRole::note), IsEmpty());
}

TEST(OfficialDocument, SaysOnceThatAWholeTableOrRowIsUnknown)
{
    auto report = signed_report("2021");
    for (auto const& cell : report.form->cells)
        if (cell.table == TableId::t4 || cell.id.starts_with("t3.carry_out."))
            lose_cell(report, cell.id, CellState::absent);

    EXPECT_THAT(unknown_note(report, TableId::t3), HasSubstr("。四、结转下年度继续办理：全行（来源中没有）〕"));
    EXPECT_THAT(unknown_note(report, TableId::t4), HasSubstr("。全表（来源中没有）〕"));
}

TEST(UnknownNote, IsKnownAgainByItsFirstAndLastLine)
{
    EXPECT_TRUE(opens_own_note("〔注：表中留空处的数值未知，并非为零。全表（来源中没有）〕"));
    EXPECT_TRUE(opens_own_note(" [注: 表中留空处的数值 未知,并非"));
    EXPECT_TRUE(closes_own_note("（来源中没有）〕 "));
    EXPECT_FALSE(opens_own_note("注：表中数值由各站所提供。"));
    EXPECT_FALSE(closes_own_note("可能是0或没有此格）；"));
}

TEST(OfficialDocument, StatesAPeriodThatNoSentenceStates)
{
    auto report = signed_report("2021");
    report.preamble.clear();

    auto const document = official_document(report);

    EXPECT_THAT(paragraphs_of(document, ParagraphRole::body),
                ::testing::Contains("本报告中所列数据的统计期限自2024年1月1日起，至2024年12月31日止。").Times(1));
}

TEST(OfficialDocument, MakesATitleFromTheFormWhereTheReportHasNone)
{
    auto report = signed_report("2021");
    report.title.clear();

    EXPECT_EQ(official_document(report).title, signed_report("2021").title);
}

TEST(OfficialDocument, PrintsNoTableOfAnUnknownForm)
{
    Report report;
    report.title = "柳河镇2018年政府信息公开工作情况";
    report.sections[0] = {true, "概述", {}, {{"全年公开信息12条。", {}}}};

    auto const document = official_document(report);

    EXPECT_THAT(headings_of(document, 1), ElementsAre("一、概述"));
    EXPECT_THAT(tables_of(document), IsEmpty());
}

}  // namespace report
