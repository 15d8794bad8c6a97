#include "report/comparing/report_comparison.hpp"

#include "base/json.hpp"
#include "report/comparing/comparison_html.hpp"
#include "report/comparing/comparison_json.hpp"
#include "report/comparing/comparison_text.hpp"
#include "platform/config/law_files.hpp"
#include "report/sample/sample_report.hpp"

#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

struct Law {
    config::LawFiles files;
    Forms forms = Forms::parse({files.file("form-2021.json").content, files.file("form-2019.json").content}).value();
    RuleBook rules = RuleBook::parse(files.file("rules.json").content).value();
    SampleSentences sentences = SampleSentences::parse(files.file("sample-text.json").content).value();
    config::Texts zh = config::Texts::parse(files.file("texts.json").content, base::Language::zh).value();
    config::Texts en = config::Texts::parse(files.file("texts.json").content, base::Language::en).value();
};

Law const& law()
{
    static Law const shared;
    return shared;
}

Report sample(int year, std::uint64_t seed = 1)
{
    return make_sample_report(law().forms, law().sentences, year, seed);
}

void set(Report& report, std::string_view id, int value)
{
    auto& cell = report.cells[*report.form->find_cell(id)];
    cell = {CellState::read, Decimal{value}, std::to_string(value), {}, {}};
}

void lose(Report& report, std::string_view id)
{
    report.cells[*report.form->find_cell(id)] = {CellState::blank, {}, "", {}, {}};
}

// The year after, by the same office: everything carried over as it should be.
Report next_year(Report const& older)
{
    auto newer = older;
    newer.year = *older.year + 1;
    for (auto const& row : older.form->table(TableId::t3).rows)
        if (row.id == "t3.carry_in")
            for (std::size_t column = 0; column < row.cell_count; ++column)
                newer.cells[older.form->cell_at(row, column)] =
                    older.cells[older.form->cell_at(*older.form->find_row("t3.carry_out"), column)];
    for (auto const* row : {"t2.rules", "t2.norm_docs"})
        for (auto const* column : {".issued", ".repealed"})
            set(newer, std::string{row} + column, 0);
    return newer;
}

ReportComparison compare(Report const& older, Report const& newer)
{
    return compare_reports(older, newer, law().rules, law().forms).value();
}

std::vector<EquationState> states(ReportComparison const& comparison)
{
    std::vector<EquationState> result;
    for (auto const& equation : comparison.equations)
        result.push_back(equation.state);
    return result;
}

YearEquation const& equation_of(ReportComparison const& comparison, std::string_view cell)
{
    for (auto const& equation : comparison.equations)
        for (auto const* side : {&equation.left, &equation.right})
            for (auto const& term : *side)
                if (term.cell == cell)
                    return equation;
    throw std::out_of_range{std::string{cell}};
}

ComparedCell const& cell_of(ReportComparison const& comparison, std::string_view id)
{
    for (auto const& cell : comparison.cells)
        if (comparison.newer.form->cells[cell.index].id == id)
            return cell;
    throw std::out_of_range{std::string{id}};
}

// Two reports with one of everything that a comparison may say.
ReportComparison rich_comparison()
{
    auto older = sample(2023);
    auto newer = next_year(older);
    older.title = "青石县柳河镇人民政府2023年政府信息公开工作年度报告";
    newer.title = "青石县柳河镇人民政府2024年政府信息公开工作年度报告";
    older.organisation = newer.organisation = "青石县柳河镇人民政府";
    set(older, "t3.carry_out.natural_person", 3);
    set(newer, "t3.carry_in.natural_person", 2);
    set(older, "t2.licensing.decisions", 40);
    set(newer, "t2.licensing.decisions", 52);
    set(older, "t2.penalty.decisions", 9);
    set(newer, "t2.penalty.decisions", 4);
    lose(newer, "t2.norm_docs.in_force");
    older.sections[0].paragraphs = {{"全年主动公开政府信息149条，其中政策文件28条。", {}},
                                    {"严格执行“三审三校”制度。开展业务培训2次。", {}}};
    newer.sections[0].paragraphs = {{"全年主动公开政府信息152条，其中政策文件30条、<图解>4条。", {}},
                                    {"严格执行“三审三校”制度。新设政务公开专区1处。", {}}};
    older.sections[4].paragraphs = {{"一是更新不够及时；二是解读形式单一。", {}}};
    newer.sections[4].paragraphs = older.sections[4].paragraphs;
    older.sections[5].paragraphs = newer.sections[5].paragraphs = {{"本年度没有收取信息处理费。", {}}};
    return compare(older, newer);
}

