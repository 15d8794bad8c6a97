#pragma once

#include "agencies/agency_service.hpp"
#include "agencies/domain/person.hpp"
#include "report/batch/statutes.hpp"
#include "report/desk/publication_store.hpp"
#include "report/domain/correction.hpp"

namespace report {

// What stands beside an edition that the public reads.
struct PublishedCorrection {
    Date on;
    std::string reason;
    Correction what;
};
struct PublishedReport {
    Edition edition;   // the one that holds
    Date first_on;
    std::vector<PublishedCorrection> corrections;  // the last first
};

// The day by which a report of that year is due, as the rules on publication have it for that level.
[[nodiscard]] std::optional<Date> due_by_rules(RuleBook const& rules, agencies::Level level, int year);

// What became public of the reports, and by when they are due. All outlives the service.
class PublicationService {
public:
    PublicationService(sql::Database& database, clocks::Clock const& clock, Statutes const& statutes, agencies::AgencyService const& agencies)
        : database_{database}, clock_{clock}, statutes_{statutes}, agencies_{agencies}
    {
    }

    [[nodiscard]] std::vector<PublicReport> of_year(int year) const;
    [[nodiscard]] std::vector<PublicReport> of_agency(AgencyId agency) const;
    [[nodiscard]] std::vector<int> years() const;
    // With every correction since it was published. `report.not-published`.
    [[nodiscard]] base::Result<PublishedReport> find(ReportKey key) const;

    // By what the nearest of those above laid down for its level, else by the rules.
    [[nodiscard]] std::optional<Date> due(agencies::Agency const& unit, int year) const;
    // Of the units right below, by level.
    [[nodiscard]] std::map<agencies::Level, Date> due_below(agencies::Agency const& superior, int year) const;
    [[nodiscard]] DueDays due_days(AgencyId agency) const;
    // `report.no-such-day`.
    base::Result<void> set_due_days(agencies::Agency const& agency, DueDays const& days, agencies::PersonKey by);

private:
    sql::Database& database_;
    clocks::Clock const& clock_;
    Statutes const& statutes_;
    agencies::AgencyService const& agencies_;
};

}  // namespace report
