#include "report/reading/read_report.hpp"

#include "base/json.hpp"
#include "document/text/text_reader.hpp"
#include "platform/config/law_files.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace report {
namespace {

struct Bench {
    config::LawFiles law;
    Forms forms = Forms::parse({law.file("form-2021.json").content, law.file("form-2019.json").content}).value();
    ReportReader reader{forms};
};

Bench const& bench()
{
    static Bench const shared;
    return shared;
}

Report read(std::string const& text)
{
    return bench().reader.read(document::read_text(text, {}).value());
}

std::filesystem::path const seeds = std::filesystem::path{GONGKAI_SOURCE_DIR} / "../shared/seeds";

std::string content_of(std::filesystem::path const& path)
{
    std::ifstream stream{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

// The two small tables that the tests below are about.
std::string const table_two =
    "二、主动公开政府信息情况\n"
    "第二十条第（一）项\t\t\t\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t3\t1\t12\n"
    "第二十条第（五）项\t\t\t\n信息内容\t本年处理决定数量\t\t\n行政许可\t7\t\t\n"
    "第二十条第（八）项\t\t\t\n信息内容\t本年收费金额（单位：万元）\t\t\n行政事业性收费\t251000元\t\t\n";

// A report of table three only: its header, then `rows`.
std::string with_table_three(std::string const& rows)
{
    return "柳河镇2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
           "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t\t\t申请人情况\n"
           "\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计\n\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\n" +
           rows;
}

std::string with_fee(std::string const& label, std::string const& amount)
{
    return "柳河镇2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（八）项\n信息内容\t" + label +
           "\n行政事业性收费\t" + amount + "\n";
}

constexpr std::array<char const*, 7> columns{"natural_person", "biz_enterprise", "research_inst", "public_welfare_org",
                                             "legal_service_org", "other_org", "total"};

Cell const& cell_of(Report const& report, std::string const& row, std::size_t column)
{
    return *report.find(row + "." + columns[column]);
}

}  // namespace

TEST(ReportReader, ReadsEveryVisibleCellOfTheSeedsAndInventsNone)
{
    if (!std::filesystem::exists(seeds / "truth.jsonl"))
        GTEST_SKIP() << "the seeds are not here";
    std::ifstream lines{seeds / "truth.jsonl"};
    for (std::string line; std::getline(lines, line);) {
        auto const truth = base::Json::parse(line);
        auto const file = truth["file"].get<std::string>();
        auto const report = read(content_of(seeds / file));

        EXPECT_EQ(report.title, truth["title"].get<std::string>()) << file;
        EXPECT_EQ(report.organisation, truth["organisation"].get<std::string>()) << file;
        EXPECT_EQ(report.year, truth["year"].get<int>()) << file;
        ASSERT_NE(report.form, nullptr) << file;
        EXPECT_EQ(report.form->id, truth["form"].get<std::string>()) << file;
        for (auto const& [id, cell] : truth["cells"].items()) {
            auto const* read_cell = report.find(id);
            if (cell["state"] == "read" && read_cell->state != CellState::ambiguous)
                EXPECT_EQ(read_cell->known(), Decimal{cell["value"].get<int>()}) << file << " " << id;
            else
                EXPECT_FALSE(read_cell->known()) << file << " " << id;
        }
    }
}

TEST(ReportReader, NamesWhatTheSecondSeedHasLost)
{
    if (!std::filesystem::exists(seeds / "truth.jsonl"))
        GTEST_SKIP() << "the seeds are not here";

    auto const report = read(content_of(seeds / "001_19df153a773c7689.txt"));

    ASSERT_EQ(report.printed.lost.size(), 1U);
    EXPECT_EQ(report.printed.lost[0].kind, LostPiece::Kind::column);
    EXPECT_EQ(report.printed.lost[0].label, "总计");
    EXPECT_EQ(report.printed.lost[0].cells.size(), 63U);
    ASSERT_EQ(report.printed.labels.size(), 1U);
    EXPECT_EQ(report.printed.labels[0].official, "本年废止件数");
}

TEST(ReportReader, FindsTitleOrganisationYearAndPeriod)
{
    auto const report = read(
        "柳河镇人民政府\n2024年政府信息公开工作年度报告\n\n本报告中所列数据的统计期限自2024年1月1日起至12月31日止。\n一、总体情况\n无。\n");

    EXPECT_EQ(report.title, "柳河镇人民政府2024年政府信息公开工作年度报告");
    EXPECT_EQ(report.organisation, "柳河镇人民政府");
    EXPECT_EQ(report.year, 2024);
    ASSERT_TRUE(report.period);
    EXPECT_EQ(to_string(report.period->to), "2024-12-31");
}

TEST(ReportReader, ReadsNoFigureOfARowThatLostOneBehindTheFillersOfItsLabel)
{
    auto const report = read(with_table_three("一、本年新收政府信息公开申请数量\t\t\t12\t3\t0\t0\t1\t2\n"
                                              "二、上年结转政府信息公开申请数量\t\t\t2\t0\t0\t0\t0\t1\t3\n"
                                              "三、本年度办理结果\t（一）予以公开\t\t\t1\t0\t0\t1\t1\t8\n"));

    for (std::size_t c = 0; c < columns.size(); ++c)
        EXPECT_EQ(cell_of(report, "t3.new", c).state, CellState::ambiguous) << c;
    EXPECT_EQ(cell_of(report, "t3.carry_in", 0).known(), Decimal{2});
    EXPECT_EQ(cell_of(report, "t3.carry_in", 6).known(), Decimal{3});
    EXPECT_EQ(cell_of(report, "t3.granted", 0).state, CellState::blank);
    EXPECT_EQ(cell_of(report, "t3.granted", 6).known(), Decimal{8});
}

TEST(ReportReader, LosesOneCellForOneThatIsNoNumber)
{
    for (auto const* text : {"若干", "O", "l2", "12?", "约12", "12[1]", "#REF!", "12万"}) {
        auto const report = read(with_table_three("一、本年新收政府信息公开申请数量\t\t\t12\t" + std::string{text} + "\t0\t0\t1\t2\t18\n"));

        EXPECT_EQ(cell_of(report, "t3.new", 1).state, CellState::unreadable) << text;
        EXPECT_EQ(cell_of(report, "t3.new", 1).raw, text);
        EXPECT_EQ(cell_of(report, "t3.new", 0).known(), Decimal{12}) << text;
        EXPECT_EQ(cell_of(report, "t3.new", 6).known(), Decimal{18}) << text;
        EXPECT_TRUE(report.printed.foreign.empty()) << text;
    }
    auto const numerals = read(with_table_three("一、本年新收政府信息公开申请数量\t\t\t十二\t3\t零\t0\t1\t（2）\t18\n"));
    EXPECT_EQ(cell_of(numerals, "t3.new", 0).known(), Decimal{12});
    EXPECT_EQ(cell_of(numerals, "t3.new", 2).known(), Decimal{0});
    EXPECT_EQ(cell_of(numerals, "t3.new", 5).state, CellState::ambiguous);
}

TEST(ReportReader, LosesOneCellOfTableFourForOneThatIsNoNumber)
{
    auto const report = read("柳河镇2024年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n行政复议\t\t\t\t\t行政诉讼\n"
                             "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\n"
                             "\t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n"
                             "3\t若干\t0\t1\t5\t1\t0\t0\t1\t2\t0\t1\t0\t0\t1\n");

    EXPECT_EQ(report.find("t4.review.upheld")->known(), Decimal{3});
    EXPECT_EQ(report.find("t4.review.corrected")->state, CellState::unreadable);
    EXPECT_EQ(report.find("t4.suit_after.total")->known(), Decimal{1});
}

TEST(ReportReader, KeepsARowThatTheFormDoesNotHaveForeign)
{
    auto const report = read(with_table_three("三、本年度办理结果\t（三）不予公开\t9.属于工作秘密\t0\t0\t0\t0\t0\t0\t0\n"));

    ASSERT_EQ(report.printed.foreign.size(), 1U);
    EXPECT_EQ(report.printed.foreign[0].label, "9.属于工作秘密");
}

TEST(ReportReader, FindsARowWhoseLabelIsGluedToThatOfItsGroup)
{
    auto const report = read(with_table_three("二、上年结转政府信息公开申请数量2000013\n三、本年度办理结果（一）予以公开5100118\n"
                                              "（三）不予公开1.属于国家秘密0000000\n（五）不予处理1.信访举报投诉类申请1200014\n"));

    EXPECT_EQ(cell_of(report, "t3.carry_in", 6).known(), Decimal{3});
    EXPECT_EQ(cell_of(report, "t3.granted", 0).known(), Decimal{5});
    EXPECT_EQ(cell_of(report, "t3.denied.state_secret", 6).known(), Decimal{0});
    EXPECT_EQ(cell_of(report, "t3.rejected.petition", 1).known(), Decimal{2});
    EXPECT_TRUE(report.printed.labels.empty());
    EXPECT_TRUE(report.printed.foreign.empty());
}

TEST(ReportReader, ReadsOneGluedDigitForEachColumnUnderAnyHeader)
{
    auto const report = read("柳河镇2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项\n"
                             "信息内容本年制发件数本年废止件数现行有效件数\n规章000\n行政规范性文件4123\n");

    EXPECT_EQ(report.find("t2.rules.in_force")->known(), Decimal{0});
    EXPECT_EQ(report.find("t2.norm_docs.issued")->state, CellState::ambiguous);
}

TEST(ReportReader, TakesTheUnitOfAnAmountFromItsHeaderOrALineAbove)
{
    auto const fee = [](std::string const& text) { return *read(text).find("t2.admin_fee.amount"); };
    auto const noted = with_fee("本年收费金额", "35000");

    EXPECT_EQ(fee(with_fee("本年收费金额（元）", "35000")).known(), base::parse_decimal("3.5"));
    EXPECT_EQ(fee(with_fee("本年收费金额（单位：元）", "35000")).raw, "35000");
    EXPECT_EQ(fee(with_fee("本年收费金额（单位：元）", "3.5")).state, CellState::ambiguous);
    EXPECT_EQ(fee(with_fee("本年收费金额（单位：万元）", "3.5")).known(), base::parse_decimal("3.5"));
    auto above = noted;
    above.insert(above.find("第二十条"), "单位：元\n");
    EXPECT_EQ(fee(above).known(), base::parse_decimal("3.5"));
    auto contradictory = with_fee("本年收费金额（单位：万元）", "35000");
    contradictory.insert(contradictory.find("第二十条"), "（单位：元）\n");
    EXPECT_EQ(fee(contradictory).candidates,
              (std::vector<std::optional<Decimal>>{Decimal{35000}, base::parse_decimal("3.5")}));
}

TEST(ReportReader, TakesTheNameOfTheOfficeBetweenTwoPiecesForNoRow)
{
    auto const report = read(with_table_three("一、本年新收政府信息公开申请数量\t\t\t12\t3\t0\t0\t1\t2\t18\n\n— 3 —\n\n柳河镇人民政府\n\n"
                                              "二、上年结转政府信息公开申请数量\t\t\t2\t0\t0\t0\t0\t1\t3\n"));

    EXPECT_TRUE(report.printed.foreign.empty());
    EXPECT_EQ(cell_of(report, "t3.carry_in", 6).known(), Decimal{3});
}

TEST(ReportReader, TakesTheYearOfTheFormForNoYear)
{
    EXPECT_EQ(read("政府信息公开工作年度报告（2021年格式）\n一、总体情况\n无。\n").year, std::nullopt);
    EXPECT_EQ(read("柳河镇2024年政府信息公开工作年度报告（2021年版）\n一、总体情况\n无。\n").year, 2024);
}

TEST(ReportReader, TakesTheAgencyFromTheTextWhenTheTitleHasNone)
{
    auto const report = read("2024年政府信息公开工作年度报告\n本报告由青石县柳河镇人民政府编制。\n一、总体情况\n无。\n");

    EXPECT_EQ(report.organisation, "青石县柳河镇人民政府");
}

TEST(ReportReader, LeavesAMalformedPeriodUnknown)
{
    auto const report = read("柳河镇2025年政府信息公开工作年度报告\n数据的统计期限为2025111231日。\n一、总体情况\n无。\n");

    EXPECT_FALSE(report.period);
    ASSERT_EQ(report.printed.periods.size(), 1U);
    EXPECT_FALSE(report.printed.periods[0].period);
}

TEST(ReportReader, KeepsTextAndTablesApart)
{
    auto const report = read("柳河镇2024年政府信息公开工作年度报告\n一、总体情况\n全年公开10条。\n" + table_two +
                             "三、收到和处理政府信息公开申请情况\n无。\n五、存在的主要问题及改进情况\n一、主要问题\n不够及时。\n"
                             "六、其他需要报告的事项。本年度未收取信息处理费。\n");

    EXPECT_EQ(report.find("t2.norm_docs.in_force")->known(), Decimal{12});
    EXPECT_EQ(report.find("t2.licensing.decisions")->known(), Decimal{7});
    EXPECT_EQ(report.find("t2.admin_fee.amount")->known(), base::parse_decimal("25.1"));
    EXPECT_EQ(report.find("t2.penalty.decisions")->state, CellState::absent);
    EXPECT_EQ(report.sections[0].text(), "全年公开10条。");
    EXPECT_EQ(report.sections[1].text(), "");
    EXPECT_EQ(report.sections[4].text(), "一、主要问题\n不够及时。");
    EXPECT_EQ(report.sections[5].text(), "本年度未收取信息处理费。");
    EXPECT_FALSE(report.sections[3].present);
}

TEST(ReportReader, IsNotLedAstrayByATableOfContents)
{
    auto const report = read(
        "柳河镇2024年政府信息公开工作年度报告\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"
        "四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n一、总体情况\n正文。\n" + table_two);

    EXPECT_EQ(report.sections[0].text(), "正文。");
    EXPECT_EQ(report.find("t2.norm_docs.issued")->known(), Decimal{3});
}

TEST(ReportReader, SaysOfAnyOtherTextThatItIsNoReport)
{
    auto const report = read("关于召开防汛会议的通知\n各村：\n请于明日到会。\n");

    EXPECT_EQ(report.form, nullptr);
    EXPECT_TRUE(report.cells.empty());
    EXPECT_TRUE(report.title.empty());
}

TEST(ReportReader, LeavesTheFormOpenWhereAllLabelsStandInBothAndNoYearTells)
{
    std::string const table_four =
        "四、政府信息公开行政复议、行政诉讼情况\n行政复议\t行政诉讼\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n1\t0\t0\t0\t1\n";

    EXPECT_EQ(read("政府信息公开工作年度报告\n" + table_four).form, nullptr);
    ASSERT_NE(read("2019年政府信息公开工作年度报告\n" + table_four).form, nullptr);
    EXPECT_EQ(read("2019年政府信息公开工作年度报告\n" + table_four).form->id, "2019");
}

TEST(ReportReader, DropsOurOwnNotes)
{
    document::Document document{.format = "docx"};
    for (auto const* const text :
         {"某镇2025年政府信息公开工作年度报告", "一、总体情况", "全年公开信息3条。", "〔注：表中留空处的数值未知，并非为零。全表（来源中没有）〕",
          "六、其他需要报告的事项", "没有。", "〔注：以下是核对表，不是报告的内容。", "规章 未填全", "到此为止。〕"})
        document.blocks.emplace_back(document::Paragraph{text, {}});

    auto const report = bench().reader.read(document);

    EXPECT_EQ(report.sections[0].text(), "全年公开信息3条。");
    EXPECT_EQ(report.sections[5].text(), "没有。");
}

}  // namespace report
