#include "requests/attachments/attachment_store.hpp"

#include "base/ensure.hpp"

namespace requests {
namespace {

constexpr auto insert_attachment =
    "INSERT INTO request_attachment (agency_id, request_id, number, address, kind, added_by, added_on, original, reading) "
    "VALUES ($1, $2, (SELECT COALESCE(MAX(number), 0) + 1 FROM request_attachment WHERE agency_id = $1 AND request_id = $2), "
    "$3, $4, $5, $6, $7, $8) RETURNING number";
constexpr auto select_attachments =
    "SELECT number, address, kind, added_by, added_on, original, reading, cleared_by, gone_on FROM request_attachment "
    "WHERE agency_id = $1 AND request_id = $2 ORDER BY number";
constexpr auto select_attachment =
    "SELECT number, address, kind, added_by, added_on, original, reading, cleared_by, gone_on FROM request_attachment "
    "WHERE agency_id = $1 AND request_id = $2 AND number = $3";
constexpr auto update_attachment =
    "UPDATE request_attachment SET kind = $4, reading = $5, cleared_by = $6, gone_on = $7 "
    "WHERE agency_id = $1 AND request_id = $2 AND number = $3";
constexpr auto update_findings = "UPDATE request_attachment SET findings = $4 WHERE agency_id = $1 AND request_id = $2 AND number = $3";
constexpr auto select_findings = "SELECT findings FROM request_attachment WHERE agency_id = $1 AND request_id = $2 AND number = $3";
constexpr auto update_reason = "UPDATE request_attachment SET reason = $4 WHERE agency_id = $1 AND request_id = $2 AND number = $3";
constexpr auto delete_enclosures = "DELETE FROM letter_enclosure WHERE agency_id = $1 AND request_id = $2 AND letter_id = $3";
constexpr auto insert_enclosure =
    "INSERT INTO letter_enclosure (agency_id, request_id, letter_id, position, attachment) VALUES ($1, $2, $3, $4, $5)";
constexpr auto select_enclosures =
    "SELECT attachment FROM letter_enclosure WHERE agency_id = $1 AND request_id = $2 AND letter_id = $3 ORDER BY position";
constexpr auto select_enclosing =
    "SELECT 1 AS one FROM letter_enclosure WHERE agency_id = $1 AND request_id = $2 AND attachment = $3 LIMIT 1";
constexpr auto select_waiting =
    "SELECT agency_id, request_id, number FROM request_attachment WHERE reading = 'waiting' AND gone_on IS NULL AND kind <> 'identity' "
    "ORDER BY agency_id, request_id, number";
constexpr auto select_identities =
    "SELECT a.agency_id, a.request_id, a.number, r.closed_on FROM request_attachment a "
    "JOIN request r ON r.agency_id = a.agency_id AND r.request_id = a.request_id "
    "WHERE a.kind = 'identity' AND a.gone_on IS NULL AND r.closed_on <= $1 ORDER BY a.agency_id, a.request_id, a.number";
constexpr auto insert_discarded =
    "INSERT INTO discarded_file (agency_id, address) VALUES ($1, $2) ON CONFLICT (agency_id, address) DO NOTHING";
constexpr auto select_discarded = "SELECT agency_id, address FROM discarded_file ORDER BY agency_id, address";
constexpr auto delete_discarded = "DELETE FROM discarded_file WHERE agency_id = $1 AND address = $2";
constexpr auto erase_attachments =
    "UPDATE request_attachment SET findings = NULL, reason = NULL, gone_on = COALESCE(gone_on, $3) WHERE agency_id = $1 AND request_id = $2";

std::optional<Actor> actor_in(std::optional<std::string> const& text)
{
    return text ? std::optional{Actor{*text}} : std::nullopt;
}

Attachment to_attachment(sql::Row const& row)
{
    auto const kind = parse_attachment_kind(row.text("kind"));
    auto const reading = parse_reading_state(row.text("reading"));
    base::ensure(kind && reading, "an attachment is stored as this program writes it");
    auto const original = row.maybe_integer("original");
    return {.number = static_cast<int>(row.integer("number")),
            .address = row.text("address"),
            .kind = *kind,
            .added_by = {row.text("added_by")},
            .added_on = row.date("added_on"),
            .original = original ? std::optional{static_cast<int>(*original)} : std::nullopt,
            .reading = *reading,
            .cleared_by = actor_in(row.maybe_text("cleared_by")),
            .gone_on = row.maybe_date("gone_on")};
}

AttachmentKey key_in(sql::Row const& row)
{
    return {{AgencyId{row.integer("agency_id")}, RequestId{row.integer("request_id")}}, static_cast<int>(row.integer("number"))};
}

std::optional<std::string> id_of(std::optional<Actor> const& actor)
{
    return actor ? std::optional{actor->id} : std::nullopt;
}

}  // namespace

int AttachmentStore::add(RequestKey key, Attachment const& attachment)
{
    auto const rows = connection_.query(insert_attachment,
                                        {key.agency.value, key.id.value, attachment.address, to_text(attachment.kind), attachment.added_by.id,
                                         attachment.added_on, attachment.original, to_text(attachment.reading)});
    return static_cast<int>(rows.front().integer("number"));
}

std::vector<Attachment> AttachmentStore::of(RequestKey key) const
{
    std::vector<Attachment> found;
    auto const rows = connection_.query(select_attachments, {key.agency.value, key.id.value});
    for (auto const row : rows.all())
        found.push_back(to_attachment(row));
    return found;
}

base::Result<Attachment> AttachmentStore::find(AttachmentKey key) const
{
    auto const rows = connection_.query(select_attachment, {key.request.agency.value, key.request.id.value, key.number});
    if (rows.empty())
        return base::fail(base::ErrorKind::not_found, "attachment.not-found", "The case has no such file.");
    return to_attachment(rows.front());
}

void AttachmentStore::save(RequestKey key, Attachment const& attachment)
{
    connection_.execute(update_attachment, {key.agency.value, key.id.value, attachment.number, to_text(attachment.kind),
                                            to_text(attachment.reading), id_of(attachment.cleared_by), attachment.gone_on});
}

void AttachmentStore::set_findings(AttachmentKey key, std::string const& sealed)
{
    connection_.execute(update_findings, {key.request.agency.value, key.request.id.value, key.number, sql::Blob{sealed}});
}

std::optional<std::string> AttachmentStore::findings(AttachmentKey key) const
{
    auto const rows = connection_.query(select_findings, {key.request.agency.value, key.request.id.value, key.number});
    if (rows.empty() || rows.front()["findings"].is_null())
        return std::nullopt;
    return rows.front().bytes("findings");
}

void AttachmentStore::set_reason(AttachmentKey key, std::string const& sealed)
{
    connection_.execute(update_reason, {key.request.agency.value, key.request.id.value, key.number, sql::Blob{sealed}});
}

void AttachmentStore::enclose(RequestKey key, LetterId letter, std::vector<int> const& numbers)
{
    connection_.execute(delete_enclosures, {key.agency.value, key.id.value, letter.value});
    for (std::size_t i = 0; i < numbers.size(); ++i)
        connection_.execute(insert_enclosure, {key.agency.value, key.id.value, letter.value, i + 1, numbers[i]});
}

std::vector<int> AttachmentStore::enclosed(RequestKey key, LetterId letter) const
{
    std::vector<int> numbers;
    auto const rows = connection_.query(select_enclosures, {key.agency.value, key.id.value, letter.value});
    for (auto const row : rows.all())
        numbers.push_back(static_cast<int>(row.integer("attachment")));
    return numbers;
}

bool AttachmentStore::is_enclosed(AttachmentKey key) const
{
    return !connection_.query(select_enclosing, {key.request.agency.value, key.request.id.value, key.number}).empty();
}

std::vector<AttachmentKey> AttachmentStore::waiting() const
{
    std::vector<AttachmentKey> found;
    auto const rows = connection_.query(select_waiting);
    for (auto const row : rows.all())
        found.push_back(key_in(row));
    return found;
}

std::vector<AttachmentStore::Identity> AttachmentStore::identities(Date closed_until) const
{
    std::vector<Identity> found;
    auto const rows = connection_.query(select_identities, {closed_until});
    for (auto const row : rows.all())
        found.push_back({key_in(row), row.date("closed_on")});
    return found;
}

void AttachmentStore::discard(AgencyId agency, std::string const& address)
{
    connection_.execute(insert_discarded, {agency.value, address});
}

std::vector<AttachmentStore::Discarded> AttachmentStore::discarded() const
{
    std::vector<Discarded> found;
    auto const rows = connection_.query(select_discarded);
    for (auto const row : rows.all())
        found.push_back({AgencyId{row.integer("agency_id")}, row.text("address")});
    return found;
}

bool AttachmentStore::forget(Discarded const& file)
{
    return connection_.execute(delete_discarded, {file.agency.value, file.address}) > 0;
}

void AttachmentStore::erase(RequestKey key, Date on)
{
    connection_.execute(erase_attachments, {key.agency.value, key.id.value, on});
}

}  // namespace requests
