#include "report/totalling/total_outputs.hpp"

#include "base/json.hpp"
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
using ::testing::IsEmpty;
using ::testing::Not;

struct Law {
    config::LawFiles files;
    Forms forms = Forms::parse({files.file("form-2021.json").content, files.file("form-2019.json").content}).value();
    RuleBook rules = RuleBook::parse(files.file("rules.json").content).value();
    SampleSentences sentences = SampleSentences::parse(files.file("sample-text.json").content).value();
    config::Texts zh = config::Texts::parse(files.file("texts.json").content, base::Language::zh).value();
};

Law const& law()
{
    static Law const shared;
    return shared;
}

// A report in which every cell holds `value`.
MemberReport filled(std::string const& name, int value, int year = 2024)
{
    auto report = make_sample_report(law().forms, law().sentences, year, 1);
    report.organisation = "示例县" + name + "人民政府";
    for (auto& cell : report.cells)
        cell = {CellState::read, Decimal{value}, std::to_string(value), {}, {}};
    return {name + ".docx", std::move(report)};
}

CellIndex index_of(std::string_view id)
{
    return *law().forms.find("2021")->find_cell(id);
}

MemberReport without(MemberReport file, std::string_view id, CellState state = CellState::blank)
{
    file.report.cells[index_of(id)] = {state, {}, "", {}, {}};
    return file;
}

base::Result<Total> try_total(std::vector<MemberReport> const& files, TotalRequest const& request = {"示例县人民政府", {}})
{
    return total_reports(files, request, law().rules);
}

Total total(std::vector<MemberReport> const& files, TotalRequest const& request = {"示例县人民政府", {}})
{
    return try_total(files, request).value();
}

std::vector<MemberState> states(Total const& total)
{
    std::vector<MemberState> result;
    for (auto const& member : total.members)
        result.push_back(member.state);
    return result;
}

// One of everything that a total may say.
Total rich_total()
{
    auto late = filled("旧表镇", 1);
    late.report.form = law().forms.find("2019");
    late.report.cells.resize(late.report.form->cells.size());
    auto changed = filled("青禾镇", 1);
    changed.file = "青禾镇（更正）.docx";
    changed.report.cells[index_of("t3.new.total")].value = 8;
    return total({filled("青禾镇", 1), without(filled("白石乡", 2), "t2.norm_docs.in_force"), changed, late,
                  {"照片.jpg", {}}, filled("邻县镇", 9)},
                 {"示例县人民政府",
                  {{"示例县青禾镇人民政府", "示例县白石乡人民政府", "示例县赤溪镇人民政府", "示例县旧表镇人民政府"}}});
}

void expect_golden(std::string const& name, std::string const& content)
{
    auto const path = std::string{GONGKAI_SOURCE_DIR} + "/src/report/totalling/golden/" + name;
    if (std::getenv("UPDATE_GOLDEN") != nullptr)
        std::ofstream{path, std::ios::binary} << content;
    std::ifstream file{path, std::ios::binary};
    EXPECT_EQ(content, std::string(std::istreambuf_iterator<char>{file}, {})) << name;
}

}  // namespace

TEST(TotalReports, AddsUpEveryCell)
{
    auto const sum = total({filled("甲镇", 1), filled("乙镇", 20), filled("丙镇", 300)});

    EXPECT_EQ(sum.counted, 3U);
    for (auto const& cell : sum.report.cells)
        EXPECT_EQ(cell.known(), Decimal{321});
    EXPECT_EQ(sum.report.year, 2024);
    EXPECT_EQ(sum.report.organisation, "示例县人民政府");
}

