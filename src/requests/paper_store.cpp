#include "requests/paper_store.hpp"

#include "requests/stored_names.hpp"

namespace requests {
namespace {

constexpr auto upsert_letter =
    "INSERT INTO request_letter (agency_id, request_id, letter_id, kind, stage, number, served_on) VALUES ($1, $2, $3, $4, $5, $6, $7) "
    "ON CONFLICT (agency_id, request_id, letter_id) DO UPDATE SET kind = $4, stage = $5, number = $6, served_on = $7";
constexpr auto update_text = "UPDATE request_letter SET sealed = $4 WHERE agency_id = $1 AND request_id = $2 AND letter_id = $3";
constexpr auto select_text = "SELECT sealed FROM request_letter WHERE agency_id = $1 AND request_id = $2 AND letter_id = $3";
constexpr auto select_place =
    "SELECT kind, stage, number, served_on FROM request_letter WHERE agency_id = $1 AND request_id = $2 AND letter_id = $3";
constexpr auto count_letters = "SELECT COUNT(*) AS n FROM request_letter WHERE agency_id = $1 AND request_id = $2";
constexpr auto select_number = "SELECT 1 AS taken FROM request_letter WHERE agency_id = $1 AND number = $2 LIMIT 1";
constexpr auto upsert_draft =
    "INSERT INTO request_draft (agency_id, request_id, sealed) VALUES ($1, $2, $3) "
    "ON CONFLICT (agency_id, request_id) DO UPDATE SET sealed = $3";
constexpr auto select_draft = "SELECT sealed FROM request_draft WHERE agency_id = $1 AND request_id = $2";
constexpr auto erase_texts = "UPDATE request_letter SET sealed = NULL WHERE agency_id = $1 AND request_id = $2";
constexpr auto delete_draft = "DELETE FROM request_draft WHERE agency_id = $1 AND request_id = $2";

std::optional<std::string> first_sealed(sql::Rows const& rows)
{
    if (rows.empty() || rows.front()["sealed"].is_null())
        return std::nullopt;
    return rows.front().bytes("sealed");
}

}  // namespace

void PaperStore::put_letter(RequestKey key, LetterId id, Letter const& letter)
{
    connection_.execute(upsert_letter, {key.agency.value, key.id.value, id.value, letter.kind, stored_name(letter.stage), letter.number,
                                        letter.served_on});
}

void PaperStore::set_text(RequestKey key, LetterId id, std::string const& sealed)
{
    connection_.execute(update_text, {key.agency.value, key.id.value, id.value, sql::Blob{sealed}});
}

std::optional<std::string> PaperStore::text(RequestKey key, LetterId id) const
{
    return first_sealed(connection_.query(select_text, {key.agency.value, key.id.value, id.value}));
}

bool PaperStore::is_at(RequestKey key, LetterId id, Letter const& letter) const
{
    auto const rows = connection_.query(select_place, {key.agency.value, key.id.value, id.value});
    if (rows.empty())
        return false;
    auto const row = rows.front();
    return row.text("kind") == letter.kind && row.text("stage") == stored_name(letter.stage) && row.text("number") == letter.number &&
           row.maybe_date("served_on") == letter.served_on;
}

std::size_t PaperStore::letters_of(RequestKey key) const
{
    return static_cast<std::size_t>(connection_.query(count_letters, {key.agency.value, key.id.value}).front().integer("n"));
}

bool PaperStore::is_taken(AgencyId agency, std::string_view number) const
{
    return !connection_.query(select_number, {agency.value, number}).empty();
}

void PaperStore::put_draft(RequestKey key, std::string const& sealed)
{
    connection_.execute(upsert_draft, {key.agency.value, key.id.value, sql::Blob{sealed}});
}

std::optional<std::string> PaperStore::draft(RequestKey key) const
{
    return first_sealed(connection_.query(select_draft, {key.agency.value, key.id.value}));
}

void PaperStore::erase(RequestKey key)
{
    connection_.execute(erase_texts, {key.agency.value, key.id.value});
    connection_.execute(delete_draft, {key.agency.value, key.id.value});
}

}  // namespace requests
