#include "report/domain/draft.hpp"

#include "platform/config/law_files.hpp"

#include <gmock/gmock.h>

namespace report {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Form const& form()
{
    static config::LawFiles const law;
    static auto const shipped = Forms::parse({law.file("form-2021.json").content}).value();
    return *shipped.find("2021");
}

CellIndex at(std::string_view id)
{
    return *form().find_cell(id);
}

Date day(unsigned month, unsigned of_month)
{
    return std::chrono::year{2026} / std::chrono::month{month} / std::chrono::day{of_month};
}

// With these figures counted, of which nobody vouches yet.
Draft draft(requests::Cells counts = {{"t3.new.total", 3}})
{
    auto made = new_draft(form(), "青石县柳河镇人民政府", 2025);
    take_computed(made, compile(form(), {.organisation = made.organisation, .year = 2025, .counts = std::move(counts)}).report);
    return made;
}

Draft complete()
{
    auto made = draft();
    for (auto const table : all_tables)
        confirm_zeros(made, table, "person/1/1", day(1, 12));
    for (CellIndex i = 0; i < made.form->cell_count(); ++i)
        confirm(made, i, "person/1/1", day(1, 12));
    for (auto const part : parts_without_text(made))
        made.texts.at(part) = "没有需要报告的事项。";
    return made;
}

template <class T>
std::string code_of(base::Result<T> const& result)
{
    return result ? "" : result.error().code;
}

Draft taken(Draft from, StepTaken const& step)
{
    return take(std::move(from), step).value();
}

}  // namespace

TEST(Draft, IsBlankWhereNobodyWasAsked)
{
    auto const made = draft();

    EXPECT_EQ(made.cells[at("t3.new.total")].value(), Decimal{3});
    EXPECT_EQ(made.cells[at("t2.licensing.decisions")].value(), std::nullopt);
    EXPECT_EQ(report_of(made).find("t2.licensing.decisions")->state, CellState::blank);
    EXPECT_THAT(gaps_of(made).unconfirmed, ElementsAre(at("t3.new.total")));
    EXPECT_EQ(gaps_of(made).blank.size(), made.cells.size() - 1);
}

TEST(Draft, HasAZeroOnlyWhereSomebodyVouchesForIt)
{
    auto made = draft();

    confirm_zeros(made, TableId::t2, "person/1/1", day(1, 12));

    EXPECT_EQ(made.cells[at("t2.licensing.decisions")].value(), Decimal{0});
    EXPECT_EQ(made.cells[at("t2.licensing.decisions")].confirmed, (Confirmation{Decimal{0}, "person/1/1", day(1, 12)}));
    EXPECT_EQ(made.cells[at("t4.review.total")].value(), std::nullopt);
}

TEST(Draft, DoesNotVouchForAFigureThatIsThereByTellingTheOthersToBeZero)
{
    auto made = draft();

    confirm_zeros(made, TableId::t3, "person/1/1", day(1, 12));

    EXPECT_EQ(made.cells[at("t3.new.total")].value(), Decimal{3});
    EXPECT_THAT(gaps_of(made).unconfirmed, ElementsAre(at("t3.new.total")));
}

TEST(Draft, ForgetsWhoVouchedForAFigureThatHasChanged)
{
    auto made = complete();
    EXPECT_TRUE(gaps_of(made).none());

    take_computed(made, compile(form(), {.organisation = "", .year = 2025, .counts = requests::Cells{{"t3.new.total", 4}}}).report);

    EXPECT_THAT(gaps_of(made).unconfirmed, ElementsAre(at("t3.new.total")));
}

TEST(Draft, WantsAReasonForAFigureInThePlaceOfACountedOne)
{
    auto made = draft();

    ASSERT_TRUE(type_figure(made, at("t3.new.total"), "5", ""));
    EXPECT_THAT(gaps_of(made).without_reason, ElementsAre(at("t3.new.total")));
    ASSERT_TRUE(type_figure(made, at("t3.new.total"), "5", "两件在旧系统中"));
    EXPECT_THAT(gaps_of(made).without_reason, IsEmpty());
    EXPECT_EQ(report_of(made).find("t3.new.total")->known(), Decimal{5});
    ASSERT_TRUE(type_figure(made, at("t3.new.total"), "3", "两件在旧系统中"));
    EXPECT_FALSE(made.cells[at("t3.new.total")].typed);
}