void expect_golden(std::string const& name, std::string const& content)
{
    auto const path = std::string{GONGKAI_SOURCE_DIR} + "/src/report/comparing/golden/" + name;
    if (std::getenv("UPDATE_GOLDEN") != nullptr)
        std::ofstream{path} << content;
    std::ifstream file{path};
    EXPECT_EQ(content, std::string(std::istreambuf_iterator<char>{file}, {})) << name;
}

}  // namespace

TEST(CompareReports, FindsNothingChangedBetweenAReportAndItself)
{
    auto const report = sample(2024);

    auto const comparison = compare(report, report);

    EXPECT_THAT(comparison.notes, ElementsAre(ComparisonNote::same_year));
    EXPECT_TRUE(comparison.equations.empty());
    EXPECT_EQ(comparison.cells.size(), report.cells.size());
    for (auto const& cell : comparison.cells)
        EXPECT_EQ(cell.difference, Decimal{});
    for (auto const& section : comparison.sections) {
        EXPECT_EQ(section.similarity.value_or(1.0), 1.0);
        for (auto const& sentence : section.sentences)
            EXPECT_EQ(sentence.change, TextChange::same);
    }
}

TEST(CompareReports, KeepsTheUnknownApartFromZero)
{
    auto older = sample(2023);
    auto newer = next_year(older);
    set(older, "t4.review.upheld", 0);
    lose(newer, "t4.review.upheld");

    auto const comparison = compare(older, newer);

    EXPECT_EQ(cell_of(comparison, "t4.review.upheld").difference, std::nullopt);
    EXPECT_THAT(comparison_json(comparison),
                HasSubstr(R"("t4.review.upheld":{"older":{"value":0,"state":"read"},"newer":{"value":null,"state":"blank"},)"
                          R"("difference":null})"));
}

TEST(CompareReports, SeesThatEverythingWasCarriedOver)
{
    auto const older = sample(2023);

    auto const comparison = compare(older, next_year(older));

    EXPECT_THAT(comparison.notes, ElementsAre());
    EXPECT_THAT(states(comparison), ::testing::Each(EquationState::holds));
    auto const carried = base::to_string(*older.find("t3.carry_out.total")->known());
    EXPECT_EQ(to_string(equation_of(comparison, "t3.carry_in.total")), carried + "＝" + carried);
}

TEST(CompareReports, NamesTheColumnThatWasNotCarriedOver)
{
    auto older = sample(2023);
    auto newer = next_year(older);
    set(older, "t3.carry_out.total", 5);
    set(newer, "t3.carry_in.total", 4);
    lose(newer, "t3.carry_in.other_org");

    auto const comparison = compare(older, newer);

    auto const& total = equation_of(comparison, "t3.carry_in.total");
    EXPECT_EQ(total.state, EquationState::broken);
    EXPECT_EQ(total.label, "总计");
    EXPECT_EQ(to_string(total), "5≠4");
    EXPECT_EQ(equation_of(comparison, "t3.carry_in.other_org").state, EquationState::not_assessable);
}

TEST(CompareReports, RollsTheDocumentsInForceForward)
{
    auto older = sample(2023);
    auto newer = next_year(older);
    set(older, "t2.norm_docs.in_force", 10);
    set(newer, "t2.norm_docs.issued", 3);
    set(newer, "t2.norm_docs.repealed", 1);
    set(newer, "t2.norm_docs.in_force", 13);

    auto const comparison = compare(older, newer);

    auto const& roll = equation_of(comparison, "prev.t2.norm_docs.in_force");

    EXPECT_EQ(to_string(roll), "10＋3－1≠13");
    EXPECT_EQ(roll.residual, Decimal{-1});
    EXPECT_EQ(roll.state, EquationState::broken);
}