TEST(TotalReports, KeepsAmountsExact)
{
    auto file = filled("甲镇", 0);
    file.report.cells[index_of("t2.admin_fee.amount")].value = Decimal::from_micros(100'001);
    auto other = filled("乙镇", 0);
    other.report.cells[index_of("t2.admin_fee.amount")].value = Decimal::from_micros(200'002);

    EXPECT_EQ(total({file, other}).report.find("t2.admin_fee.amount")->known(), Decimal::from_micros(300'003));
}

TEST(TotalReports, HasNoSumWhereOneOfficeWasNotRead)
{
    for (auto const state : {CellState::blank, CellState::dash, CellState::ambiguous, CellState::unreadable, CellState::absent}) {
        auto const sum = total({filled("甲镇", 3), without(filled("乙镇", 4), "t3.new.total", state)});

        auto const& cell = sum.cells[index_of("t3.new.total")];
        EXPECT_EQ(cell.sum, std::nullopt);
        EXPECT_EQ(cell.sum_of_known, Decimal{3});
        EXPECT_THAT(cell.not_read_by, ElementsAre(1U));
        EXPECT_EQ(sum.report.find("t3.new.total")->state, CellState::unreadable);
        EXPECT_THAT(sum.members[1].not_read, ElementsAre(index_of("t3.new.total")));
        EXPECT_EQ(sum.report.find("t3.new.natural_person")->known(), Decimal{7});
    }
}

TEST(TotalReports, CountsTheSameReportOnce)
{
    auto again = filled("甲镇", 3);
    again.file = "副本.docx";

    auto const sum = total({filled("甲镇", 3), again, filled("乙镇", 4)});

    EXPECT_THAT(states(sum), ElementsAre(MemberState::counted, MemberState::duplicate, MemberState::counted));
    EXPECT_EQ(sum.members[1].same_as, "甲镇.docx");
    EXPECT_EQ(sum.counted, 2U);
    EXPECT_EQ(sum.report.cells[0].known(), Decimal{7});
}

TEST(TotalReports, BelievesNeitherOfTwoFilesOfOneOfficeWhereTheyDiffer)
{
    auto other = filled("甲镇", 3);
    other.file = "更正.docx";
    other.report.cells[index_of("t3.new.total")].value = 5;

    auto const sum = total({filled("甲镇", 3), other, filled("乙镇", 4)});

    EXPECT_EQ(sum.members[1].state, MemberState::conflicting);
    EXPECT_EQ(sum.report.find("t3.new.total")->known(), std::nullopt);
    EXPECT_EQ(sum.cells[index_of("t3.new.total")].sum_of_known, Decimal{4});
    EXPECT_EQ(sum.report.find("t3.new.natural_person")->known(), Decimal{7});
}

TEST(TotalReports, TakesReportsWithoutANameForDifferentOffices)
{
    auto nameless = filled("甲镇", 3);
    nameless.report.organisation.clear();

    EXPECT_EQ(total({nameless, nameless}).report.cells[0].known(), Decimal{6});
}

TEST(TotalReports, NamesWhoIsMissingAndWhoDoesNotBelong)
{
    auto const sum = total({filled("甲镇", 1), filled("外镇", 50)},
                           {"示例县人民政府", {{"示例县甲镇人民政府", "示例县乙镇人民政府"}}});

    EXPECT_THAT(states(sum), ElementsAre(MemberState::counted, MemberState::not_expected, MemberState::missing));
    EXPECT_EQ(sum.members[2].organisation, "示例县乙镇人民政府");
    EXPECT_EQ(sum.report.cells[0].known(), Decimal{1});
    EXPECT_THAT(consolidated_report(sum, law().zh).preamble.back().text, HasSubstr("示例县乙镇人民政府"));
}

TEST(TotalReports, AddsTheSuperiorsOwnFigures)
{
    auto own = filled("甲镇", 5);
    own.report.organisation = "示例县人民政府";

    auto const sum = total({own, filled("乙镇", 1)}, {"示例县人民政府", {{"示例县乙镇人民政府"}}});

    EXPECT_THAT(states(sum), ElementsAre(MemberState::own, MemberState::counted));
    EXPECT_EQ(sum.report.cells[0].known(), Decimal{6});
}

TEST(TotalReports, RefusesSeveralYears)
{
    auto const refused = try_total({filled("甲镇", 1, 2023), filled("乙镇", 1, 2024)});

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "total.mixed-years");
    EXPECT_THAT(base::to_string(refused.error()), HasSubstr("2023 (甲镇.docx), 2024 (乙镇.docx)"));
}

TEST(TotalReports, LeavesOutTheFormOfAnotherYear)
{
    auto old_form = filled("甲镇", 1, 2020);
    old_form.report.year = 2024;

    auto const sum = total({old_form, filled("乙镇", 2)});

    EXPECT_THAT(states(sum), ElementsAre(MemberState::other_form, MemberState::counted));
    EXPECT_EQ(sum.report.cells[0].known(), Decimal{2});
}

TEST(TotalReports, LeavesOutWhatHasNoYearOrNoForm)
{
    auto undated = filled("甲镇", 1);
    undated.report.year = std::nullopt;

    auto const sum = total({undated, {"通知.docx", {}}, filled("乙镇", 2)});

    EXPECT_THAT(states(sum), ElementsAre(MemberState::unknown_year, MemberState::no_form, MemberState::counted));
}

TEST(TotalReports, RefusesWhenNothingCanBeCounted)
{
    EXPECT_EQ(try_total({}).error().code, "total.nothing-to-total");
    EXPECT_EQ(try_total({{"通知.docx", {}}}).error().code, "total.nothing-to-total");
    EXPECT_EQ(try_total({filled("外镇", 1)}, {"示例县人民政府", {{"示例县甲镇人民政府"}}}).error().code,
              "total.nobody-expected");
}

TEST(TotalReports, HasNoSumBeyondAnyCount)
{
    std::vector<MemberReport> files;
    for (int i = 0; i < 20; ++i) {
        files.push_back(filled("第" + std::to_string(i) + "镇", 0));
        files.back().report.cells[0].value = Decimal{999'999'999'999};
    }

    auto const sum = total(files);

    EXPECT_TRUE(sum.cells[0].too_large);
    EXPECT_EQ(sum.report.cells[0].known(), std::nullopt);
    EXPECT_EQ(sum.report.cells[1].known(), Decimal{0});
}

TEST(TotalReports, AsksAboutJointDocumentsOnlyWhereThereAreDocuments)
{
    EXPECT_THAT(total({filled("甲镇", 1), filled("乙镇", 2)}).joint_cells, Not(IsEmpty()));
    EXPECT_THAT(total({filled("甲镇", 1)}).joint_cells, IsEmpty());
    EXPECT_THAT(total({filled("甲镇", 0), filled("乙镇", 0)}).joint_cells, IsEmpty());
}

TEST(TotalOutputs, AreTheGoldenFiles)
{
    auto const sum = rich_total();

    expect_golden("total.txt", total_text(sum, law().zh));
    expect_golden("total.json", total_json(sum));
    expect_golden("total.csv", total_csv(sum));
    expect_golden("members.csv", members_csv(sum));
}

TEST(TotalOutputs, AreJsonThatParses)
{
    auto const json = base::Json::parse(total_json(rich_total()));

    EXPECT_EQ(json["cells"].size(), law().forms.find("2021")->cells.size());
    EXPECT_TRUE(json["cells"]["t2.norm_docs.in_force"]["value"].is_null());
    EXPECT_EQ(json["cells"]["t2.norm_docs.in_force"]["sum_of_known"], 1);
    EXPECT_EQ(json["members"].size(), 7U);
}

TEST(TotalOutputs, PutTheMemberSheetBehindTheReport)
{
    auto const sum = rich_total();

    auto const document = total_document(sum, law().zh);

    auto const& table = std::get<document::Table>(document.blocks.back());
    EXPECT_EQ(table.rows, 8);
    EXPECT_EQ(table.cells[4].text, "示例县青禾镇人民政府");
    EXPECT_EQ(table.cells.back().text, "");
}

}  // namespace report
