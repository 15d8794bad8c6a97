#include "report/desk/report_service.hpp"

#include "disclosure/schema.hpp"
#include "report/desk/schema.hpp"
#include "requests/desk_fixture.hpp"

#include <gmock/gmock.h>

namespace report {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::SizeIs;

class Reports : public requests::WithDesk {
protected:
    [[nodiscard]] std::vector<sql::Migration> steps() const override
    {
        return in_order({journal::schema(), keys::schema(), files::schema(), agencies::schema(), requests::schema(), disclosure::schema(), report::schema()});
    }

    static Statutes const& statutes()
    {
        static auto const shipped = load_statutes(config::LawFiles{}, "{}").value();
        return shipped;
    }
    ReportService reports() { return ReportService{{database(), clock(), statutes(), service(), counting_.emplace(tools()), documents_.emplace(database(), clock())}}; }

    Agency town() { return service().find(agency()).value(); }
    Draft draft(int year = 2026) { return reports().draft(town(), year).value(); }
    CellIndex at(std::string_view cell) { return *draft().form->find_cell(cell); }
    std::optional<Decimal> value(std::string_view cell, int year = 2026) { return draft(year).cells[at(cell)].value(); }
    ReportService::Acting by(agencies::PersonKey who, int year = 2026) { return {who, draft(year).version}; }

    // A request by a natural person that is answered at once.
    requests::RequestKey granted(base::Date arrived)
    {
        auto const key = registered(paper(arrived, ++who_)).key;
        answered(key, "granted");
        return key;
    }

    // Everything that is there is confirmed, the rest is 0, and every part has a text.
    void confirm_all(int year = 2026)
    {
        std::map<std::size_t, std::string> texts;
        for (auto const part : parts_without_text(draft(year)))
            texts[part] = "没有需要报告的事项。";
        ASSERT_TRUE(reports().put_texts(town(), year, texts, by(clerk(), year)));
        for (auto const table : all_tables) {
            ReportService::Figures figures{.table = table, .typed = {}, .also = ReportService::Also::zeros};
            ASSERT_TRUE(reports().put_figures(town(), year, figures, by(clerk(), year)));
            auto const now = draft(year);
            for (CellIndex i = 0; i < now.form->cell_count(); ++i)
                if (now.form->cells[i].table == table)
                    figures.typed[i] = {to_string(*now.cells[i].value()), now.cells[i].reason};
            figures.also = ReportService::Also::confirm;
            ASSERT_TRUE(reports().put_figures(town(), year, figures, by(clerk(), year)));
        }
    }
    std::string step(ReportStep which, agencies::PersonKey who, std::string note = {}, int year = 2026)
    {
        auto const taken = reports().take_step(town(), year, {.step = which, .note = std::move(note), .returned = {}}, by(who, year));
        return taken ? "" : taken.error().code;
    }
    agencies::PersonKey county() const { return {base::AgencyId{agency().value + 1000}, 1}; }
    void hand_in(int year = 2026)
    {
        confirm_all(year);
        ASSERT_EQ(step(ReportStep::to_review, clerk(), "", year), "");
        ASSERT_EQ(step(ReportStep::submit, head(), "已核对", year), "");
    }
    void publish(int year = 2026)
    {
        hand_in(year);
        ASSERT_EQ(step(ReportStep::accept, county(), "", year), "");
        ASSERT_EQ(step(ReportStep::publish, head(), "", year), "");
    }

    std::vector<std::string> told()
    {
        std::vector<std::string> events;
        auto const entries = journal::Journal{connection(), clock()}.entries_of(agency(), "report/2026");
        for (auto const& entry : entries)
            events.push_back(entry.act.event);
        return events;
    }

private:
    std::optional<requests::CaseCounting> counting_;
    std::optional<disclosure::RegisterService> documents_;
    int who_ = 0;
};

}  // namespace

TEST_P(Reports, AreCountedFromWhatWasRecorded)
{
    EXPECT_EQ(value("t3.new.total"), std::nullopt);  // no ledger: nobody knows
    granted(day(3, 3));
    disclosure::RegisterService documents{database(), clock()};
    ASSERT_TRUE(documents.put(agency(), {.title = "办法", .file_number = "柳政发〔2026〕1号", .issued_on = day(2, 2)}, clerk()));

    EXPECT_EQ(value("t3.new.total"), Decimal{1});
    EXPECT_EQ(value("t3.granted.natural_person"), Decimal{1});
    EXPECT_EQ(value("t4.review.total"), Decimal{0});
    EXPECT_EQ(value("t2.norm_docs.issued"), Decimal{1});
    EXPECT_EQ(value("t2.rules.issued"), std::nullopt);
    EXPECT_EQ(value("t2.penalty.decisions"), std::nullopt);
    EXPECT_EQ(draft().version, 0);
}

TEST_P(Reports, GoFromConfirmedFiguresToThePublic)
{
    granted(day(3, 3));
    publish();

    auto const editions = reports().editions({agency(), 2026});
    ASSERT_THAT(editions, SizeIs(2));
    EXPECT_EQ(editions[0].kind, EditionKind::accepted);
    EXPECT_EQ(editions[1].kind, EditionKind::published);
    EXPECT_EQ(editions[1].report.find("t3.new.natural_person")->known(), Decimal{1});
    EXPECT_THAT(editions[1].cases.at("t3.granted.natural_person"), ElementsAre(1));
    EXPECT_THAT(reports().of_agency(agency()),
                ElementsAre(AllOf(Field(&ReportRow::state, ReportState::published), Field(&ReportRow::submitted_on, clock().today()))));
    EXPECT_THAT(told(), testing::IsSupersetOf({"report.figures-written", "report.to-review", "report.submit", "report.accept", "report.publish"}));
    EXPECT_EQ(step(ReportStep::correct, head()), "report.correction-needs-a-reason");
    EXPECT_EQ(step(ReportStep::correct, head(), "漏计"), "");
}

