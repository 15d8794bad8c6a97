#include "report/batch/report_identity.hpp"

#include "base/json.hpp"
#include "platform/config/law_files.hpp"

#include <gtest/gtest.h>

namespace {

class ReportIdentity : public testing::Test {
protected:
    report::Report sample() const
    {
        auto report = report::empty_report(forms_.all().front());
        report.title = "甲县（乙镇）2025年政府信息公开工作年度报告";
        report.organisation = "乙镇";
        report.year = 2025;
        report.cells[0] = {report::CellState::read, 3, "3", {}, {}};
        report.sections[0] = {true, "总体情况", {}, {{"全年公开 12 条。", {}}}};
        return report;
    }

    config::LawFiles law_;
    report::Forms forms_ = report::Forms::parse({law_.file("form-2021.json").content}).value();
};

TEST_F(ReportIdentity, DoesNotMindLayoutAndTypography)
{
    auto const one = sample();
    auto other = sample();
    other.title = "甲县(乙镇) 2025年政府信息公开工作年度报告";
    other.cells[0].raw = "３";
    other.cells[0].at = base::line_place(7);
    other.cells[1].state = report::CellState::blank;  // in CSV absent, on paper blank: both unknown
    other.sections[0].paragraphs = {{"全年公开", {}}, {"12条。", {}}};

    EXPECT_EQ(identity_text(one), identity_text(other));
}

TEST_F(ReportIdentity, MindsValuesWordsAndYear)
{
    auto value = sample();
    value.cells[0].value = 4;
    auto words = sample();
    words.sections[0].paragraphs[0].text = "全年公开13条。";
    auto year = sample();
    year.year = 2024;
    auto unread = sample();
    unread.cells[0].state = report::CellState::ambiguous;

    for (auto const& other : {value, words, year, unread})
        EXPECT_NE(identity_text(sample()), identity_text(other));
}

}  // namespace
