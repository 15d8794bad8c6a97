#include "requests/request_store.hpp"

#include "base/json.hpp"
#include "requests/event_json.hpp"
#include "requests/stored_names.hpp"
#include "requests/summary_row.hpp"

namespace requests {
namespace {

constexpr auto select_by_number = "SELECT request_id FROM request WHERE agency_id = $1 AND number = $2";
constexpr auto select_summary = "SELECT " REQUEST_COLUMNS " FROM request r WHERE r.agency_id = $1 AND r.request_id = $2";
// Also what has a row alone, or events alone.
constexpr auto select_all =
    "SELECT request_id FROM request WHERE agency_id = $1 UNION SELECT request_id FROM request_event WHERE agency_id = $1 ORDER BY request_id";
constexpr auto select_next_id = "SELECT COALESCE(MAX(request_id), 0) + 1 AS id FROM request WHERE agency_id = $1";
constexpr auto take_next_number =
    "INSERT INTO register_number (agency_id, year, kind, last) VALUES ($1, $2, $3, 1) "
    "ON CONFLICT (agency_id, year, kind) DO UPDATE SET last = register_number.last + 1 RETURNING last";

constexpr auto insert_summary =
    "INSERT INTO request (agency_id, request_id, version, number, channel, applicant_kind, state, is_open, arrived_on, received_on, "
    "awaited, due_on, moves, computed_on, confirm_until, circulate_until, list_day, unit, assigned_to, subject, search_text, decision, "
    "leaf, closed_on, erased_on) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)";
constexpr auto update_summary =
    "UPDATE request SET version = $3, number = $4, channel = $5, applicant_kind = $6, state = $7, is_open = $8, arrived_on = $9, "
    "received_on = $10, awaited = $11, due_on = $12, moves = $13, computed_on = $14, confirm_until = $15, circulate_until = $16, "
    "list_day = $17, unit = $18, assigned_to = $19, subject = $20, search_text = $21, decision = $22, leaf = $23, closed_on = $24, "
    "erased_on = $25 WHERE agency_id = $1 AND request_id = $2 AND version = $3 - 1";

#define EVENT_COLUMNS "e.request_id, e.number, e.happened_on, e.recorded_on, e.recorded_at, e.actor, e.kind, e.payload"
constexpr auto select_history =
    "SELECT " EVENT_COLUMNS " FROM request_event e WHERE e.agency_id = $1 AND e.request_id = $2 ORDER BY e.number";
#undef EVENT_COLUMNS
constexpr auto insert_event =
    "INSERT INTO request_event (agency_id, request_id, number, happened_on, recorded_on, recorded_at, actor, kind, payload) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

RecordedEvent to_event(sql::Row const& row)
{
    auto const recorded_at = clocks::parse_instant(row.text("recorded_at"));
    base::ensure(recorded_at.has_value(), "a time that we stored exists");
    return {.number = row.integer("number"),
            .event = {.happened_on = row.date("happened_on"),
                      .recorded_on = row.date("recorded_on"),
                      .by = Actor{row.text("actor")},
                      .what = happening_of(row.text("kind"), base::Json::parse(row.text("payload")))},
            .recorded_at = *recorded_at};
}

sql::Values values_of(RequestSummary const& s, Date today)
{
    return {s.key.agency.value, s.key.id.value, s.version, s.number, s.channel, s.applicant_kind, stored_name(s.state),
            s.closed_on ? 0 : 1, s.arrived_on, s.received_on, stored_name(s.awaited), s.due_on, s.moves ? 1 : 0, today, s.confirm_until,
            s.circulate_until, list_day_of(s), s.assigned ? sql::Value{s.assigned->unit} : sql::Value{},
            s.assigned ? sql::Value{s.assigned->to.id} : sql::Value{}, s.subject, search_text_of(s.subject + "\n" + s.number),
            s.decision, s.leaf, s.closed_on, s.erased_on};
}

}  // namespace

Result<RequestSummary> RequestStore::find(RequestKey key) const
{
    auto const rows = connection_.query(select_summary, {key.agency.value, key.id.value});
    if (rows.empty())
        return base::fail(base::ErrorKind::not_found, "request.not-found", "There is no such request.");
    return to_summary(rows.front());
}

std::vector<RequestKey> RequestStore::all(AgencyId agency) const
{
    std::vector<RequestKey> keys;
    connection_.each(select_all, {agency.value}, [&](sql::Row const& row) { keys.push_back({agency, {row.integer("request_id")}}); });
    return keys;
}

Result<RequestKey> RequestStore::find_by_number(AgencyId agency, std::string_view number) const
{
    auto const rows = connection_.query(select_by_number, {agency.value, number});
    if (rows.empty())
        return base::fail(base::ErrorKind::not_found, "request.not-found", "There is no such request.");
    return RequestKey{agency, {rows.front().integer("request_id")}};
}

RequestId RequestStore::next_id(AgencyId agency) const
{
    return RequestId{connection_.query(select_next_id, {agency.value}).front().integer("id")};
}

int RequestStore::take_number(AgencyId agency, int year, std::string_view kind)
{
    return static_cast<int>(connection_.query(take_next_number, {agency.value, year, kind}).front().integer("last"));
}

void RequestStore::add(RequestSummary const& summary, Date today)
{
    connection_.execute(insert_summary, values_of(summary, today));
}

bool RequestStore::save(RequestSummary const& summary, Date today)
{
    return connection_.execute(update_summary, values_of(summary, today)) == 1;
}

std::vector<RecordedEvent> RequestStore::history(RequestKey key) const
{
    std::vector<RecordedEvent> history;
    auto const rows = connection_.query(select_history, {key.agency.value, key.id.value});
    for (auto const& row : rows.all())
        history.push_back(to_event(row));
    return history;
}

void RequestStore::append(RequestKey key, RecordedEvent const& recorded)
{
    auto const& event = recorded.event;
    connection_.execute(insert_event,
                        {key.agency.value, key.id.value, recorded.number, event.happened_on, event.recorded_on,
                         clocks::iso_text(recorded.recorded_at), event.by.id, name_of(event.what), to_json(event.what).dump()});
}

}  // namespace requests
