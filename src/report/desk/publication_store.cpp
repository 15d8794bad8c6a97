#include "report/desk/publication_store.hpp"

#include "base/ensure.hpp"

namespace report {
namespace {

constexpr auto select_of_year =
    "SELECT agency_id, year, number, made_on FROM annual_report_edition WHERE year = $1 AND kind <> 'accepted' ORDER BY agency_id, number";
constexpr auto select_of_agency =
    "SELECT agency_id, year, number, made_on FROM annual_report_edition WHERE agency_id = $1 AND kind <> 'accepted' ORDER BY year DESC, number";
constexpr auto select_years = "SELECT DISTINCT year FROM annual_report_edition WHERE kind <> 'accepted' ORDER BY year DESC";
constexpr auto select_due_days = "SELECT level, month, day FROM report_due_day WHERE agency_id = $1";
constexpr auto delete_due_days = "DELETE FROM report_due_day WHERE agency_id = $1";
constexpr auto insert_due_day = "INSERT INTO report_due_day (agency_id, level, month, day) VALUES ($1, $2, $3, $4)";

// Rows of one report follow each other, the first edition first.
std::vector<PublicReport> folded(sql::Rows const& rows)
{
    std::vector<PublicReport> found;
    for (auto const& row : rows.all()) {
        ReportKey const key{AgencyId{row.integer("agency_id")}, static_cast<int>(row.integer("year"))};
        auto const on = row.date("made_on");
        if (found.empty() || found.back().key != key) {
            found.push_back({.key = key, .first_on = on, .last_on = on});
        } else {
            found.back().last_on = on;
            ++found.back().corrections;
        }
    }
    return found;
}

}  // namespace

std::vector<PublicReport> PublicationStore::of_year(int year) const
{
    auto const rows = connection_.query(select_of_year, {year});
    return folded(rows);
}

std::vector<PublicReport> PublicationStore::of_agency(AgencyId agency) const
{
    auto const rows = connection_.query(select_of_agency, {agency.value});
    return folded(rows);
}

std::vector<int> PublicationStore::years() const
{
    std::vector<int> found;
    auto const rows = connection_.query(select_years);
    for (auto const& row : rows.all())
        found.push_back(static_cast<int>(row.integer("year")));
    return found;
}

DueDays PublicationStore::due_days(AgencyId agency) const
{
    DueDays days;
    auto const rows = connection_.query(select_due_days, {agency.value});
    for (auto const& row : rows.all()) {
        auto const level = agencies::parse_level(row.text("level"));
        base::ensure(level.has_value(), "a level in the database is one that we stored");
        if (level)
            days[*level] = {static_cast<unsigned>(row.integer("month")), static_cast<unsigned>(row.integer("day"))};
    }
    return days;
}

void PublicationStore::set_due_days(AgencyId agency, DueDays const& days)
{
    connection_.execute(delete_due_days, {agency.value});
    for (auto const& [level, day] : days)
        connection_.execute(insert_due_day, {agency.value, agencies::to_string(level), day.month, day.day});
}

}  // namespace report
