#include "requests/opinions/opinion_store.hpp"

namespace requests {
namespace {

constexpr auto select_next = "SELECT COALESCE(MAX(sheet), 0) + 1 AS sheet FROM opinion_sheet WHERE agency_id = $1 AND request_id = $2";
constexpr auto insert_sheet =
    "INSERT INTO opinion_sheet (agency_id, request_id, sheet, code_hash, sealed, consultation, written_on) VALUES ($1, $2, $3, $4, $5, $6, $7)";
constexpr auto update_consultation = "UPDATE opinion_sheet SET consultation = $4 WHERE agency_id = $1 AND request_id = $2 AND sheet = $3";
#define SHEET "SELECT agency_id, request_id, sheet, sealed, consultation, written_on FROM opinion_sheet "
constexpr auto select_of_request = SHEET "WHERE agency_id = $1 AND request_id = $2 ORDER BY sheet";
constexpr auto select_one = SHEET "WHERE agency_id = $1 AND request_id = $2 AND sheet = $3";
constexpr auto select_by_code = SHEET "WHERE code_hash = $1";
#undef SHEET
constexpr auto select_answers =
    "SELECT number, sent_on, sealed, taken_on FROM opinion_message WHERE agency_id = $1 AND request_id = $2 AND sheet = $3 ORDER BY number";
constexpr auto select_waiting =
    "SELECT request_id FROM opinion_message WHERE agency_id = $1 AND taken_on IS NULL AND sealed IS NOT NULL GROUP BY request_id "
    "ORDER BY MIN(sent_on), request_id";
constexpr auto insert_answer =
    "INSERT INTO opinion_message (agency_id, request_id, sheet, number, sent_on, sealed) VALUES ($1, $2, $3, $4, $5, $6)";
constexpr auto update_taken =
    "UPDATE opinion_message SET taken_on = $4 WHERE agency_id = $1 AND request_id = $2 AND sheet = $3 AND taken_on IS NULL";
constexpr auto erase_sheets = "UPDATE opinion_sheet SET code_hash = NULL, sealed = NULL WHERE agency_id = $1 AND request_id = $2";
constexpr auto erase_answers = "UPDATE opinion_message SET sealed = NULL WHERE agency_id = $1 AND request_id = $2";

std::string sealed_in(sql::Row const& row)
{
    return row["sealed"].is_null() ? std::string{} : row.bytes("sealed");
}

StoredSheet to_sheet(sql::Row const& row)
{
    StoredSheet sheet{.key = {{AgencyId{row.integer("agency_id")}, RequestId{row.integer("request_id")}}, row.integer("sheet")},
                      .sealed = sealed_in(row),
                      .written_on = row.date("written_on")};
    if (!row["consultation"].is_null())
        sheet.consultation = static_cast<int>(row.integer("consultation"));
    return sheet;
}

std::optional<StoredSheet> first_of(sql::Rows const& rows)
{
    return rows.empty() ? std::nullopt : std::optional{to_sheet(rows.front())};
}

}  // namespace

std::int64_t OpinionStore::next_sheet(RequestKey key) const
{
    return connection_.query(select_next, {key.agency.value, key.id.value}).front().integer("sheet");
}

void OpinionStore::add(StoredSheet const& sheet, std::string const& code_hash)
{
    auto const& key = sheet.key.request;
    connection_.execute(insert_sheet, {key.agency.value, key.id.value, sheet.key.sheet, code_hash, sql::Blob{sheet.sealed},
                                       sheet.consultation ? sql::Value{static_cast<std::int64_t>(*sheet.consultation)} : sql::Value{},
                                       sheet.written_on});
}

void OpinionStore::set_consultation(SheetKey key, int consultation)
{
    connection_.execute(update_consultation,
                        {key.request.agency.value, key.request.id.value, key.sheet, static_cast<std::int64_t>(consultation)});
}

std::vector<StoredSheet> OpinionStore::sheets(RequestKey key) const
{
    std::vector<StoredSheet> sheets;
    auto const rows = connection_.query(select_of_request, {key.agency.value, key.id.value});
    for (auto const row : rows.all())
        sheets.push_back(to_sheet(row));
    return sheets;
}

std::optional<StoredSheet> OpinionStore::find(SheetKey key) const
{
    return first_of(connection_.query(select_one, {key.request.agency.value, key.request.id.value, key.sheet}));
}

std::optional<StoredSheet> OpinionStore::find(std::string_view code_hash) const
{
    return first_of(connection_.query(select_by_code, {code_hash}));
}

std::vector<StoredAnswer> OpinionStore::answers(SheetKey key) const
{
    std::vector<StoredAnswer> answers;
    auto const rows = connection_.query(select_answers, {key.request.agency.value, key.request.id.value, key.sheet});
    for (auto const row : rows.all())
        answers.push_back({row.integer("number"), row.date("sent_on"), sealed_in(row), row.maybe_date("taken_on")});
    return answers;
}

void OpinionStore::add_answer(SheetKey key, StoredAnswer const& answer)
{
    connection_.execute(insert_answer, {key.request.agency.value, key.request.id.value, key.sheet, answer.number, answer.sent_on,
                                        sql::Blob{answer.sealed}});
}

std::vector<RequestKey> OpinionStore::waiting(AgencyId agency) const
{
    std::vector<RequestKey> keys;
    auto const rows = connection_.query(select_waiting, {agency.value});
    for (auto const row : rows.all())
        keys.push_back({agency, RequestId{row.integer("request_id")}});
    return keys;
}

void OpinionStore::take_answers(SheetKey key, Date on)
{
    connection_.execute(update_taken, {key.request.agency.value, key.request.id.value, key.sheet, on});
}

void OpinionStore::erase(RequestKey key)
{
    connection_.execute(erase_sheets, {key.agency.value, key.id.value});
    connection_.execute(erase_answers, {key.agency.value, key.id.value});
}

}  // namespace requests
