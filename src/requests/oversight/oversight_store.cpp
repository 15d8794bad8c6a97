#include "requests/oversight/oversight_store.hpp"

#include "base/ensure.hpp"
#include "base/names.hpp"

namespace requests {
namespace {

constexpr auto beginning_of_time = "0001-01-01";

#define OPEN_BELOW "FROM agency_above x JOIN request r ON r.agency_id = x.agency_id AND r.is_open = 1 WHERE x.above_id = $1 "
constexpr auto select_stale =
    "SELECT r.agency_id, r.request_id " OPEN_BELOW "AND r.moves = 1 AND r.computed_on < $2 ORDER BY r.agency_id, r.request_id";
constexpr auto count_open =
    "SELECT r.agency_id, COUNT(*) AS n_open, COUNT(CASE WHEN r.awaited IN ('correction', 'payment') AND r.due_on < $2 THEN 1 END) AS n_lapsed "
    OPEN_BELOW "GROUP BY r.agency_id";
// One row for each thing that is late; a request may be late with two.
#define LATE(name, day, condition)                                                                                                   \
    "SELECT '" name "' AS lateness, r.agency_id AS agency_id, r.request_id AS id, r.number AS number, r.subject AS subject, COALESCE(r.unit, '') AS unit, r." day " AS due_on " \
    OPEN_BELOW "AND " condition " AND r." day " < $2 "
constexpr auto select_late =
    LATE("answer", "due_on", "r.awaited = 'answer'") "UNION ALL " LATE("confirmation", "confirm_until", "r.state = 'unconfirmed'")
    "UNION ALL " LATE("circulation", "circulate_until", "r.state = 'registered'") "ORDER BY due_on, agency_id, id";
#undef LATE
#undef OPEN_BELOW
constexpr auto select_remedies =
    "SELECT c.agency_id, c.case_id FROM agency_above x JOIN remedy_case c ON c.agency_id = x.agency_id AND c.is_open = 1 AND c.list_day < $2 "
    "WHERE x.above_id = $1 ORDER BY c.list_day, c.agency_id, c.case_id";

constexpr auto select_edition = "SELECT digest, edition FROM agency_calendar WHERE agency_id = $1";
constexpr auto put_edition_row =
    "INSERT INTO agency_calendar (agency_id, digest, edition, computed_on) VALUES ($1, $2, $3, $4) "
    "ON CONFLICT (agency_id) DO UPDATE SET digest = $2, edition = $3, computed_on = $4";
constexpr auto insert_move =
    "INSERT INTO moved_due_day (agency_id, request_id, number, moved_on, due_before, due_after, was_edition, now_edition) "
    "SELECT $1, $2, COALESCE(MAX(number), 0) + 1, $3, $4, $5, $6, $7 FROM moved_due_day WHERE agency_id = $1 AND request_id = $2";
#define MOVES_BELOW                                                                                                       \
    "FROM agency_above x JOIN moved_due_day m ON m.agency_id = x.agency_id "                                              \
    "JOIN request r ON r.agency_id = m.agency_id AND r.request_id = m.request_id WHERE x.above_id = $1 AND m.moved_on >= $2 "
constexpr auto select_moves =
    "SELECT m.agency_id, m.request_id, m.moved_on, m.due_before, m.due_after, m.was_edition, m.now_edition, r.number AS request_number, r.subject "
    MOVES_BELOW "ORDER BY m.moved_on DESC, m.agency_id, m.request_id DESC, m.number DESC LIMIT $3 OFFSET $4";
constexpr auto count_moves = "SELECT COUNT(*) AS n " MOVES_BELOW;
#undef MOVES_BELOW

Lateness lateness_in(std::string const& name)
{
    auto const lateness = base::value_named<Lateness>(lateness_names, name);
    base::ensure(lateness.has_value(), "the statement names what there is");
    return *lateness;
}

}  // namespace

std::vector<RequestKey> OversightStore::stale_below(AgencyId above, Date today) const
{
    std::vector<RequestKey> keys;
    auto const rows = connection_.query(select_stale, {above.value, today});
    for (auto const& row : rows.all())
        keys.push_back({{row.integer("agency_id")}, {row.integer("request_id")}});
    return keys;
}

std::map<AgencyId, Standings> OversightStore::open_below(AgencyId above, Date today) const
{
    std::map<AgencyId, Standings> found;
    auto const rows = connection_.query(count_open, {above.value, today});
    for (auto const& row : rows.all())
        found[{row.integer("agency_id")}] = {.open = row.integer("n_open"), .lapsed = row.integer("n_lapsed")};
    return found;
}

std::vector<LateCase> OversightStore::late_below(AgencyId above, Date today) const
{
    std::vector<LateCase> found;
    auto const rows = connection_.query(select_late, {above.value, today});
    found.reserve(rows.size());
    for (auto const& row : rows.all())
        found.push_back({.with = lateness_in(row.text("lateness")), .agency = {row.integer("agency_id")}, .id = row.integer("id"),
                         .number = row.text("number"), .subject = row.text("subject"), .unit = row.text("unit"), .due_on = row.date("due_on")});
    return found;
}

std::vector<RemedyKey> OversightStore::remedies_past_below(AgencyId above, Date today) const
{
    std::vector<RemedyKey> keys;
    auto const rows = connection_.query(select_remedies, {above.value, today});
    for (auto const& row : rows.all())
        keys.push_back({{row.integer("agency_id")}, {row.integer("case_id")}});
    return keys;
}

CalendarEdition OversightStore::edition_of(AgencyId agency) const
{
    auto const rows = connection_.query(select_edition, {agency.value});
    if (rows.empty())
        return {};
    return {.words = rows.front().text("edition"), .digest = rows.front().text("digest")};
}

void OversightStore::put_edition(AgencyId agency, CalendarEdition const& edition, Date today)
{
    connection_.execute(put_edition_row, {agency.value, edition.digest, edition.words, today});
}

void OversightStore::add(MovedDueDay const& moved, Change const& change)
{
    connection_.execute(insert_move, {moved.key.agency.value, moved.key.id.value, change.on, moved.from, moved.to, change.was, change.now});
}

CalendarMoves OversightStore::moves_below(AgencyId above, std::optional<Date> since, PageOf const& page) const
{
    sql::Values values{above.value, since ? sql::Value{*since} : sql::Value{beginning_of_time}};
    CalendarMoves found;
    found.total = connection_.query(count_moves, values).front().integer("n");
    values.emplace_back(page.size);
    values.emplace_back(static_cast<std::int64_t>(page.number - 1) * page.size);
    auto const rows = connection_.query(select_moves, values);
    for (auto const& row : rows.all())
        found.moves.push_back({.key = {{row.integer("agency_id")}, {row.integer("request_id")}},
                               .request_number = row.text("request_number"),
                               .subject = row.text("subject"),
                               .moved_on = row.date("moved_on"),
                               .from = row.maybe_date("due_before"),
                               .to = row.maybe_date("due_after"),
                               .was_edition = row.text("was_edition"),
                               .now_edition = row.text("now_edition")});
    return found;
}

}  // namespace requests