TEST_P(Reports, KeepWhatWasHandedInWhateverIsRecordedSince)
{
    granted(day(3, 3));
    hand_in();

    granted(day(3, 3));

    EXPECT_EQ(value("t3.new.total"), Decimal{1});
    auto const typed = reports().put_figures(town(), 2026, {.table = TableId::t3, .typed = {{at("t3.new.total"), {"9", "x"}}}}, by(clerk()));
    ASSERT_FALSE(typed);
    EXPECT_EQ(typed.error().front().code, "report.not-editable");
}

TEST_P(Reports, ShowWhatHasChangedSinceTheyWereAccepted)
{
    granted(day(3, 3));
    publish();
    EXPECT_THAT(reports().drift(town(), 2026).value(), IsEmpty());

    auto const later = granted(day(3, 3));

    auto const drift = reports().drift(town(), 2026).value();
    ASSERT_THAT(drift, SizeIs(2));
    EXPECT_EQ(drift[0].cell, at("t3.new.natural_person"));
    EXPECT_EQ(drift[0].published, Decimal{1});
    EXPECT_EQ(drift[0].now, 2);
    EXPECT_THAT(drift[0].added, ElementsAre(later.id.value));
    EXPECT_THAT(drift[0].gone, IsEmpty());
    EXPECT_EQ(drift[1].cell, at("t3.granted.natural_person"));
}

TEST_P(Reports, CarryOverWhatWasPublished)
{
    registered(paper(day(3, 3), 1));  // goes on
    publish();
    set_today(day(1, 11, 2027));
    registered(paper(day(3, 3), 2));  // entered too late for the report of its year

    EXPECT_EQ(value("t3.carry_in.natural_person", 2027), Decimal{1});
    EXPECT_EQ(value("t3.new.total", 2027), Decimal{0});
}

TEST_P(Reports, AreChangedByOneOfTwoWhoActAtOnce)
{
    auto const before = by(clerk());
    ReportService::Figures const figures{.table = TableId::t2, .typed = {}, .also = ReportService::Also::zeros};

    ASSERT_TRUE(reports().put_figures(town(), 2026, figures, before));
    auto const second = reports().put_figures(town(), 2026, figures, before);

    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().front().code, "report.changed-meanwhile");
}

TEST_P(Reports, KeepNothingOfATableWithAFigureThatIsNone)
{
    auto const put = reports().put_figures(
        town(), 2026, {.table = TableId::t2, .typed = {{at("t2.penalty.decisions"), {"7", ""}}, {at("t2.licensing.decisions"), {"-", ""}}}}, by(clerk()));

    ASSERT_FALSE(put);
    EXPECT_THAT(put.error(), ElementsAre(Field(&base::Fault::field, "t2.licensing.decisions")));
    EXPECT_EQ(value("t2.penalty.decisions"), std::nullopt);
}

TEST_P(Reports, TellErrorsWhereTheRulesFindThem)
{
    confirm_all();
    ASSERT_TRUE(reports().put_figures(town(), 2026, {.table = TableId::t3, .typed = {{at("t3.new.total"), {"9", ""}}}, .also = ReportService::Also::confirm},
                                      by(clerk())));

    auto const findings = reports().check(town(), draft()).findings;

    EXPECT_TRUE(std::ranges::any_of(findings, [](Finding const& f) {
        return f.severity == Severity::error && std::ranges::any_of(f.cells, [](FindingCell const& c) { return c.id == "t3.new.total"; });
    }));
    EXPECT_EQ(step(ReportStep::to_review, clerk()), "");
    EXPECT_EQ(step(ReportStep::submit, head()), "report.errors-need-a-note");
}

TEST_P(Reports, AreNotHandedInWithoutTheirText)
{
    confirm_all();
    ASSERT_TRUE(reports().put_texts(town(), 2026, {{0, ""}, {5, "　"}}, by(clerk())));

    auto const findings = reports().check(town(), draft()).findings;

    EXPECT_EQ(std::ranges::count(findings, std::string{"R-STR-12"}, &Finding::rule), 2);
    EXPECT_EQ(step(ReportStep::to_review, clerk()), "report.has-no-text");
}

TEST_P(Reports, AreCollectedWithWhoIsLateAndWhatCameBack)
{
    auto const superior = service().find(add("county")).value();
    ASSERT_TRUE(service().move(agency(), superior.id, actor));
    add("silent", superior.id);
    ReportService::Figures const wrong{.table = TableId::t3, .typed = {{at("t3.new.total"), {"9", ""}}}};
    ASSERT_TRUE(reports().put_figures(town(), 2026, wrong, by(clerk())));
    hand_in();
    ASSERT_TRUE(reports().take_step(town(), 2026, {.step = ReportStep::give_back, .note = "", .returned = {{at("t3.new.total"), "应为1"}}}, by(county())));
    set_today(day(12, 1, 2027));

    auto const all = reports().collected(superior, 2026).value();

    ASSERT_THAT(all, SizeIs(2));
    EXPECT_EQ(all[0].row->state, ReportState::returned);
    EXPECT_EQ(all[0].row->returns, 1);
    EXPECT_FALSE(all[0].is_late);  // it was handed in, in March
    EXPECT_THAT(all[0].returned, ElementsAre(ReturnedCell{at("t3.new.total"), "应为1"}));
    EXPECT_GT(all[0].errors, 0);
    EXPECT_FALSE(all[1].row);
    EXPECT_TRUE(all[1].is_late);
}

ON_BOTH_ENGINES(Reports);

}  // namespace report
