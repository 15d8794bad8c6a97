#include "report/desk/consolidation_service.hpp"

#include "disclosure/schema.hpp"
#include "platform/sql/transaction.hpp"
#include "report/desk/schema.hpp"
#include "requests/desk_fixture.hpp"

#include <gmock/gmock.h>

namespace report {
namespace {

using requests::code_of;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::SizeIs;

// A city with a county of two towns.
class Consolidating : public requests::WithDesk {
protected:
    [[nodiscard]] std::vector<sql::Migration> steps() const override
    {
        return in_order({journal::schema(), keys::schema(), files::schema(), agencies::schema(), requests::schema(), disclosure::schema(), report::schema()});
    }
    void SetUp() override
    {
        WithDesk::SetUp();
        if (IsSkipped())
            return;
        city_ = service().find(add("city")).value();
        county_ = service().find(add("county", city_.id)).value();
        liuhe_ = service().find(add("liuhe", county_.id)).value();
        songling_ = service().find(add("songling", county_.id)).value();
    }
    static Statutes const& statutes()
    {
        static auto const shipped = load_statutes(config::LawFiles{}, "{}").value();
        return shipped;
    }
    disclosure::RegisterService documents() { return disclosure::RegisterService{database(), clock()}; }
    Consolidation show(agencies::Agency const& superior)
    {
        auto const register_of_documents = documents();
        return ConsolidationService{database(), clock(), statutes(), service(), register_of_documents}.show(superior, 2025).value();
    }
    std::string make(agencies::Agency const& superior)
    {
        auto const register_of_documents = documents();
        return code_of(ConsolidationService{database(), clock(), statutes(), service(), register_of_documents}.make(superior, 2025, clerk()));
    }
    static CellIndex at(std::string_view cell) { return statutes().forms->for_year(2025)->find_cell(cell).value(); }

    // The unit's report, with this figure and 0 everywhere else, in that state.
    void report(agencies::Agency const& unit, ReportState state, std::string_view cell, std::optional<Decimal> value)
    {
        sql::Transaction transaction{connection()};
        ReportStore store{connection(), *statutes().forms};
        auto draft = new_draft(*statutes().forms->for_year(2025), unit.names.back().full, 2025);
        store.read_into(draft, unit.id);
        for (auto& one : draft.cells)
            one.typed = Decimal{0};
        draft.cells.at(at(cell)).typed = value;
        draft.state = state;
        ASSERT_TRUE(store.save(unit.id, draft));
        transaction.commit();
    }

    agencies::Agency city_;
    agencies::Agency county_;
    agencies::Agency liuhe_;
    agencies::Agency songling_;
};

}  // namespace

TEST_P(Consolidating, AddsUpEveryLevelAndNamesWhoIsMissing)
{
    report(liuhe_, ReportState::submitted, "t3.new.total", Decimal{3});
    report(county_, ReportState::accepted, "t3.new.total", Decimal{10});

    auto const of_county = show(county_);
    auto const of_city = show(city_);

    EXPECT_EQ(of_county.cells[at("t3.new.total")].sum(), Decimal{3});
    ASSERT_TRUE(of_county.own);
    EXPECT_EQ(of_county.own->at(at("t3.new.total")), Decimal{10});  // beside the sums, not in them
    EXPECT_THAT(of_county.missing, ElementsAre(Field(&agencies::Agency::code, "songling")));
    EXPECT_EQ(of_city.cells[at("t3.new.total")].sum(), Decimal{13});
    EXPECT_FALSE(of_city.own);
    EXPECT_THAT(of_city.missing, ElementsAre(Field(&agencies::Agency::code, "songling")));
}

TEST_P(Consolidating, KeepsAFigureThatIsNotKnownApartFromZero)
{
    report(liuhe_, ReportState::submitted, "t3.new.total", std::nullopt);
    report(songling_, ReportState::submitted, "t3.new.total", Decimal{4});

    auto const shown = show(county_);

    EXPECT_EQ(shown.cells[at("t3.new.total")].sum(), std::nullopt);
    EXPECT_EQ(shown.cells[at("t3.new.total")].known, Decimal{4});
    EXPECT_EQ(shown.cells[at("t3.new.total")].unread, 1U);
    EXPECT_EQ(shown.cells[at("t3.carry_in.total")].sum(), Decimal{0});
}

TEST_P(Consolidating, LeavesOutWhatIsNotHandedInOrWasSentBack)
{
    EXPECT_EQ(make(county_), "consolidation.nothing");
    report(liuhe_, ReportState::draft, "t3.new.total", Decimal{3});
    report(songling_, ReportState::submitted, "t3.new.total", Decimal{4});
    EXPECT_THAT(show(county_).members, SizeIs(1));

    report(songling_, ReportState::returned, "t3.new.total", Decimal{4});

    EXPECT_THAT(show(county_).members, IsEmpty());
}

TEST_P(Consolidating, ShowsWhatHasChangedSinceAndTakesItInOnlyWhenMadeAnew)
{
    report(liuhe_, ReportState::published, "t3.new.total", Decimal{3});
    ASSERT_EQ(make(county_), "");

    report(liuhe_, ReportState::accepted, "t3.new.total", Decimal{5});
    report(songling_, ReportState::submitted, "t3.new.total", Decimal{4});

    auto const shown = show(county_);
    EXPECT_EQ(shown.cells[at("t3.new.total")].sum(), Decimal{3});
    EXPECT_THAT(shown.since, ElementsAre(MemberChange{liuhe_.id, MemberChange::Kind::changed, {{at("t3.new.total"), Decimal{3}, Decimal{5}}}},
                                         MemberChange{songling_.id, MemberChange::Kind::came, {}}));
    ASSERT_EQ(make(county_), "");
    EXPECT_EQ(show(county_).cells[at("t3.new.total")].sum(), Decimal{9});
    EXPECT_THAT(show(county_).since, IsEmpty());
    EXPECT_EQ(show(county_).made->number, 2);
}

TEST_P(Consolidating, CountsAPublishedReportAsItWasUntilItsCorrectionIsAccepted)
{
    report(liuhe_, ReportState::published, "t3.new.total", Decimal{3});

    report(liuhe_, ReportState::draft, "t3.new.total", Decimal{5});
    EXPECT_EQ(show(county_).cells[at("t3.new.total")].sum(), Decimal{3});
    report(liuhe_, ReportState::submitted, "t3.new.total", Decimal{5});
    EXPECT_EQ(show(county_).cells[at("t3.new.total")].sum(), Decimal{3});
    report(liuhe_, ReportState::accepted, "t3.new.total", Decimal{5});

    EXPECT_EQ(show(county_).cells[at("t3.new.total")].sum(), Decimal{5});
}

TEST_P(Consolidating, CountsAJointDocumentOnce)
{
    for (auto const& unit : {liuhe_, songling_}) {
        ASSERT_TRUE(documents().put(unit.id, {.title = "联合办法", .file_number = "青政发〔2025〕7号", .issued_on = day(5, 5, 2025)}, {unit.id, 1}));
        report(unit, ReportState::submitted, "t2.norm_docs.issued", Decimal{1});
    }

    auto const shown = show(county_);

    EXPECT_EQ(shown.cells[at("t2.norm_docs.issued")].sum(), Decimal{1});
    EXPECT_EQ(shown.cells[at("t2.norm_docs.issued")].known, Decimal{2});
    ASSERT_THAT(shown.joint, SizeIs(1));
    EXPECT_THAT(shown.joint[0].holders, ElementsAre(liuhe_.id, songling_.id));
}

ON_BOTH_ENGINES(Consolidating);

}  // namespace report