TEST(CompareReports, ComparesOnlyWhatBothFormsHave)
{
    auto const comparison = compare(sample(2020), sample(2021));

    EXPECT_THAT(comparison.notes, ::testing::Contains(ComparisonNote::other_form));
    EXPECT_EQ(comparison.cells.size() + comparison.only_in_newer.size(), comparison.newer.form->cells.size());
    EXPECT_EQ(comparison.cells.size() + comparison.only_in_older.size(), comparison.older.form->cells.size());
    EXPECT_FALSE(comparison.only_in_older.empty());
    EXPECT_FALSE(comparison.equations.empty());
    for (auto const& equation : comparison.equations)  // the older form has no documents in force
        EXPECT_THAT(equation.left.front().cell, Not(HasSubstr("in_force")));
}

TEST(CompareReports, CarriesNothingOverBetweenOtherYears)
{
    EXPECT_THAT(compare(sample(2022), sample(2024)).notes, ElementsAre(ComparisonNote::years_between));
    EXPECT_THAT(compare(sample(2024), sample(2023)).notes, ElementsAre(ComparisonNote::wrong_order));
    EXPECT_TRUE(compare(sample(2022), sample(2024)).equations.empty());
    EXPECT_TRUE(compare(sample(2024), sample(2023)).equations.empty());
}

TEST(CompareReports, SaysWhenThereIsNoFormAndStillComparesTheText)
{
    auto const newer = sample(2024);
    auto older = newer;
    older.year = std::nullopt;
    older.form = nullptr;
    older.cells.clear();

    auto const comparison = compare(older, newer);

    EXPECT_THAT(comparison.notes, ElementsAre(ComparisonNote::no_form_in_older, ComparisonNote::unknown_year));
    EXPECT_TRUE(comparison.cells.empty());
    EXPECT_EQ(comparison.sections[0].similarity, 1.0);
    EXPECT_THAT(comparison_text(comparison, law().zh), HasSubstr("旧报告不是可识别的格式"));
    EXPECT_THAT(comparison_html(comparison, law().zh), HasSubstr("旧报告不是可识别的格式"));
}

TEST(CompareReports, LeavesFiguresOutOfTheSimilarity)
{
    auto older = sample(2023);
    auto newer = next_year(older);
    older.sections[0].paragraphs = {{"全年主动公开政府信息149条，其中政策文件28条。", {}}};
    newer.sections[0].paragraphs = {{"全年主动公开政府信息 7 条，其中政策文件1条。", {}}};
    newer.sections[5].paragraphs = {{"无。", {}}};

    auto const comparison = compare(older, newer);

    EXPECT_EQ(comparison.sections[0].similarity, 1.0);
    EXPECT_EQ(comparison.sections[0].sentences.front().change, TextChange::changed);
    EXPECT_EQ(comparison.sections[5].similarity, std::nullopt);
}

TEST(ComparisonOutputs, AreTheGoldenFiles)
{
    auto const comparison = rich_comparison();

    expect_golden("comparison.txt", comparison_text(comparison, law().zh));
    expect_golden("comparison.en.txt", comparison_text(comparison, law().en));
    expect_golden("comparison.html", comparison_html(comparison, law().zh));
    expect_golden("comparison.json", comparison_json(comparison));
}

TEST(ComparisonOutputs, EscapeWhatTheReportsSay)
{
    auto const html = comparison_html(rich_comparison(), law().zh);

    EXPECT_THAT(html, HasSubstr("&lt;图解&gt;"));
    EXPECT_THAT(html, Not(HasSubstr("<图解>")));
    EXPECT_THAT(html, Not(HasSubstr("http")));
}

TEST(ComparisonOutputs, AreJsonThatParses)
{
    auto const json = base::Json::parse(comparison_json(rich_comparison()));

    EXPECT_EQ(json["schema"], comparison_schema);
    EXPECT_EQ(json["cells"]["t2.licensing.decisions"]["difference"], 12);
    EXPECT_EQ(json["sections"].size(), section_count);
}

}  // namespace report
