#include "report/reading/read_report.hpp"

#include "base/json.hpp"
#include "document/text/text_reader.hpp"
#include "platform/config/law_files.hpp"

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

        EXPECT_EQ(report.title, truth["title"]) << file;
        EXPECT_EQ(report.organisation, truth["organisation"]) << file;
        EXPECT_EQ(report.year, truth["year"].get<int>()) << file;
        ASSERT_NE(report.form, nullptr) << file;
        EXPECT_EQ(report.form->id, truth["form"]) << file;
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
