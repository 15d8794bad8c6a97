#include "report/domain/received_report.hpp"

#include "base/json.hpp"
#include "platform/config/law_files.hpp"

#include <gtest/gtest.h>

namespace report {
namespace {

Date came()
{
    return std::chrono::year{2026} / 1 / 20;
}

Form const& form()
{
    static auto const parsed = parse_form(base::Json::parse(config::LawFiles{}.file("form-2021.json").content)).value();
    return parsed;
}

Report file_with(std::string_view cell, Decimal value)
{
    auto report = empty_report(form());
    auto& known = report.cells[form().find_cell(cell).value()];
    known.state = CellState::read;
    known.value = value;
    report.sections[0].paragraphs.push_back({"全年收到1件。", {}});
    return report;
}

Draft received(Report const& report)
{
    return take_received(new_draft(form(), "柳河镇人民政府", 2025), {.report = report, .by = "report-file/1/7", .on = came()});
}

}  // namespace

TEST(AReceivedReport, IsHandedInWithTheFiguresOfItsFile)
{
    auto const draft = received(file_with("t3.new.total", Decimal{1}));

    EXPECT_EQ(draft.state, ReportState::submitted);
    EXPECT_EQ(draft.submitted_on, came());
    EXPECT_EQ(draft.cells[form().find_cell("t3.new.total").value()].value(), Decimal{1});
    EXPECT_EQ(draft.texts[0], "全年收到1件。");
}

TEST(AReceivedReport, LeavesUnknownWhatWasNotRead)
{
    auto const draft = received(file_with("t3.new.total", Decimal{1}));

    EXPECT_EQ(draft.cells[form().find_cell("t3.carry_in.total").value()].value(), std::nullopt);
    EXPECT_FALSE(draft.cells[form().find_cell("t3.new.total").value()].is_confirmed());
}

TEST(AReceivedReport, TakesThePlaceOfTheOneBefore)
{
    auto returned = received(file_with("t3.new.total", Decimal{1}));
    returned.state = ReportState::returned;
    returned.returns = 1;
    returned.returned.push_back({0, "应为2"});

    auto const second = file_with("t3.carry_in.total", Decimal{2});
    auto const draft = take_received(returned, {.report = second, .by = "report-file/1/8", .on = came()});

    EXPECT_EQ(draft.cells[form().find_cell("t3.new.total").value()].value(), std::nullopt);
    EXPECT_EQ(draft.returns, 1);
    EXPECT_TRUE(draft.returned.empty());
}

TEST(AReceivedReport, IsGoneWhenItsFileIsWithdrawn)
{
    auto const report = file_with("t3.new.total", Decimal{1});
    EXPECT_FALSE(is_untouched(received(report)));

    EXPECT_TRUE(is_untouched(without_received(received(report))));
}

}  // namespace report
