#include "agencies/agency_store.hpp"

#include "base/ascii.hpp"
#include "base/ensure.hpp"
#include "base/person_name.hpp"

#include <map>

namespace agencies {
namespace {

#define AGENCY_COLUMNS                                                                                                   \
    "a.agency_id, a.superior_id, a.code, a.level, a.division_code, a.credit_code, a.makes_rules, a.holiday_region, "      \
    "a.file_mark, a.unit, a.address, a.postcode, a.office_hours, a.telephone, a.fax, a.email, a.closed_on, a.version"

#define NAME_COLUMNS "SELECT n.agency_id, n.from_day, n.full_name, n.abbreviation FROM agency_name n "

// Some agencies, and the names of the same ones by agency and day.
struct Selection {
    std::string_view agencies;
    std::string_view names;
};
constexpr Selection by_id{"SELECT " AGENCY_COLUMNS " FROM agency a WHERE a.agency_id = $1",
                          NAME_COLUMNS "WHERE n.agency_id = $1 ORDER BY n.from_day"};
constexpr Selection units{"SELECT " AGENCY_COLUMNS " FROM agency a WHERE a.superior_id = $1 ORDER BY a.code",
                          NAME_COLUMNS "JOIN agency a ON a.agency_id = n.agency_id WHERE a.superior_id = $1 ORDER BY n.from_day"};
constexpr Selection all_roots{"SELECT " AGENCY_COLUMNS " FROM agency a WHERE a.superior_id IS NULL ORDER BY a.code",
                              NAME_COLUMNS
                              "JOIN agency a ON a.agency_id = n.agency_id WHERE a.superior_id IS NULL ORDER BY n.from_day"};
constexpr Selection subtree{
    "SELECT " AGENCY_COLUMNS " FROM agency_above t JOIN agency a ON a.agency_id = t.agency_id WHERE t.above_id = $1 "
    "ORDER BY t.distance, a.code",
    NAME_COLUMNS "JOIN agency_above t ON t.agency_id = n.agency_id WHERE t.above_id = $1 ORDER BY n.from_day"};
// An empty pattern lets all through.
#define MATCHING                                                                                                             \
    "FROM agency_above t JOIN agency a ON a.agency_id = t.agency_id WHERE t.above_id = $1 AND ($2 = '' OR a.code LIKE $2 ESCAPE '!' " \
    "OR EXISTS (SELECT 1 FROM agency_name m WHERE m.agency_id = a.agency_id "                                               \
    "AND (LOWER(m.full_name) LIKE $2 ESCAPE '!' OR LOWER(m.abbreviation) LIKE $2 ESCAPE '!'))) "
#define PAGE "ORDER BY t.distance, a.code LIMIT $3 OFFSET $4"
constexpr Selection matching{"SELECT " AGENCY_COLUMNS " " MATCHING PAGE,
                             NAME_COLUMNS "WHERE n.agency_id IN (SELECT a.agency_id " MATCHING PAGE ") ORDER BY n.from_day"};
constexpr auto count_matching = "SELECT COUNT(*) AS n " MATCHING;
#undef PAGE
#undef MATCHING
#undef AGENCY_COLUMNS
#undef NAME_COLUMNS

constexpr auto select_id = "SELECT agency_id FROM agency WHERE code = $1";
constexpr auto select_above = "SELECT distance FROM agency_above WHERE agency_id = $1 AND above_id = $2";
constexpr auto select_next_id = "SELECT COALESCE(MAX(agency_id), 0) + 1 AS id FROM agency";
constexpr auto insert_agency =
    "INSERT INTO agency (agency_id, superior_id, code, level, division_code, credit_code, makes_rules, holiday_region, file_mark, "
    "unit, address, postcode, office_hours, telephone, fax, email, closed_on, version) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1)";
constexpr auto update_agency =
    "UPDATE agency SET level = $2, division_code = $3, credit_code = $4, makes_rules = $5, holiday_region = $6, file_mark = $7, "
    "unit = $8, address = $9, postcode = $10, office_hours = $11, telephone = $12, fax = $13, email = $14, closed_on = $15, "
    "version = version + 1 WHERE agency_id = $1 AND version = $16";
constexpr auto update_superior = "UPDATE agency SET superior_id = $2, version = version + 1 WHERE agency_id = $1";
constexpr auto delete_names = "DELETE FROM agency_name WHERE agency_id = $1";
constexpr auto insert_name = "INSERT INTO agency_name (agency_id, from_day, full_name, abbreviation) VALUES ($1, $2, $3, $4)";
constexpr auto insert_itself = "INSERT INTO agency_above (agency_id, above_id, distance) VALUES ($1, $1, 0)";
// Each of the subtree under each that stands above the new superior, and under it.
constexpr auto link_subtree =
    "INSERT INTO agency_above (agency_id, above_id, distance) "
    "SELECT below.agency_id, above.above_id, below.distance + above.distance + 1 "
    "FROM agency_above below CROSS JOIN agency_above above WHERE below.above_id = $1 AND above.agency_id = $2";
constexpr auto unlink_subtree =
    "DELETE FROM agency_above WHERE agency_id IN (SELECT agency_id FROM agency_above WHERE above_id = $1) "
    "AND above_id NOT IN (SELECT agency_id FROM agency_above WHERE above_id = $1)";
constexpr auto select_points =
    "SELECT number, kind, name, person, deputy FROM receiving_point WHERE agency_id = $1 ORDER BY number";
constexpr auto delete_points = "DELETE FROM receiving_point WHERE agency_id = $1";
constexpr auto insert_point =
    "INSERT INTO receiving_point (agency_id, number, kind, name, person, deputy) VALUES ($1, $2, $3, $4, $5, $6)";

Agency to_agency(sql::Row const& row)
{
    auto const level = parse_level(row.text("level"));
    base::ensure(level.has_value(), "a level of an agency is one that there is");
    auto const superior = row.maybe_integer("superior_id");
    return {.id = {row.integer("agency_id")},
            .superior = superior ? std::optional{AgencyId{*superior}} : std::nullopt,
            .code = row.text("code"),
            .level = *level,
            .division_code = row.text("division_code"),
            .credit_code = row.text("credit_code"),
            .makes_rules = row.integer("makes_rules") != 0,
            .holiday_region = row.text("holiday_region"),
            .file_mark = row.text("file_mark"),
            .guide = {row.text("unit"), row.text("address"), row.text("postcode"), row.text("office_hours"), row.text("telephone"),
                      row.text("fax"), row.text("email")},
            .closed_on = row.maybe_date("closed_on"),
            .version = row.integer("version")};
}

// What add and save write alike, from the level on.
sql::Values facts_of(Agency const& agency)
{
    auto const& guide = agency.guide;
    return {to_string(agency.level), agency.division_code, agency.credit_code, agency.makes_rules ? 1 : 0, agency.holiday_region,
            agency.file_mark, guide.unit, guide.address, guide.postcode, guide.office_hours, guide.telephone, guide.fax, guide.email,
            agency.closed_on};
}

void append(sql::Values& values, sql::Values const& more)
{
    values.insert(values.end(), more.begin(), more.end());
}

sql::Value value_of(std::optional<AgencyId> id)
{
    return id ? sql::Value{id->value} : sql::Value{};
}

// What holds the words as they are typed, of any signs.
std::string pattern_of(std::string_view typed)
{
    std::string pattern;
    for (char const c : base::normalise_name(typed)) {
        if (c == '%' || c == '_' || c == '!')
            pattern += '!';
        pattern += base::to_small_letter(c);
    }
    return pattern.empty() ? "" : "%" + pattern + "%";
}

std::vector<Agency> read(sql::Connection& connection, Selection const& selection, sql::Values const& values)
{
    std::map<std::int64_t, std::vector<AgencyName>> names;
    auto const name_rows = connection.query(selection.names, values);
    for (auto const& row : name_rows.all())
        names[row.integer("agency_id")].push_back({row.date("from_day"), row.text("full_name"), row.text("abbreviation")});
    std::vector<Agency> agencies;
    auto const rows = connection.query(selection.agencies, values);
    for (auto const& row : rows.all()) {
        auto& agency = agencies.emplace_back(to_agency(row));
        agency.names = std::move(names[agency.id.value]);
    }
    return agencies;
}

}  // namespace

Result<Agency> AgencyStore::find(AgencyId id) const
{
    auto found = read(connection_, by_id, {id.value});
    if (found.empty())
        return base::fail(base::ErrorKind::not_found, "agency.not-found", "There is no such agency.");
    return std::move(found.front());
}

Result<AgencyId> AgencyStore::id_of(std::string_view code) const
{
    auto const rows = connection_.query(select_id, {code});
    if (rows.empty())
        return base::fail(base::ErrorKind::not_found, "agency.not-found", "There is no such agency.");
    return AgencyId{rows.front().integer("agency_id")};
}

std::vector<Agency> AgencyStore::units_of(AgencyId id) const
{
    return read(connection_, units, {id.value});
}

std::vector<Agency> AgencyStore::subtree_of(AgencyId id) const
{
    return read(connection_, subtree, {id.value});
}

AgencyStore::Found AgencyStore::search(AgencyId id, std::string_view text, std::int64_t from, std::int64_t most) const
{
    auto const pattern = pattern_of(text);
    return {read(connection_, matching, {id.value, pattern, most, from}),
            connection_.query(count_matching, {id.value, pattern}).front().integer("n")};
}

std::vector<Agency> AgencyStore::roots() const
{
    return read(connection_, all_roots, {});
}

bool AgencyStore::stands_below(AgencyId id, AgencyId above) const
{
    auto const rows = connection_.query(select_above, {id.value, above.value});
    return !rows.empty() && rows.front().integer("distance") > 0;
}

AgencyId AgencyStore::add(Agency const& agency)
{
    AgencyId const id{connection_.query(select_next_id).front().integer("id")};
    sql::Values values{id.value, value_of(agency.superior), agency.code};
    append(values, facts_of(agency));
    connection_.execute(insert_agency, values);
    connection_.execute(insert_itself, {id.value});
    link(id, agency.superior);
    auto named = agency;
    named.id = id;
    save_names(named);
    return id;
}

Result<void> AgencyStore::save(Agency const& agency)
{
    sql::Values values{agency.id.value};
    append(values, facts_of(agency));
    values.emplace_back(agency.version);
    if (connection_.execute(update_agency, values) == 0)
        return base::fail(base::ErrorKind::conflict, "agency.changed-meanwhile", "Somebody else has changed this agency meanwhile.");
    save_names(agency);
    return {};
}

void AgencyStore::save_names(Agency const& agency)
{
    connection_.execute(delete_names, {agency.id.value});
    for (auto const& name : agency.names)
        connection_.execute(insert_name, {agency.id.value, name.from, name.full, name.abbreviation});
}

void AgencyStore::link(AgencyId id, std::optional<AgencyId> superior)
{
    if (superior)
        connection_.execute(link_subtree, {id.value, superior->value});
}

void AgencyStore::move(AgencyId id, std::optional<AgencyId> superior)
{
    connection_.execute(unlink_subtree, {id.value});
    connection_.execute(update_superior, {id.value, value_of(superior)});
    link(id, superior);
}

std::vector<ReceivingPoint> AgencyStore::points_of(AgencyId id) const
{
    std::vector<ReceivingPoint> points;
    auto const rows = connection_.query(select_points, {id.value});
    for (auto const& row : rows.all()) {
        auto const kind = parse_point_kind(row.text("kind"));
        base::ensure(kind.has_value(), "a kind of receiving point is one that there is");
        points.push_back({static_cast<int>(row.integer("number")), *kind, row.text("name"), row.text("person"), row.text("deputy")});
    }
    return points;
}

void AgencyStore::save_points(AgencyId id, std::vector<ReceivingPoint> const& points)
{
    connection_.execute(delete_points, {id.value});
    for (auto const& point : points)
        connection_.execute(insert_point, {id.value, point.number, to_string(point.kind), point.name, point.person, point.deputy});
}

}  // namespace agencies
