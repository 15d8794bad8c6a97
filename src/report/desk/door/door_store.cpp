#include "report/desk/door/door_store.hpp"

#include "base/ensure.hpp"
#include "base/json.hpp"

namespace report {
namespace {

constexpr auto insert_drop =
    "INSERT INTO report_drop (agency_id, drop_id, year, came_on, dropped_by, dropped_at, replaces, finished) VALUES "
    "($1, (SELECT COALESCE(MAX(drop_id), 0) + 1 FROM report_drop WHERE agency_id = $1), $2, $3, $4, $5, $6, 0) RETURNING drop_id";
constexpr auto insert_source =
    "INSERT INTO report_drop_source (agency_id, drop_id, position, name, address, size, opened) VALUES ($1, $2, $3, $4, $5, $6, 0)";
constexpr auto select_drop =
    "SELECT agency_id, drop_id, year, came_on, dropped_by, dropped_at, replaces, finished, "
    "(SELECT COUNT(*) FROM report_file f WHERE f.agency_id = d.agency_id AND f.drop_id = d.drop_id) AS files, "
    "(SELECT COUNT(*) FROM report_file f WHERE f.agency_id = d.agency_id AND f.drop_id = d.drop_id AND f.state = 'waiting') AS waiting "
    "FROM report_drop d WHERE agency_id = $1 AND drop_id = $2";
constexpr auto select_drops =
    "SELECT agency_id, drop_id, year, came_on, dropped_by, dropped_at, replaces, finished, "
    "(SELECT COUNT(*) FROM report_file f WHERE f.agency_id = d.agency_id AND f.drop_id = d.drop_id) AS files, "
    "(SELECT COUNT(*) FROM report_file f WHERE f.agency_id = d.agency_id AND f.drop_id = d.drop_id AND f.state = 'waiting') AS waiting "
    "FROM report_drop d WHERE agency_id = $1 AND year = $2 ORDER BY drop_id DESC";
constexpr auto select_sources =
    "SELECT position, name, address, size, opened FROM report_drop_source WHERE agency_id = $1 AND drop_id = $2 ORDER BY position";
constexpr auto update_opened = "UPDATE report_drop_source SET opened = 1 WHERE agency_id = $1 AND drop_id = $2 AND position = $3";
constexpr auto update_finished = "UPDATE report_drop SET finished = 1 WHERE agency_id = $1 AND drop_id = $2";
constexpr auto insert_file =
    "INSERT INTO report_file (agency_id, file_id, drop_id, position, member, year, name, address, size, is_csv, state, reason, words, "
    "organisation, report_id, format, errors, warnings, unread, decided_by, note) VALUES "
    "($1, (SELECT COALESCE(MAX(file_id), 0) + 1 FROM report_file WHERE agency_id = $1), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, "
    "'', '', '', 0, 0, 0, '', '') ON CONFLICT (agency_id, drop_id, position, member) DO NOTHING";
constexpr auto update_file =
    "UPDATE report_file SET year = $3, state = $4, reason = $5, words = $6, unit_id = $7, other = $8, organisation = $9, report_year = $10, "
    "report_id = $11, format = $12, errors = $13, warnings = $14, unread = $15, decided_by = $16, decided_on = $17, note = $18 "
    "WHERE agency_id = $1 AND file_id = $2";
constexpr auto select_file = "SELECT * FROM report_file WHERE agency_id = $1 AND file_id = $2";
constexpr auto select_files_of_year = "SELECT * FROM report_file WHERE agency_id = $1 AND year = $2 ORDER BY file_id";
constexpr auto select_files_of_drop = "SELECT * FROM report_file WHERE agency_id = $1 AND drop_id = $2 ORDER BY position, member";
constexpr auto select_same_bytes = "SELECT * FROM report_file WHERE agency_id = $1 AND address = $2 ORDER BY file_id";
constexpr auto select_received = "SELECT * FROM report_file WHERE agency_id = $1 AND year = $2 AND unit_id = $3 AND state = 'received'";
constexpr auto select_received_with_findings =
    "SELECT f.*, c.findings AS findings FROM report_file f JOIN report_file_content c ON c.agency_id = f.agency_id AND c.file_id = f.file_id "
    "WHERE f.agency_id = $1 AND f.year = $2 AND f.state = 'received' ORDER BY f.file_id";
constexpr auto upsert_content =
    "INSERT INTO report_file_content (agency_id, file_id, content, findings) VALUES ($1, $2, $3, $4) "
    "ON CONFLICT (agency_id, file_id) DO UPDATE SET content = $3, findings = $4";
constexpr auto select_content = "SELECT content, findings FROM report_file_content WHERE agency_id = $1 AND file_id = $2";

Drop to_drop(sql::Row const& row)
{
    auto const at = clocks::parse_instant(row.text("dropped_at"));
    base::ensure(at.has_value(), "a time in the database is one that we stored");
    return {.key = {AgencyId{row.integer("agency_id")}, row.integer("drop_id")},
            .year = static_cast<int>(row.integer("year")),
            .came_on = row.date("came_on"),
            .dropped_by = row.text("dropped_by"),
            .dropped_at = at.value_or(clocks::Instant{}),
            .replaces = row.maybe_integer("replaces"),
            .finished = row.integer("finished") != 0,
            .files = row.integer("files"),
            .waiting = row.integer("waiting")};
}

std::string json_of(base::Error::Words const& words)
{
    return base::Json(words).dump(-1, ' ', false, base::Json::error_handler_t::replace);  // names in archives are any bytes
}

DoorFile to_file(sql::Row const& row)
{
    auto const state = parse_door_state(row.text("state"));
    base::ensure(state.has_value(), "a name in the database is one that we stored");
    auto const unit = row.maybe_integer("unit_id");
    auto const year = row.maybe_integer("report_year");
    return {.key = {AgencyId{row.integer("agency_id")}, row.integer("file_id")},
            .drop = row.integer("drop_id"),
            .position = row.integer("position"),
            .member = row.integer("member"),
            .year = static_cast<int>(row.integer("year")),
            .name = row.text("name"),
            .address = row.text("address"),
            .size = static_cast<std::uint64_t>(row.integer("size")),
            .is_csv = row.integer("is_csv") != 0,
            .state = state.value_or(DoorState::waiting),
            .reason = row.text("reason"),
            .words = base::Json::parse(row.text("words")).get<base::Error::Words>(),
            .unit = unit ? std::optional{AgencyId{*unit}} : std::nullopt,
            .other = row.maybe_integer("other"),
            .organisation = row.text("organisation"),
            .report_year = year ? std::optional{static_cast<int>(*year)} : std::nullopt,
            .report_id = row.text("report_id"),
            .format = row.text("format"),
            .errors = static_cast<int>(row.integer("errors")),
            .warnings = static_cast<int>(row.integer("warnings")),
            .unread = static_cast<int>(row.integer("unread")),
            .decided_by = row.text("decided_by"),
            .decided_on = row.maybe_date("decided_on"),
            .note = row.text("note")};
}

}  // namespace

DropKey DoorStore::add(Drop const& drop, std::vector<DropSource> const& sources)
{
    auto const rows = connection_.query(insert_drop, {drop.key.agency.value, drop.year, drop.came_on, drop.dropped_by,
                                                      clocks::iso_text(drop.dropped_at), drop.replaces});
    DropKey const key{drop.key.agency, rows.front().integer("drop_id")};
    for (auto const& source : sources)
        connection_.execute(insert_source, {key.agency.value, key.id, source.position, source.name, source.address, source.size});
    return key;
}

std::optional<Drop> DoorStore::drop(DropKey key) const
{
    auto const rows = connection_.query(select_drop, {key.agency.value, key.id});
    return rows.empty() ? std::nullopt : std::optional{to_drop(rows.front())};
}

std::vector<Drop> DoorStore::drops(AgencyId agency, int year) const
{
    std::vector<Drop> found;
    auto const rows = connection_.query(select_drops, {agency.value, year});
    for (auto const& row : rows.all())
        found.push_back(to_drop(row));
    return found;
}

std::vector<DropSource> DoorStore::sources(DropKey key) const
{
    std::vector<DropSource> found;
    auto const rows = connection_.query(select_sources, {key.agency.value, key.id});
    for (auto const& row : rows.all())
        found.push_back({row.integer("position"), row.text("name"), row.text("address"), static_cast<std::uint64_t>(row.integer("size")),
                         row.integer("opened") != 0});
    return found;
}

void DoorStore::set_opened(DropKey key, std::int64_t position)
{
    connection_.execute(update_opened, {key.agency.value, key.id, position});
}

void DoorStore::set_finished(DropKey key)
{
    connection_.execute(update_finished, {key.agency.value, key.id});
}

void DoorStore::add(DoorFile const& file)
{
    connection_.execute(insert_file, {file.key.agency.value, file.drop, file.position, file.member, file.year, file.name, file.address,
                                      file.size, file.is_csv ? 1 : 0, to_string(file.state), file.reason, json_of(file.words)});
}

void DoorStore::save(DoorFile const& file)
{
    connection_.execute(update_file, {file.key.agency.value, file.key.id, file.year, to_string(file.state), file.reason, json_of(file.words),
                                      file.unit ? sql::Value{file.unit->value} : sql::Value{}, file.other, file.organisation, file.report_year,
                                      file.report_id, file.format, file.errors, file.warnings, file.unread, file.decided_by, file.decided_on,
                                      file.note});
}

std::vector<DoorFile> DoorStore::files_where(std::string_view statement, sql::Values const& values) const
{
    std::vector<DoorFile> found;
    auto const rows = connection_.query(statement, values);
    for (auto const& row : rows.all())
        found.push_back(to_file(row));
    return found;
}

std::optional<DoorFile> DoorStore::file(DoorKey key) const
{
    auto found = files_where(select_file, {key.agency.value, key.id});
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::vector<DoorFile> DoorStore::files(AgencyId agency, int year) const
{
    return files_where(select_files_of_year, {agency.value, year});
}

std::vector<DoorFile> DoorStore::files(DropKey key) const
{
    return files_where(select_files_of_drop, {key.agency.value, key.id});
}

std::vector<DoorFile> DoorStore::same_bytes(AgencyId agency, std::string const& address) const
{
    return files_where(select_same_bytes, {agency.value, address});
}

std::optional<DoorFile> DoorStore::received(AgencyId agency, int year, AgencyId unit) const
{
    auto found = files_where(select_received, {agency.value, year, unit.value});
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

void DoorStore::put_content(DoorKey key, DoorContent const& content)
{
    connection_.execute(upsert_content, {key.agency.value, key.id, content.report, content.findings});
}

std::optional<DoorContent> DoorStore::content(DoorKey key) const
{
    auto const rows = connection_.query(select_content, {key.agency.value, key.id});
    return rows.empty() ? std::nullopt : std::optional{DoorContent{rows.front().text("content"), rows.front().text("findings")}};
}

std::vector<std::pair<DoorFile, std::string>> DoorStore::received_with_findings(AgencyId agency, int year) const
{
    std::vector<std::pair<DoorFile, std::string>> found;
    auto const rows = connection_.query(select_received_with_findings, {agency.value, year});
    for (auto const& row : rows.all())
        found.emplace_back(to_file(row), row.text("findings"));
    return found;
}

}  // namespace report