TEST(Draft, RefusesWhatIsNoFigureOfItsCell)
{
    auto made = draft();

    for (auto const* text : {"-1", "1.5", "三", "1,000", "/"})
        EXPECT_EQ(code_of(type_figure(made, at("t3.new.total"), text, "")), "report.no-figure") << text;
    EXPECT_EQ(code_of(type_figure(made, at("t2.admin_fee.amount"), "-0.5", "")), "report.no-figure");
    EXPECT_TRUE(type_figure(made, at("t2.admin_fee.amount"), "12.35", ""));
}

TEST(Draft, HasItsTextAsParagraphs)
{
    auto made = draft();
    made.texts[4] = "第一段。\n\n  \n第二段。  ";

    auto const report = report_of(made);

    EXPECT_THAT(report.sections[4].paragraphs, SizeIs(2));
    EXPECT_EQ(report.sections[4].text(), "第一段。\n第二段。");
}

TEST(ReportSteps, LeadFromTheDraftToThePublicAndBack)
{
    auto made = taken(complete(), {ReportStep::to_review, "person/1/1", day(1, 13)});
    made = taken(made, {ReportStep::submit, "person/1/2", day(1, 14)});
    EXPECT_EQ(made.submitted_on, day(1, 14));
    made = taken(made, {.step = ReportStep::give_back, .by = "person/2/1", .on = day(1, 15), .note = "与去年不符",
                        .returned = {{at("t3.carry_in.total"), "上年结转为1"}}});
    EXPECT_TRUE(is_editable(made.state));
    EXPECT_EQ(made.returns, 1);
    made = taken(made, {ReportStep::to_review, "person/1/1", day(1, 16)});
    EXPECT_THAT(made.returned, IsEmpty());
    made = taken(made, {ReportStep::submit, "person/1/2", day(1, 16)});
    made = taken(made, {ReportStep::accept, "person/2/1", day(1, 17)});
    made = taken(made, {ReportStep::publish, "person/1/2", day(1, 18)});
    EXPECT_FALSE(is_editable(made.state));
    made = taken(made, {ReportStep::correct, "person/1/2", day(2, 18), "第三表漏计一件"});
    EXPECT_TRUE(is_editable(made.state));
}

TEST(ReportSteps, AreRefusedOutOfTheirTurn)
{
    for (auto const step : {ReportStep::back, ReportStep::submit, ReportStep::give_back, ReportStep::accept, ReportStep::publish, ReportStep::correct})
        EXPECT_EQ(code_of(take(complete(), {step, "person/1/2", day(1, 13), "why"})), "report.step-not-next") << to_string(step);
}

TEST(ReportSteps, BeginWithEveryFigureThereAndConfirmed)
{
    EXPECT_EQ(code_of(take(draft(), {ReportStep::to_review, "person/1/1", day(1, 13)})), "report.has-gaps");
}

TEST(ReportSteps, WaitUntilEveryPartIsWritten)
{
    auto made = complete();
    made.texts[4] = " \n　　\n";

    EXPECT_THAT(parts_without_text(made), ElementsAre(4U));
    auto const refused = take(made, {ReportStep::to_review, "person/1/1", day(1, 13)});
    ASSERT_EQ(code_of(refused), "report.has-no-text");
    EXPECT_EQ(refused.error().words.front().second, "五、存在的主要问题及改进情况");
    made.state = ReportState::in_review;
    EXPECT_EQ(code_of(take(made, {ReportStep::submit, "person/1/2", day(1, 13), "没有文字部分"})), "report.has-no-text");
}

TEST(ReportSteps, AreTakenByDifferentPeople)
{
    auto const in_review = taken(complete(), {ReportStep::to_review, "person/1/1", day(1, 13)});
    auto const submitted = taken(in_review, {ReportStep::submit, "person/1/2", day(1, 14)});

    EXPECT_EQ(code_of(take(in_review, {ReportStep::submit, "person/1/1", day(1, 14)})), "report.own-review");
    EXPECT_EQ(code_of(take(submitted, {ReportStep::accept, "person/1/2", day(1, 14)})), "report.own-acceptance");
}

TEST(ReportSteps, SayWhyWhereTheyMust)
{
    auto const in_review = taken(complete(), {ReportStep::to_review, "person/1/1", day(1, 13)});
    StepTaken const submission{.step = ReportStep::submit, .by = "person/1/2", .on = day(1, 14), .has_errors = true};
    auto const submitted = taken(in_review, {ReportStep::submit, "person/1/2", day(1, 14)});

    EXPECT_EQ(code_of(take(in_review, submission)), "report.errors-need-a-note");
    EXPECT_EQ(code_of(take(submitted, {ReportStep::give_back, "person/2/1", day(1, 15)})), "report.return-needs-a-reason");
}

}  // namespace report
