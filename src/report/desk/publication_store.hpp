#pragma once

#include "agencies/domain/level.hpp"
#include "base/id.hpp"
#include "platform/sql/connection.hpp"
#include "report/desk/report_store.hpp"

// What the public sees of reports, why they were corrected, and by when they are wanted.
namespace report {

// A report that the public may read.
struct PublicReport {
    ReportKey key;
    Date first_on;      // when it was published
    Date last_on;       // when it was corrected for the last time
    int corrections = 0;

    friend bool operator==(PublicReport const&, PublicReport const&) = default;
};

// A day of the year after the report's.
struct DueDay {
    unsigned month = 1;
    unsigned day = 31;

    friend bool operator==(DueDay const&, DueDay const&) = default;
};
using DueDays = std::map<agencies::Level, DueDay>;

// Within the transaction of its connection.
class PublicationStore {
public:
    explicit PublicationStore(sql::Connection& connection) : connection_{connection} {}

    // By agency; without their content.
    [[nodiscard]] std::vector<PublicReport> of_year(int year) const;
    [[nodiscard]] std::vector<PublicReport> of_agency(AgencyId agency) const;  // the last year first
    // With a published report, the last first.
    [[nodiscard]] std::vector<int> years() const;

    // What that agency laid down for the units below.
    [[nodiscard]] DueDays due_days(AgencyId agency) const;
    void set_due_days(AgencyId agency, DueDays const& days);

private:
    sql::Connection& connection_;
};

}  // namespace report
