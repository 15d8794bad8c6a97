#include "requests/remedy_store.hpp"

#include "base/ensure.hpp"
#include "base/json.hpp"
#include "requests/count_store.hpp"
#include "requests/remedy_json.hpp"
#include "requests/stored_names.hpp"

namespace requests {
namespace {

constexpr auto select_case = "SELECT case_id, version FROM remedy_case WHERE agency_id = $1 AND case_id = $2";
constexpr auto select_of_request = "SELECT case_id, version FROM remedy_case WHERE agency_id = $1 AND request_id = $2 ORDER BY case_id";
constexpr auto select_all =
    "SELECT case_id, version FROM remedy_case WHERE agency_id = $1 ORDER BY is_open DESC, list_day, case_id";
// An empty kind and the end of time let all through.
#define FILTERED(is_open) "FROM remedy_case WHERE agency_id = $1 AND is_open = " is_open " AND ($2 = '' OR kind = $2) AND list_day <= $3 "
constexpr auto select_open = "SELECT case_id, version " FILTERED("1") "ORDER BY list_day, case_id LIMIT $4 OFFSET $5";
constexpr auto select_closed = "SELECT case_id, version " FILTERED("0") "ORDER BY list_day DESC, case_id DESC LIMIT $4 OFFSET $5";
constexpr auto count_open = "SELECT COUNT(*) AS n " FILTERED("1");
constexpr auto count_closed = "SELECT COUNT(*) AS n " FILTERED("0");
#undef FILTERED
constexpr auto end_of_time = "9999-12-31";
constexpr auto select_pending =
    "SELECT 1 AS pending FROM remedy_case WHERE agency_id = $1 AND request_id = $2 AND is_open = 1 LIMIT 1";
constexpr auto select_next_id = "SELECT COALESCE(MAX(case_id), 0) + 1 AS id FROM remedy_case WHERE agency_id = $1";
constexpr auto select_events =
    "SELECT happened_on, recorded_on, actor, kind, payload FROM remedy_event WHERE agency_id = $1 AND case_id = $2 ORDER BY number";
constexpr auto upsert_case =
    "INSERT INTO remedy_case (agency_id, case_id, kind, stage, request_id, item, filed_on, is_open, list_day, outcome, version) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) "
    "ON CONFLICT (agency_id, case_id) DO UPDATE SET stage = $4, is_open = $8, list_day = $9, outcome = $10, version = $11";
constexpr auto insert_event =
    "INSERT INTO remedy_event (agency_id, case_id, number, happened_on, recorded_on, recorded_at, actor, kind, payload) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

RemedyEvent to_event(sql::Row const& row)
{
    return {row.date("happened_on"), row.date("recorded_on"), Actor{row.text("actor")},
            remedy_happening_of(row.text("kind"), base::Json::parse(row.text("payload")))};
}

sql::Value request_of(RemedyFiled const& filing)
{
    auto const* about = std::get_if<AboutRequest>(&filing.about);
    return about == nullptr ? sql::Value{} : sql::Value{about->request.id.value};
}

sql::Value item_of(RemedyFiled const& filing)
{
    auto const* about = std::get_if<AboutItem>(&filing.about);
    return about == nullptr ? sql::Value{} : sql::Value{about->index};
}

sql::Values values_of(AgencyId agency, RemedyFilter const& filter)
{
    return {agency.value, filter.kind ? stored_name(*filter.kind) : "",
            filter.due_until ? sql::Value{*filter.due_until} : sql::Value{end_of_time}};
}

}  // namespace

bool is_decided(RemedyCase const& remedy)
{
    return remedy.stage == RemedyStage::decided || remedy.stage == RemedyStage::appeal_decided;
}

StoredRemedy RemedyStore::read(AgencyId agency, sql::Row const& row) const
{
    std::optional<Result<RemedyCase>> remedy;
    for (auto const& event : history({agency, RemedyCaseId{row.integer("case_id")}})) {
        remedy = remedy ? apply(std::move(**remedy), event, law_) : open_case(event);
        base::ensure(remedy->has_value(), "what was recorded is the history of one case");
    }
    base::ensure(remedy.has_value(), "a case begins with its filing");
    return {std::move(**remedy), row.integer("version")};
}

std::vector<StoredRemedy> RemedyStore::read_all(AgencyId agency, sql::Rows const& rows) const
{
    std::vector<StoredRemedy> all;
    for (auto const& row : rows.all())
        all.push_back(read(agency, row));
    return all;
}

Result<StoredRemedy> RemedyStore::find(RemedyKey key) const
{
    auto const rows = connection_.query(select_case, {key.agency.value, key.id.value});
    if (rows.empty())
        return base::fail(base::ErrorKind::not_found, "remedy.not-found", "There is no such case.");
    return read(key.agency, rows.front());
}

RemedyCaseId RemedyStore::next_id(AgencyId agency) const
{
    return RemedyCaseId{connection_.query(select_next_id, {agency.value}).front().integer("id")};
}

void RemedyStore::put(StoredRemedy const& stored, RemedyEvent const& event, Date list_day, clocks::Instant now)
{
    auto const& remedy = stored.remedy;
    auto const& filing = remedy.filing;
    auto const& outcome = remedy.stage == RemedyStage::appeal_decided ? remedy.appeal_outcome : remedy.outcome;
    connection_.execute(upsert_case, {filing.agency.value, filing.id.value, stored_name(filing.kind), stored_name(remedy.stage),
                                      request_of(filing), item_of(filing), remedy.filed_on, is_decided(remedy) ? 0 : 1, list_day, outcome,
                                      stored.version});
    connection_.execute(insert_event, {filing.agency.value, filing.id.value, stored.version, event.happened_on, event.recorded_on,
                                       clocks::iso_text(now), event.by.id, name_of(event.what), to_json(event.what).dump()});
    CountStore{connection_}.put(RemedyKey{filing.agency, filing.id}, counted(remedy));
}

std::vector<StoredRemedy> RemedyStore::of_request(RequestKey key) const
{
    return read_all(key.agency, connection_.query(select_of_request, {key.agency.value, key.id.value}));
}

std::vector<StoredRemedy> RemedyStore::all_cases(AgencyId agency) const
{
    return read_all(agency, connection_.query(select_all, {agency.value}));
}

std::vector<StoredRemedy> RemedyStore::list(AgencyId agency, RemedyFilter const& filter, PageOf const& page) const
{
    auto values = values_of(agency, filter);
    values.emplace_back(page.size);
    values.emplace_back(static_cast<std::int64_t>(page.number - 1) * page.size);
    return read_all(agency, connection_.query(filter.which == RemedyFilter::Which::open ? select_open : select_closed, values));
}

std::int64_t RemedyStore::count(AgencyId agency, RemedyFilter const& filter) const
{
    auto const* const counted = filter.which == RemedyFilter::Which::open ? count_open : count_closed;
    return connection_.query(counted, values_of(agency, filter)).front().integer("n");
}

std::vector<RemedyEvent> RemedyStore::history(RemedyKey key) const
{
    std::vector<RemedyEvent> events;
    auto const rows = connection_.query(select_events, {key.agency.value, key.id.value});
    for (auto const& row : rows.all())
        events.push_back(to_event(row));
    return events;
}

bool RemedyStore::is_pending(RequestKey about) const
{
    return !connection_.query(select_pending, {about.agency.value, about.id.value}).empty();
}

}  // namespace requests
