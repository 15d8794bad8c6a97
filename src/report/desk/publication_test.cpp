#include "report/desk/publication_service.hpp"

#include "disclosure/schema.hpp"
#include "platform/sql/transaction.hpp"
#include "report/desk/schema.hpp"
#include "requests/desk_fixture.hpp"

#include <gmock/gmock.h>

namespace report {
namespace {

using agencies::Level;
using requests::code_of;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class Publication : public requests::WithDesk {
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
    PublicationService publication() { return PublicationService{database(), clock(), statutes(), service()}; }

    static Report report_with(int received)
    {
        auto report = empty_report(*statutes().forms->find("2021"));
        auto& cell = report.cells.at(report.form->find_cell("t3.new.total").value());
        cell.state = CellState::read;
        cell.value = Decimal{received};
        cell.raw = std::to_string(received);
        report.year = 2025;
        return report;
    }
    void edition(EditionKind kind, int received, std::string note = "")
    {
        sql::Transaction transaction{connection()};
        ReportStore store{connection(), *statutes().forms};
        auto const number = static_cast<std::int64_t>(store.editions({agency(), 2025}).size()) + 1;
        store.add({agency(), 2025}, {.number = number, .kind = kind, .made_on = clock().today(), .made_by = "person/1/1",
                                     .note = std::move(note), .report = report_with(received)});
        transaction.commit();
    }
};

}  // namespace

TEST_P(Publication, ShowsNothingBeforeAReportIsPublished)
{
    edition(EditionKind::accepted, 3);

    EXPECT_EQ(code_of(publication().find({agency(), 2025})), "report.not-published");
    EXPECT_THAT(publication().years(), IsEmpty());
    EXPECT_THAT(publication().of_year(2025), IsEmpty());
}

TEST_P(Publication, ShowsEachCorrectionWithItsDayAndItsReason)
{
    edition(EditionKind::accepted, 3);
    edition(EditionKind::published, 3);
    set_today(day(4, 1));
    edition(EditionKind::accepted, 4);
    edition(EditionKind::corrected, 4, "漏计1件");

    auto const found = publication().find({agency(), 2025}).value();

    EXPECT_EQ(found.first_on, day(3, 3));
    EXPECT_EQ(found.edition.report.find("t3.new.total")->known(), Decimal{4});
    ASSERT_THAT(found.corrections, SizeIs(1));
    EXPECT_EQ(found.corrections[0].on, day(4, 1));
    EXPECT_EQ(found.corrections[0].reason, "漏计1件");
    ASSERT_THAT(found.corrections[0].what.figures, SizeIs(1));
    EXPECT_EQ(found.corrections[0].what.figures[0].before, Decimal{3});
    EXPECT_EQ(found.corrections[0].what.figures[0].after, Decimal{4});
    EXPECT_THAT(publication().of_year(2025), ElementsAre(PublicReport{.key = {agency(), 2025}, .first_on = day(3, 3), .last_on = day(4, 1), .corrections = 1}));
    EXPECT_THAT(publication().of_agency(agency()), SizeIs(1));
    EXPECT_THAT(publication().years(), ElementsAre(2025));
}

TEST_P(Publication, WantsReportsByTheDayOfTheNearestSuperiorElseByTheLaw)
{
    auto const city = service().find(add("city")).value();
    auto const county = service().find(add("county", city.id)).value();
    auto const town = service().find(add("town", county.id)).value();
    EXPECT_EQ(publication().due(town, 2025), day(1, 31));

    EXPECT_EQ(code_of(publication().set_due_days(city, {{Level::township, {2, 20}}}, clerk())), "");
    EXPECT_EQ(publication().due(town, 2025), day(2, 20));
    EXPECT_EQ(code_of(publication().set_due_days(county, {{Level::township, {1, 15}}}, clerk())), "");

    EXPECT_EQ(publication().due(town, 2025), day(1, 15));
    EXPECT_EQ(publication().due_below(county, 2025).at(Level::township), day(1, 15));
    EXPECT_EQ(publication().due_below(county, 2025).at(Level::county_department), day(1, 31));
    EXPECT_EQ(code_of(publication().set_due_days(county, {{Level::township, {2, 30}}}, clerk())), "report.no-such-day");
    EXPECT_EQ(code_of(publication().set_due_days(county, {}, clerk())), "");
    EXPECT_EQ(publication().due(town, 2025), day(2, 20));
}

ON_BOTH_ENGINES(Publication);

}  // namespace report
