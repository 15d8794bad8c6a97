#include "requests/corrections/correction_store.hpp"

#include "base/ensure.hpp"
#include "base/json.hpp"
#include "requests/corrections/correction_json.hpp"

namespace requests {
namespace {

constexpr auto select_case = "SELECT version, erased_on FROM correction_case WHERE agency_id = $1 AND case_id = $2";
constexpr auto select_next_id = "SELECT COALESCE(MAX(case_id), 0) + 1 AS id FROM correction_case WHERE agency_id = $1";
constexpr auto upsert_case =
    "INSERT INTO correction_case (agency_id, case_id, number, record, stage, is_open, received_on, answered_on, version) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) "
    "ON CONFLICT (agency_id, case_id) DO UPDATE SET stage = $5, is_open = $6, answered_on = $8, version = $9";
constexpr auto update_version = "UPDATE correction_case SET version = $3 + 1 WHERE agency_id = $1 AND case_id = $2 AND version = $3";
constexpr auto insert_event =
    "INSERT INTO correction_event (agency_id, case_id, number, happened_on, recorded_on, recorded_at, actor, kind, payload) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
constexpr auto count_events = "SELECT COUNT(*) AS n FROM correction_event WHERE agency_id = $1 AND case_id = $2";
constexpr auto select_events =
    "SELECT happened_on, recorded_on, actor, kind, payload FROM correction_event WHERE agency_id = $1 AND case_id = $2 ORDER BY number";
#define SUMMARY "SELECT case_id, number, record, stage, received_on, answered_on FROM correction_case WHERE agency_id = $1 AND is_open = "
constexpr auto select_open = SUMMARY "1 ORDER BY received_on, case_id LIMIT $2 OFFSET $3";
constexpr auto select_answered = SUMMARY "0 ORDER BY received_on DESC, case_id DESC LIMIT $2 OFFSET $3";
#undef SUMMARY
constexpr auto count_cases = "SELECT COUNT(*) AS n FROM correction_case WHERE agency_id = $1 AND is_open = $2";
constexpr auto select_answered_until =
    "SELECT case_id FROM correction_case WHERE agency_id = $1 AND is_open = 0 AND answered_on <= $2 AND erased_on IS NULL ORDER BY case_id";
constexpr auto update_submission = "UPDATE correction_case SET submission = $3 WHERE agency_id = $1 AND case_id = $2";
constexpr auto update_letter = "UPDATE correction_case SET letter = $3 WHERE agency_id = $1 AND case_id = $2";
constexpr auto select_sealed = "SELECT submission, letter FROM correction_case WHERE agency_id = $1 AND case_id = $2";
constexpr auto erase_case = "UPDATE correction_case SET submission = NULL, letter = NULL, erased_on = $3 WHERE agency_id = $1 AND case_id = $2";

CorrectionEvent to_event(sql::Row const& row)
{
    return {row.date("happened_on"), row.date("recorded_on"), Actor{row.text("actor")},
            correction_happening_of(row.text("kind"), base::Json::parse(row.text("payload")))};
}

std::optional<std::string> sealed_in(sql::Rows const& rows, std::string_view column)
{
    if (rows.empty() || rows.front()[column].is_null())
        return std::nullopt;
    return rows.front().bytes(column);
}

}  // namespace

Result<StoredCorrection> CorrectionStore::find(CorrectionKey key) const
{
    auto const rows = connection_.query(select_case, {key.agency.value, key.id.value});
    if (rows.empty())
        return base::fail(base::ErrorKind::not_found, "correction.not-found", "There is no such record correction.");
    std::optional<Result<RecordCorrection>> correction;
    for (auto const& event : history(key)) {
        correction = correction ? apply(**correction, event, law_) : open_correction(event);
        base::ensure(correction->has_value(), "what was recorded is the history of one case");
    }
    base::ensure(correction.has_value(), "a case begins with its receipt");
    return StoredCorrection{std::move(**correction), rows.front().integer("version"), rows.front().maybe_date("erased_on")};
}

CorrectionCaseId CorrectionStore::next_id(AgencyId agency) const
{
    return CorrectionCaseId{connection_.query(select_next_id, {agency.value}).front().integer("id")};
}

void CorrectionStore::put(StoredCorrection const& stored, CorrectionEvent const& event, clocks::Instant now)
{
    auto const& correction = stored.correction;
    auto const& receipt = correction.receipt;
    connection_.execute(upsert_case, {receipt.agency.value, receipt.id.value, receipt.number, receipt.record, stored_stage(correction.stage),
                                      correction.stage == CorrectionStage::answered ? 0 : 1, correction.received_on, correction.answered_on,
                                      stored.version});
    auto const before = connection_.query(count_events, {receipt.agency.value, receipt.id.value}).front().integer("n");
    connection_.execute(insert_event, {receipt.agency.value, receipt.id.value, before + 1, event.happened_on, event.recorded_on, clocks::iso_text(now),
                                       event.by.id, name_of(event.what), to_json(event.what).dump()});
}

bool CorrectionStore::count_change(CorrectionKey key, std::int64_t version)
{
    return connection_.execute(update_version, {key.agency.value, key.id.value, version}) == 1;
}

std::vector<CorrectionEvent> CorrectionStore::history(CorrectionKey key) const
{
    std::vector<CorrectionEvent> events;
    auto const rows = connection_.query(select_events, {key.agency.value, key.id.value});
    for (auto const row : rows.all())
        events.push_back(to_event(row));
    return events;
}

std::vector<CorrectionSummary> CorrectionStore::list(AgencyId agency, WhichCorrections which, PageOf const& page) const
{
    std::vector<CorrectionSummary> found;
    auto const rows = connection_.query(which == WhichCorrections::open ? select_open : select_answered,
                                        {agency.value, page.size, static_cast<std::int64_t>(page.number - 1) * page.size});
    for (auto const row : rows.all())
        found.push_back({{agency, CorrectionCaseId{row.integer("case_id")}}, row.text("number"), row.text("record"), row.text("stage"),
                         row.date("received_on"), row.maybe_date("answered_on")});
    return found;
}

std::int64_t CorrectionStore::count(AgencyId agency, WhichCorrections which) const
{
    return connection_.query(count_cases, {agency.value, which == WhichCorrections::open ? 1 : 0}).front().integer("n");
}

std::vector<CorrectionKey> CorrectionStore::answered_until(AgencyId agency, Date day) const
{
    std::vector<CorrectionKey> keys;
    auto const rows = connection_.query(select_answered_until, {agency.value, day});
    for (auto const row : rows.all())
        keys.push_back({agency, CorrectionCaseId{row.integer("case_id")}});
    return keys;
}

void CorrectionStore::set_submission(CorrectionKey key, std::string const& sealed)
{
    connection_.execute(update_submission, {key.agency.value, key.id.value, sql::Blob{sealed}});
}

std::optional<std::string> CorrectionStore::submission(CorrectionKey key) const
{
    return sealed_in(connection_.query(select_sealed, {key.agency.value, key.id.value}), "submission");
}

void CorrectionStore::set_letter(CorrectionKey key, std::string const& sealed)
{
    connection_.execute(update_letter, {key.agency.value, key.id.value, sql::Blob{sealed}});
}

std::optional<std::string> CorrectionStore::letter(CorrectionKey key) const
{
    return sealed_in(connection_.query(select_sealed, {key.agency.value, key.id.value}), "letter");
}

void CorrectionStore::erase(CorrectionKey key, Date on)
{
    connection_.execute(erase_case, {key.agency.value, key.id.value, on});
}

}  // namespace requests
