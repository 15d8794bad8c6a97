#include "disclosure/power_store.hpp"

#include "base/ensure.hpp"

namespace disclosure {
namespace {

constexpr auto select_powers =
    "SELECT number, station, kind, name FROM power_list_item WHERE agency_id = $1 AND from_year = "
    "(SELECT MAX(from_year) FROM power_list_item WHERE agency_id = $1 AND from_year <= $2) ORDER BY station, number";
constexpr auto select_last_number =
    "SELECT COALESCE(MAX(number), 0) AS number FROM (SELECT number FROM power_list_item WHERE agency_id = $1 "
    "UNION ALL SELECT number FROM station_answer WHERE agency_id = $1) AS given";
constexpr auto delete_powers = "DELETE FROM power_list_item WHERE agency_id = $1 AND from_year = $2";
constexpr auto insert_power =
    "INSERT INTO power_list_item (agency_id, from_year, number, station, kind, name) VALUES ($1, $2, $3, $4, $5, $6)";
#define SHEET_COLUMNS "agency_id, year, station, opened_on, answered_on, answered_by"
constexpr auto select_sheets = "SELECT " SHEET_COLUMNS " FROM station_sheet WHERE agency_id = $1 AND year = $2 ORDER BY station";
constexpr auto select_sheet = "SELECT " SHEET_COLUMNS " FROM station_sheet WHERE token_hash = $1";
#undef SHEET_COLUMNS
constexpr auto open_sheet =
    "INSERT INTO station_sheet (agency_id, year, station, token_hash, opened_on, answered_on, answered_by) VALUES ($1, $2, $3, $4, $5, NULL, '') "
    "ON CONFLICT (agency_id, year, station) DO UPDATE SET token_hash = $4, opened_on = $5";
constexpr auto answer_sheet =
    "INSERT INTO station_sheet (agency_id, year, station, token_hash, opened_on, answered_on, answered_by) VALUES ($1, $2, $3, '', NULL, $4, $5) "
    "ON CONFLICT (agency_id, year, station) DO UPDATE SET answered_on = $4, answered_by = $5";
constexpr auto select_answers = "SELECT number, value FROM station_answer WHERE agency_id = $1 AND year = $2";
constexpr auto upsert_answer =
    "INSERT INTO station_answer (agency_id, year, number, value) VALUES ($1, $2, $3, $4) "
    "ON CONFLICT (agency_id, year, number) DO UPDATE SET value = $4";

StationSheet to_sheet(sql::Row const& row)
{
    return {.agency = AgencyId{row.integer("agency_id")},
            .year = static_cast<int>(row.integer("year")),
            .station = row.text("station"),
            .opened_on = row.maybe_date("opened_on"),
            .answered_on = row.maybe_date("answered_on"),
            .answered_by = row.text("answered_by")};
}

}  // namespace

std::vector<Power> PowerStore::powers(AgencyId agency, int year) const
{
    std::vector<Power> powers;
    auto const rows = connection_.query(select_powers, {agency.value, year});
    for (auto const& row : rows.all()) {
        auto const kind = parse_act_kind(row.text("kind"));
        base::ensure(kind.has_value(), "a name in the database is one that we stored");
        powers.push_back({row.integer("number"), row.text("station"), *kind, row.text("name")});
    }
    return powers;
}

std::int64_t PowerStore::last_number(AgencyId agency) const
{
    return connection_.query(select_last_number, {agency.value}).front().integer("number");
}

void PowerStore::replace(AgencyId agency, int year, std::vector<Power> const& powers)
{
    connection_.execute(delete_powers, {agency.value, year});
    for (auto const& power : powers)
        connection_.execute(insert_power, {agency.value, year, power.number, power.station, to_string(power.kind), power.name});
}

std::vector<StationSheet> PowerStore::sheets(AgencyId agency, int year) const
{
    std::vector<StationSheet> sheets;
    auto const rows = connection_.query(select_sheets, {agency.value, year});
    for (auto const& row : rows.all())
        sheets.push_back(to_sheet(row));
    return sheets;
}

std::optional<StationSheet> PowerStore::sheet_of(std::string_view token_hash) const
{
    auto const rows = connection_.query(select_sheet, {token_hash});
    return rows.empty() || token_hash.empty() ? std::nullopt : std::optional{to_sheet(rows.front())};
}

void PowerStore::open(AgencyId agency, int year, std::string_view station, std::string_view token_hash, Date on)
{
    connection_.execute(open_sheet, {agency.value, year, station, token_hash, on});
}

void PowerStore::answered(AgencyId agency, int year, std::string_view station, Date on, std::string_view by)
{
    connection_.execute(answer_sheet, {agency.value, year, station, on, by});
}

StationAnswers PowerStore::answers(AgencyId agency, int year) const
{
    StationAnswers answers;
    auto const rows = connection_.query(select_answers, {agency.value, year});
    for (auto const& row : rows.all()) {
        auto const value = base::parse_decimal(row.text("value"));
        base::ensure(value.has_value(), "a figure in the database is one that we stored");
        answers[row.integer("number")] = *value;
    }
    return answers;
}

void PowerStore::put(AgencyId agency, int year, std::int64_t number, Decimal value)
{
    connection_.execute(upsert_answer, {agency.value, year, number, to_string(value)});
}

}  // namespace disclosure
