#include "report/drafting/import_service.hpp"

#include "report/drafting/drafting_fixture.hpp"

#include <gmock/gmock.h>

namespace report {
namespace {

using testing::ElementsAre;
using testing::Field;

class Imports : public WithReports {
protected:
    ImportService imports() { return ImportService{report_tools(), made_.emplace(report_tools())}; }
    std::string read(std::string const& content, int year = 2026)
    {
        auto const done = imports().read_file(town(), year, "年报.json", content, clerk());
        return done ? "" : done.error().code;
    }

    // Of 2026, with one figure, one that may be two, and one that is none.
    static Report doubtful()
    {
        auto report = zeros(2026, "青石县人民政府");
        report.cells[at("t3.new.total")] = Cell{.state = CellState::read, .value = Decimal{5}, .raw = "5", .at = {}, .candidates = {}};
        report.cells[at("t3.granted.total")] =
            Cell{.state = CellState::ambiguous, .value = {}, .raw = "1 2", .at = {}, .candidates = {Decimal{1}, Decimal{12}}};
        report.cells[at("t2.penalty.decisions")] = Cell{.state = CellState::unreadable, .value = {}, .raw = "若干", .at = {}, .candidates = {}};
        report.sections[4].paragraphs = {{"问题是人手不足。", {}}, {"改进是明确专人。", {}}};
        return report;
    }

private:
    std::optional<ReportService> made_;
};

}  // namespace

TEST_P(Imports, AreKeptBesideTheDraftUntilAPersonTakesThemOver)
{
    ASSERT_EQ(read(as_json(doubtful())), "");

    auto const import = imports().find({agency(), 2026}).value();
    EXPECT_EQ(import.file, "年报.json");
    EXPECT_EQ(import.format, "json");
    EXPECT_EQ(import.report.find("t3.new.total")->known(), Decimal{5});
    EXPECT_EQ(import.report.find("t3.granted.total")->state, CellState::ambiguous);
    EXPECT_EQ(import.report.find("t3.granted.total")->raw, "1 2");
    EXPECT_THAT(import.report.find("t3.granted.total")->candidates, ElementsAre(Decimal{1}, Decimal{12}));
    EXPECT_EQ(value("t3.new.total"), std::nullopt);
    EXPECT_THAT(told(), ElementsAre("report.file-read"));
}

TEST_P(Imports, LeaveBlankWhatWasNotReadForSure)
{
    granted(day(3, 3));  // the ledger has one
    ASSERT_EQ(read(as_json(doubtful())), "");

    auto const shown = with_import(draft(), imports().find({agency(), 2026})->report);

    EXPECT_EQ(shown.cells[at("t3.new.total")].value(), Decimal{5});
    EXPECT_TRUE(shown.cells[at("t3.new.total")].is_replaced());
    EXPECT_EQ(shown.cells[at("t3.granted.total")].value(), std::nullopt);
    EXPECT_EQ(shown.cells[at("t2.penalty.decisions")].value(), std::nullopt);
    EXPECT_EQ(shown.cells[at("t2.licensing.decisions")].value(), Decimal{0});
    EXPECT_EQ(shown.texts[4], "问题是人手不足。\n改进是明确专人。");
}

TEST_P(Imports, GoIntoTheDraftAsThePersonLeftThem)
{
    ASSERT_EQ(read(as_json(doubtful())), "");

    auto const taken = imports().take_over(town(), 2026,
                                           {.table = TableId::t3, .typed = {{at("t3.new.total"), {"6", ""}}},
                                            .also = ReportService::Also::confirm, .texts = {{4, "问题是人手不足。"}}},
                                           by(clerk()));

    ASSERT_TRUE(taken);
    EXPECT_EQ(value("t3.new.total"), Decimal{6});
    EXPECT_TRUE(draft().cells[at("t3.new.total")].is_confirmed());
    EXPECT_EQ(draft().texts[4], "问题是人手不足。");
    EXPECT_EQ(imports().find({agency(), 2026})->taken_on, clock().today());
    EXPECT_THAT(told(), ElementsAre("report.file-read", "report.figures-written", "report.file-taken"));
}

TEST_P(Imports, KeepNothingWhereOneFigureIsNone)
{
    ASSERT_EQ(read(as_json(doubtful())), "");

    auto const taken = imports().take_over(town(), 2026, {.typed = {{at("t3.new.total"), {"6", ""}}, {at("t4.review.total"), {"x", ""}}}}, by(clerk()));

    ASSERT_FALSE(taken);
    EXPECT_THAT(taken.error(), ElementsAre(Field(&base::Fault::field, "t4.review.total")));
    EXPECT_EQ(value("t3.new.total"), std::nullopt);
    EXPECT_FALSE(imports().find({agency(), 2026})->taken_on);
}

TEST_P(Imports, RefuseAnotherYearAnotherFormAndWhatIsNoReport)
{
    EXPECT_EQ(read(as_json(zeros(2025, "青石县人民政府"))), "draft.import.other-year");
    auto old_form = zeros(2019, "青石县人民政府");
    old_form.year = 2026;
    EXPECT_EQ(read(as_json(old_form)), "draft.import.other-form");
    EXPECT_EQ(read("今天天气很好。"), "input.no-report");
    EXPECT_EQ(read(""), "document.empty");
    EXPECT_FALSE(imports().find({agency(), 2026}));
    EXPECT_EQ(imports().discard(town(), 2026, clerk()).error().code, "draft.import.none");
}

TEST_P(Imports, GiveWayToTheNextFile)
{
    ASSERT_EQ(read(as_json(doubtful())), "");
    ASSERT_TRUE(imports().take_over(town(), 2026, {.typed = {{at("t3.new.total"), {"6", ""}}}}, by(clerk())));

    ASSERT_EQ(read(as_json(zeros(2026, "青石县人民政府"))), "");

    EXPECT_EQ(imports().find({agency(), 2026})->report.find("t3.new.total")->known(), Decimal{0});
    EXPECT_FALSE(imports().find({agency(), 2026})->taken_on);
    ASSERT_TRUE(imports().discard(town(), 2026, clerk()));
    EXPECT_FALSE(imports().find({agency(), 2026}));
    EXPECT_EQ(value("t3.new.total"), Decimal{6});  // what was taken over stays
}

ON_BOTH_ENGINES(Imports);

}  // namespace report
