#include "report/drafting/loaded_store.hpp"

#include <algorithm>

namespace report {
namespace {

constexpr auto insert_report =
    "INSERT INTO loaded_report (agency_id, report_id, organisation, year, form, file, format, sha256, not_read, errors, warnings, figures, content, "
    "loaded_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT (agency_id, report_id) DO NOTHING";
constexpr auto insert_file =
    "INSERT INTO loaded_file (sha256, name, refusal, loaded_on) VALUES ($1, $2, $3, $4) ON CONFLICT (sha256, name) DO NOTHING";
constexpr auto select_files = "SELECT sha256 FROM loaded_file";
constexpr auto select_of_agency =
    "SELECT agency_id, report_id, organisation, year, form, file, format, sha256, not_read, errors, warnings, figures FROM loaded_report "
    "WHERE agency_id = $1 ORDER BY year DESC, not_read, errors, warnings, file, report_id";
constexpr auto select_several =
    "SELECT agency_id, year, COUNT(*) AS n FROM loaded_report WHERE agency_id <> 0 AND year IS NOT NULL GROUP BY agency_id, year "
    "HAVING COUNT(*) > 1 ORDER BY agency_id, year";

LoadedReport to_report(sql::Row const& row)
{
    auto const year = row.maybe_integer("year");
    return {.agency = AgencyId{row.integer("agency_id")},
            .report_id = row.text("report_id"),
            .organisation = row.text("organisation"),
            .year = year ? std::optional{static_cast<int>(*year)} : std::nullopt,
            .form = row.text("form"),
            .file = row.text("file"),
            .format = row.text("format"),
            .sha256 = row.text("sha256"),
            .not_read = row.integer("not_read"),
            .errors = row.integer("errors"),
            .warnings = row.integer("warnings"),
            .figures = row.text("figures")};
}

}  // namespace

bool LoadedStore::add(LoadedReport const& r, Date on)
{
    return connection_.execute(insert_report, {r.agency.value, r.report_id, r.organisation, r.year ? sql::Value{*r.year} : sql::Value{}, r.form, r.file,
                                               r.format, r.sha256, r.not_read, r.errors, r.warnings, r.figures, r.content, on}) == 1;
}

void LoadedStore::add_file(std::string_view sha256, std::string_view name, std::string_view refusal, Date on)
{
    connection_.execute(insert_file, {sha256, name, refusal, on});
}

std::set<std::string, std::less<>> LoadedStore::known_files() const
{
    std::set<std::string, std::less<>> known;
    connection_.each(select_files, {}, [&](sql::Row const& row) { known.insert(row.text("sha256")); });
    return known;
}

std::vector<LoadedReport> LoadedStore::of_agency(AgencyId agency) const
{
    std::vector<LoadedReport> found;
    auto const rows = connection_.query(select_of_agency, {agency.value});
    for (auto const& row : rows.all())
        found.push_back(to_report(row));
    return found;
}

std::vector<std::pair<LoadedReport, std::int64_t>> LoadedStore::several_of_a_year() const
{
    std::vector<std::pair<LoadedReport, std::int64_t>> several;
    auto const rows = connection_.query(select_several, {});
    for (auto const& row : rows.all()) {
        auto const all = of_agency(AgencyId{row.integer("agency_id")});
        auto const shown = std::ranges::find(all, static_cast<int>(row.integer("year")), [](LoadedReport const& one) { return one.year.value_or(0); });
        if (shown != all.end())
            several.emplace_back(*shown, row.integer("n"));
    }
    return several;
}

}  // namespace report
