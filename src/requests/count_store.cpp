#include "requests/count_store.hpp"

#include "requests/stored_names.hpp"

namespace requests {
namespace {

constexpr auto upsert_request =
    "INSERT INTO request_count (agency_id, request_id, received_year, ended_year, applicant_kind, leaf, is_part, received_on, "
    "ended_on, is_stale) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0) ON CONFLICT (agency_id, request_id) DO UPDATE "
    "SET received_year = $3, ended_year = $4, applicant_kind = $5, leaf = $6, is_part = $7, received_on = $8, ended_on = $9, is_stale = 0";
constexpr auto upsert_remedy =
    "INSERT INTO remedy_count (agency_id, case_id, kind, preceded_by, filed_year, decided_year, outcome, appealed_year, appeal_decided_year, "
    "appeal_outcome, is_stale) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0) ON CONFLICT (agency_id, case_id) DO UPDATE "
    "SET kind = $3, preceded_by = $4, filed_year = $5, decided_year = $6, outcome = $7, appealed_year = $8, appeal_decided_year = $9, "
    "appeal_outcome = $10, is_stale = 0";
constexpr auto delete_request = "DELETE FROM request_count WHERE agency_id = $1 AND request_id = $2";
#define REQUEST_GROUP "received_year, ended_year, applicant_kind, leaf, is_part"
#define REMEDY_GROUP "kind, preceded_by, filed_year, decided_year, outcome, appealed_year, appeal_decided_year, appeal_outcome"
constexpr auto select_request =
    "SELECT " REQUEST_GROUP ", received_on, ended_on FROM request_count WHERE agency_id = $1 AND request_id = $2 AND is_stale = 0";
// In the order of the index, so that neither engine sorts.
constexpr auto select_request_groups =
    "SELECT " REQUEST_GROUP ", COUNT(*) AS n FROM request_count "
    "WHERE agency_id = $1 AND received_year <= $2 AND (ended_year IS NULL OR ended_year >= $2) GROUP BY " REQUEST_GROUP;
constexpr auto select_remedy_groups =
    "SELECT " REMEDY_GROUP ", COUNT(*) AS n FROM remedy_count WHERE agency_id = $1 AND filed_year <= $2 GROUP BY " REMEDY_GROUP;
constexpr auto select_like =
    "SELECT request_id FROM request_count WHERE agency_id = $1 AND received_year = $2 AND COALESCE(ended_year, 0) = $3 "
    "AND applicant_kind = $4 AND leaf = $5 AND is_part = $6 ORDER BY request_id";
constexpr auto select_remedies =
    "SELECT case_id, " REMEDY_GROUP " FROM remedy_count WHERE agency_id = $1 AND filed_year <= $2 ORDER BY case_id";
constexpr auto select_any_request = "SELECT 1 AS one FROM request_count WHERE agency_id = $1 LIMIT 1";
constexpr auto select_any_remedy = "SELECT 1 AS one FROM remedy_count WHERE agency_id = $1 LIMIT 1";
constexpr auto select_stale_requests = "SELECT request_id FROM request_count WHERE agency_id = $1 AND is_stale = 1 ORDER BY request_id";
constexpr auto select_stale_remedies = "SELECT case_id FROM remedy_count WHERE agency_id = $1 AND is_stale = 1 ORDER BY case_id";
#undef REQUEST_GROUP
#undef REMEDY_GROUP

sql::Value year_or_null(std::optional<int> year)
{
    return year ? sql::Value{*year} : sql::Value{};
}

int year_in(sql::Row const& row, std::string_view column)
{
    return static_cast<int>(row.integer(column));
}

std::optional<int> maybe_year_in(sql::Row const& row, std::string_view column)
{
    auto const year = row.maybe_integer(column);
    return year ? std::optional{static_cast<int>(*year)} : std::nullopt;
}

CountedRequest to_request(sql::Row const& row)
{
    return {.received_year = year_in(row, "received_year"),
            .ended_year = maybe_year_in(row, "ended_year"),
            .applicant_kind = row.text("applicant_kind"),
            .leaf = row.text("leaf"),
            .is_part = row.integer("is_part") != 0};
}

CountedRemedy to_remedy(sql::Row const& row)
{
    return {.kind = from_stored_name<RemedyKind>(row.text("kind")),
            .before = from_stored_name<Before>(row.text("preceded_by")),
            .filed_year = year_in(row, "filed_year"),
            .decided_year = maybe_year_in(row, "decided_year"),
            .outcome = row.text("outcome"),
            .appealed_year = maybe_year_in(row, "appealed_year"),
            .appeal_decided_year = maybe_year_in(row, "appeal_decided_year"),
            .appeal_outcome = row.text("appeal_outcome")};
}

}  // namespace

void CountStore::put(RequestKey key, CountedRequest const& r)
{
    connection_.execute(upsert_request, {key.agency.value, key.id.value, r.received_year, year_or_null(r.ended_year), r.applicant_kind,
                                         r.leaf, r.is_part ? 1 : 0, r.received_on, r.ended_on});
}

void CountStore::put(RemedyKey key, CountedRemedy const& r)
{
    connection_.execute(upsert_remedy, {key.agency.value, key.id.value, stored_name(r.kind), stored_name(r.before), r.filed_year,
                                        year_or_null(r.decided_year), r.outcome, year_or_null(r.appealed_year),
                                        year_or_null(r.appeal_decided_year), r.appeal_outcome});
}

void CountStore::drop(RequestKey key)
{
    connection_.execute(delete_request, {key.agency.value, key.id.value});
}

std::optional<CountedRequest> CountStore::find(RequestKey key) const
{
    auto const rows = connection_.query(select_request, {key.agency.value, key.id.value});
    if (rows.empty())
        return std::nullopt;
    auto one = to_request(rows.front());
    one.received_on = rows.front().maybe_date("received_on");
    one.ended_on = rows.front().maybe_date("ended_on");
    return one;
}

std::vector<Several<CountedRequest>> CountStore::requests_of(AgencyId agency, int year) const
{
    std::vector<Several<CountedRequest>> groups;
    auto const rows = connection_.query(select_request_groups, {agency.value, year});
    for (auto const& row : rows.all())
        groups.push_back({to_request(row), row.integer("n")});
    return groups;
}

std::vector<Several<CountedRemedy>> CountStore::remedies_of(AgencyId agency, int year) const
{
    std::vector<Several<CountedRemedy>> groups;
    auto const rows = connection_.query(select_remedy_groups, {agency.value, year});
    for (auto const& row : rows.all())
        groups.push_back({to_remedy(row), row.integer("n")});
    return groups;
}

std::vector<RequestKey> CountStore::requests_like(AgencyId agency, CountedRequest const& group) const
{
    std::vector<RequestKey> keys;
    auto const rows = connection_.query(select_like, {agency.value, group.received_year, group.ended_year.value_or(0),
                                                      group.applicant_kind, group.leaf, group.is_part ? 1 : 0});
    for (auto const& row : rows.all())
        keys.push_back({agency, {row.integer("request_id")}});
    return keys;
}

std::vector<std::pair<RemedyKey, CountedRemedy>> CountStore::each_remedy(AgencyId agency, int year) const
{
    std::vector<std::pair<RemedyKey, CountedRemedy>> found;
    auto const rows = connection_.query(select_remedies, {agency.value, year});
    for (auto const& row : rows.all())
        found.emplace_back(RemedyKey{agency, RemedyCaseId{row.integer("case_id")}}, to_remedy(row));
    return found;
}

bool CountStore::has_any(AgencyId agency) const
{
    return !connection_.query(select_any_request, {agency.value}).empty() || !connection_.query(select_any_remedy, {agency.value}).empty();
}

std::vector<RequestKey> CountStore::stale_requests(AgencyId agency) const
{
    std::vector<RequestKey> keys;
    auto const rows = connection_.query(select_stale_requests, {agency.value});
    for (auto const& row : rows.all())
        keys.push_back({agency, {row.integer("request_id")}});
    return keys;
}

std::vector<RemedyKey> CountStore::stale_remedies(AgencyId agency) const
{
    std::vector<RemedyKey> keys;
    auto const rows = connection_.query(select_stale_remedies, {agency.value});
    for (auto const& row : rows.all())
        keys.push_back({agency, RemedyCaseId{row.integer("case_id")}});
    return keys;
}

}  // namespace requests
