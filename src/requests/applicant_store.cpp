#include "requests/applicant_store.hpp"

#include "requests/summary_row.hpp"

namespace requests {
namespace {

constexpr auto insert_particulars =
    "INSERT INTO request_particulars (agency_id, request_id, number, sealed, name_hash, telephone_hash, identity_hash) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7)";
constexpr auto select_particulars =
    "SELECT number, sealed, name_hash, telephone_hash, identity_hash FROM request_particulars "
    "WHERE agency_id = $1 AND request_id = $2 ORDER BY number DESC LIMIT 1";
constexpr auto select_all_particulars =
    "SELECT number, sealed FROM request_particulars WHERE agency_id = $1 AND request_id = $2 ORDER BY number DESC";

#define REQUESTS_OF_APPLICANT(condition)                                                                       \
    "SELECT " REQUEST_COLUMNS " FROM request r WHERE r.agency_id = $1 AND r.request_id IN "                    \
    "(SELECT p.request_id FROM request_particulars p WHERE p.agency_id = $1 AND " condition ") "
constexpr auto select_by_name = REQUESTS_OF_APPLICANT("p.name_hash = $2") "ORDER BY r.request_id DESC";
constexpr auto select_by_telephone = REQUESTS_OF_APPLICANT("p.telephone_hash = $2") "ORDER BY r.request_id DESC";
constexpr auto select_by_identity = REQUESTS_OF_APPLICANT("p.identity_hash = $2") "ORDER BY r.request_id DESC";
// Each half of the union by an index of its own.
constexpr auto select_of_applicant =
    REQUESTS_OF_APPLICANT("p.identity_hash = $4 UNION SELECT q.request_id FROM request_particulars q "
                          "WHERE q.agency_id = $1 AND q.name_hash = $2 AND q.telephone_hash = $3")
    "AND r.arrived_on >= $5 AND r.arrived_on <= $6 ORDER BY r.arrived_on, r.request_id";
#undef REQUESTS_OF_APPLICANT

constexpr auto insert_receipt = "INSERT INTO request_receipt (receipt, agency_id, request_id, secret_hash) VALUES ($1, $2, $3, $4)";
constexpr auto update_secret = "UPDATE request_receipt SET secret_hash = $3 WHERE agency_id = $1 AND request_id = $2";
constexpr auto select_receipt = "SELECT agency_id, request_id, secret_hash FROM request_receipt WHERE receipt = $1";

constexpr auto insert_form = "INSERT INTO request_form (agency_id, form_hash, request_id, receipt) VALUES ($1, $2, $3, $4)";
constexpr auto select_form = "SELECT request_id, receipt FROM request_form WHERE agency_id = $1 AND form_hash = $2";
constexpr auto delete_form = "DELETE FROM request_form WHERE agency_id = $1 AND request_id = $2";

constexpr auto delete_particulars = "DELETE FROM request_particulars WHERE agency_id = $1 AND request_id = $2";
constexpr auto delete_receipt = "DELETE FROM request_receipt WHERE agency_id = $1 AND request_id = $2";

sql::Value blob(std::optional<std::string> const& bytes)
{
    return bytes ? sql::Value{sql::Blob{*bytes}} : sql::Value{};
}

std::optional<std::string> maybe_bytes(sql::Row const& row, std::string_view column)
{
    return row[column].is_null() ? std::nullopt : std::optional{row.bytes(column)};
}

char const* statement_of(SearchBy by)
{
    switch (by) {
    case SearchBy::name: return select_by_name;
    case SearchBy::telephone: return select_by_telephone;
    case SearchBy::identity_number: return select_by_identity;
    }
    return select_by_name;
}

}  // namespace

void ApplicantStore::add_particulars(RequestKey key, Sealed const& sealed, ApplicantHashes const& hashes)
{
    connection_.execute(insert_particulars, {key.agency.value, key.id.value, sealed.number, sql::Blob{sealed.bytes},
                                             sql::Blob{hashes.name}, blob(hashes.telephone), blob(hashes.identity)});
}

std::optional<Sealed> ApplicantStore::particulars(RequestKey key) const
{
    auto const rows = connection_.query(select_particulars, {key.agency.value, key.id.value});
    if (rows.empty())
        return std::nullopt;
    return Sealed{rows.front().integer("number"), rows.front().bytes("sealed")};
}

std::vector<Sealed> ApplicantStore::all_particulars(RequestKey key) const
{
    std::vector<Sealed> versions;
    auto const rows = connection_.query(select_all_particulars, {key.agency.value, key.id.value});
    for (auto const& row : rows.all())
        versions.push_back({row.integer("number"), row.bytes("sealed")});
    return versions;
}

std::optional<ApplicantHashes> ApplicantStore::hashes(RequestKey key) const
{
    auto const rows = connection_.query(select_particulars, {key.agency.value, key.id.value});
    if (rows.empty())
        return std::nullopt;
    auto const row = rows.front();
    return ApplicantHashes{row.bytes("name_hash"), maybe_bytes(row, "telephone_hash"), maybe_bytes(row, "identity_hash")};
}

std::vector<RequestSummary> ApplicantStore::find_by(AgencyId agency, SearchBy by, std::string const& hash) const
{
    return to_summaries(connection_.query(statement_of(by), {agency.value, sql::Blob{hash}}));
}

std::vector<RequestSummary> ApplicantStore::of_applicant(AgencyId agency, ApplicantHashes const& hashes, Date from, Date to) const
{
    return to_summaries(connection_.query(
        select_of_applicant, {agency.value, sql::Blob{hashes.name}, blob(hashes.telephone), blob(hashes.identity), from, to}));
}

void ApplicantStore::add_receipt(std::string_view receipt, StoredReceipt const& stored)
{
    connection_.execute(insert_receipt, {receipt, stored.key.agency.value, stored.key.id.value, sql::Blob{stored.secret_hash}});
}

void ApplicantStore::set_secret(StoredReceipt const& stored)
{
    connection_.execute(update_secret, {stored.key.agency.value, stored.key.id.value, sql::Blob{stored.secret_hash}});
}

std::optional<StoredReceipt> ApplicantStore::find_receipt(std::string_view receipt) const
{
    auto const rows = connection_.query(select_receipt, {receipt});
    if (rows.empty())
        return std::nullopt;
    auto const row = rows.front();
    return StoredReceipt{{{row.integer("agency_id")}, {row.integer("request_id")}}, row.bytes("secret_hash")};
}

void ApplicantStore::add_form(std::string const& form_hash, StoredForm const& form)
{
    connection_.execute(insert_form, {form.key.agency.value, form_hash, form.key.id.value, form.receipt});
}

std::optional<StoredForm> ApplicantStore::find_form(AgencyId agency, std::string const& form_hash) const
{
    auto const rows = connection_.query(select_form, {agency.value, form_hash});
    if (rows.empty())
        return std::nullopt;
    return StoredForm{{agency, {rows.front().integer("request_id")}}, rows.front().text("receipt")};
}

void ApplicantStore::erase(RequestKey key)
{
    connection_.execute(delete_form, {key.agency.value, key.id.value});
    connection_.execute(delete_particulars, {key.agency.value, key.id.value});
    connection_.execute(delete_receipt, {key.agency.value, key.id.value});
}

}  // namespace requests
