#include "report/drafting/years_service.hpp"

#include "base/json.hpp"
#include "platform/sql/transaction.hpp"
#include "report/drafting/drafting_fixture.hpp"
#include "report/drafting/loaded_store.hpp"

#include <gmock/gmock.h>

namespace report {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

class Years : public WithReports {
protected:
    YearsService years() { return YearsService{report_tools(), ChartLaw::parse(base::Json::parse(config::LawFiles{}.file("report-charts.json").content)).value()}; }

    void load(AgencyId of, int year, int received, std::string id)
    {
        auto report = zeros(year, "某机关");
        report.cells[*report.form->find_cell("t3.new.total")].value = Decimal{received};
        sql::Transaction transaction{connection()};
        LoadedStore{connection()}.add({.agency = of, .report_id = std::move(id), .organisation = "某机关", .year = year, .form = report.form->id,
                                       .figures = figures_line(figures_of(report)), .content = "{}"},
                                      clock().today());
        transaction.commit();
    }
    void publish(int year, int received)
    {
        auto report = zeros(year, "某机关");
        report.cells[*report.form->find_cell("t3.new.total")].value = Decimal{received};
        sql::Transaction transaction{connection()};
        ReportStore store{connection(), *statutes().forms};
        auto made = new_draft(*report.form, "某机关", year);
        ASSERT_TRUE(store.save(agency(), made));
        store.add({agency(), year}, {.number = 1, .kind = EditionKind::published, .made_on = clock().today(), .made_by = "person/1/8", .note = {}, .report = report, .cases = {}});
        transaction.commit();
    }
    std::vector<int> received(std::vector<YearFigures> const& reports)
    {
        std::vector<int> all;
        for (auto const& report : reports)
            all.push_back(static_cast<int>(report.find("t3.new.total").value_or(Decimal{-1}).whole()));
        return all;
    }
};

}  // namespace

TEST_P(Years, ArePublishedOnesBeforeLoadedOnes)
{
    load(agency(), 2024, 4, "x");
    load(agency(), 2023, 3, "y");
    publish(2024, 7);

    EXPECT_THAT(received(years().years(town(), YearsService::Reach::own)), ElementsAre(3, 7));
}

TEST_P(Years, OfASubtreeAreThoseOfAllBelow)
{
    auto const superior = service().find(add("county")).value();
    ASSERT_TRUE(service().move(agency(), superior.id, actor));
    auto const other = add("other", superior.id);
    load(agency(), 2024, 4, "x");
    load(other, 2024, 5, "y");

    EXPECT_THAT(received(years().years(superior, YearsService::Reach::subtree)), testing::UnorderedElementsAre(4, 5));
    EXPECT_THAT(years().years(superior, YearsService::Reach::own), SizeIs(0));
    EXPECT_THAT(received(years().comparable(town())), ElementsAre(5));
}

TEST_P(Years, TellHowLongRequestsTook)
{
    for (int i = 0; i < 10; ++i)
        granted(day(3, 3));

    auto const days = years().days(town(), YearsService::Reach::own, 2026);

    ASSERT_TRUE(days);
    EXPECT_EQ(days->requests, 10);
    EXPECT_FALSE(years().days(town(), YearsService::Reach::own, 2025));
}

ON_BOTH_ENGINES(Years);

}  // namespace report
