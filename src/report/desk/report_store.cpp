#include "report/desk/report_store.hpp"

#include "base/ensure.hpp"
#include "base/json.hpp"
#include "report/desk/consolidation_store.hpp"
#include "report/exchange/report_json.hpp"

#include <algorithm>

namespace report {
namespace {

constexpr auto select_report =
    "SELECT state, review_by, submitted_by, submitted_on, returns, note, version FROM annual_report WHERE agency_id = $1 AND year = $2";
constexpr auto select_rows =
    "SELECT year, state, submitted_by, submitted_on, returns, note FROM annual_report WHERE agency_id = $1 ORDER BY year DESC";
constexpr auto insert_report =
    "INSERT INTO annual_report (agency_id, year, form, state, review_by, submitted_by, submitted_on, returns, note, version) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1) ON CONFLICT (agency_id, year) DO NOTHING";
constexpr auto update_report =
    "UPDATE annual_report SET form = $3, state = $4, review_by = $5, submitted_by = $6, submitted_on = $7, returns = $8, note = $9, "
    "version = version + 1 WHERE agency_id = $1 AND year = $2 AND version = $10";
constexpr auto select_cells =
    "SELECT cell, typed, reason, confirmed, confirmed_by, confirmed_on FROM annual_report_cell WHERE agency_id = $1 AND year = $2";
constexpr auto upsert_cell =
    "INSERT INTO annual_report_cell (agency_id, year, cell, typed, reason, confirmed, confirmed_by, confirmed_on) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (agency_id, year, cell) DO UPDATE "
    "SET typed = $4, reason = $5, confirmed = $6, confirmed_by = $7, confirmed_on = $8";
constexpr auto select_texts = "SELECT part, content FROM annual_report_text WHERE agency_id = $1 AND year = $2";
constexpr auto upsert_text =
    "INSERT INTO annual_report_text (agency_id, year, part, content) VALUES ($1, $2, $3, $4) "
    "ON CONFLICT (agency_id, year, part) DO UPDATE SET content = $4";
constexpr auto select_returned = "SELECT cell, reason FROM annual_report_return WHERE agency_id = $1 AND year = $2 ORDER BY cell";
constexpr auto delete_returned = "DELETE FROM annual_report_return WHERE agency_id = $1 AND year = $2";
constexpr auto insert_returned = "INSERT INTO annual_report_return (agency_id, year, cell, reason) VALUES ($1, $2, $3, $4)";
constexpr auto select_editions =
    "SELECT number, kind, made_on, made_by, note, content, cases FROM annual_report_edition WHERE agency_id = $1 AND year = $2 ORDER BY number";
constexpr auto select_public =
    "SELECT number, kind, made_on, made_by, note, content FROM annual_report_edition WHERE agency_id = $1 AND year = $2 "
    "AND kind <> 'accepted' ORDER BY number DESC LIMIT 1";
constexpr auto insert_edition =
    "INSERT INTO annual_report_edition (agency_id, year, number, kind, made_on, made_by, note, content, cases) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
constexpr auto insert_correction =
    "INSERT INTO annual_report_correction (agency_id, year, number, reason, begun_by, begun_on) VALUES ($1, $2, "
    "(SELECT COALESCE(MAX(number), 0) + 1 FROM annual_report_correction WHERE agency_id = $1 AND year = $2), $3, $4, $5)";
constexpr auto select_correction =
    "SELECT reason FROM annual_report_correction WHERE agency_id = $1 AND year = $2 ORDER BY number DESC LIMIT 1";

ReportState state_in(sql::Row const& row)
{
    auto const state = parse_report_state(row.text("state"));
    base::ensure(state.has_value(), "a name in the database is one that we stored");
    return *state;
}

std::optional<Decimal> decimal_in(sql::Row const& row, std::string_view column)
{
    auto const text = row.maybe_text(column);
    return text ? base::parse_decimal(*text) : std::nullopt;
}

sql::Value value_of(std::optional<Decimal> const& value)
{
    return value ? sql::Value{to_string(*value)} : sql::Value{};
}

DraftCell to_cell(sql::Row const& row)
{
    DraftCell cell{.typed = decimal_in(row, "typed"), .reason = row.text("reason")};
    if (auto const confirmed = decimal_in(row, "confirmed"))
        cell.confirmed = Confirmation{*confirmed, row.text("confirmed_by"), row.date("confirmed_on")};
    return cell;
}

// Without its cases.
Edition to_edition(sql::Row const& row, Forms const& forms)
{
    auto report = parse_report_json(row.text("content"), forms);
    auto const* const kind = std::ranges::find(edition_kind_names, row.text("kind"));
    base::ensure(report && kind != edition_kind_names.end(), "an edition in the database is one that we stored");
    return {.number = row.integer("number"),
            .kind = static_cast<EditionKind>(kind - edition_kind_names.begin()),
            .made_on = row.date("made_on"),
            .made_by = row.text("made_by"),
            .note = row.text("note"),
            .report = std::move(*report)};
}

std::string json_of(Report const& report)
{
    std::string text;
    append_json(text, ResultMeta{}, report, nullptr);
    return text;
}

}  // namespace

std::string_view to_string(EditionKind kind)
{
    return edition_kind_names.at(static_cast<std::size_t>(kind));
}

bool ReportStore::read_into(Draft& draft, AgencyId agency) const
{
    auto const rows = connection_.query(select_report, {agency.value, draft.year});
    if (rows.empty())
        return false;
    auto const row = rows.front();
    draft.state = state_in(row);
    draft.review_by = row.text("review_by");
    draft.submitted_by = row.text("submitted_by");
    draft.submitted_on = row.maybe_date("submitted_on");
    draft.returns = static_cast<int>(row.integer("returns"));
    draft.note = row.text("note");
    draft.version = row.integer("version");
    auto const cells = connection_.query(select_cells, {agency.value, draft.year});
    for (auto const& cell : cells.all())
        if (auto const at = draft.form->find_cell(cell.text("cell")))
            draft.cells[*at] = to_cell(cell);
    draft.texts = texts({agency, draft.year});
    auto const returned = connection_.query(select_returned, {agency.value, draft.year});
    for (auto const& one : returned.all())
        if (auto const at = draft.form->find_cell(one.text("cell")))
            draft.returned.push_back({*at, one.text("reason")});
    return true;
}

void ReportStore::save_cells(AgencyId agency, Draft const& draft)
{
    auto stored = new_draft(*draft.form, {}, draft.year);
    read_into(stored, agency);
    for (std::size_t i = 0; i < draft.cells.size(); ++i) {
        auto cell = draft.cells[i];
        cell.computed.reset();
        if (cell == stored.cells[i])
            continue;
        auto const& c = cell.confirmed;
        connection_.execute(upsert_cell, {agency.value, draft.year, draft.form->cells[i].id, value_of(cell.typed), cell.reason,
                                          c ? value_of(c->value) : sql::Value{}, c ? sql::Value{c->by} : sql::Value{},
                                          c ? sql::Value{c->on} : sql::Value{}});
    }
    for (std::size_t part = 0; part < draft.texts.size(); ++part)
        if (draft.texts[part] != stored.texts[part])
            connection_.execute(upsert_text, {agency.value, draft.year, static_cast<int>(part), draft.texts[part]});
}

bool ReportStore::save(AgencyId agency, Draft const& draft)
{
    sql::Values values{agency.value, draft.year, draft.form->id, to_string(draft.state), draft.review_by, draft.submitted_by,
                       draft.submitted_on, draft.returns, draft.note};
    if (draft.version > 0)
        values.emplace_back(draft.version);
    if (connection_.execute(draft.version > 0 ? update_report : insert_report, values) != 1)
        return false;
    save_cells(agency, draft);
    connection_.execute(delete_returned, {agency.value, draft.year});
    for (auto const& [cell, reason] : draft.returned)
        connection_.execute(insert_returned, {agency.value, draft.year, draft.form->cells[cell].id, reason});
    ConsolidationStore{connection_}.stand(agency, draft);
    return true;
}

std::optional<ReportRow> ReportStore::row(ReportKey key) const
{
    auto const rows = of_agency(key.agency);
    auto const found = std::ranges::find(rows, key, &ReportRow::key);
    return found == rows.end() ? std::nullopt : std::optional{*found};
}

std::vector<ReportRow> ReportStore::of_agency(AgencyId agency) const
{
    std::vector<ReportRow> found;
    auto const rows = connection_.query(select_rows, {agency.value});
    for (auto const& row : rows.all())
        found.push_back({.key = {agency, static_cast<int>(row.integer("year"))},
                         .state = state_in(row),
                         .submitted_on = row.maybe_date("submitted_on"),
                         .returns = static_cast<int>(row.integer("returns")),
                         .note = row.text("note"),
                         .submitted_by = row.text("submitted_by")});
    return found;
}

std::array<std::string, section_count> ReportStore::texts(ReportKey key) const
{
    std::array<std::string, section_count> texts;
    auto const rows = connection_.query(select_texts, {key.agency.value, key.year});
    for (auto const& row : rows.all())
        texts.at(static_cast<std::size_t>(row.integer("part"))) = row.text("content");
    return texts;
}

std::vector<Edition> ReportStore::editions(ReportKey key) const
{
    std::vector<Edition> found;
    auto const rows = connection_.query(select_editions, {key.agency.value, key.year});
    for (auto const& row : rows.all())
        found.emplace_back(to_edition(row, forms_)).cases = base::Json::parse(row.text("cases")).get<CountedCases>();
    return found;
}

std::optional<Edition> ReportStore::published(ReportKey key) const
{
    auto const rows = connection_.query(select_public, {key.agency.value, key.year});
    return rows.empty() ? std::nullopt : std::optional{to_edition(rows.front(), forms_)};
}

void ReportStore::add(ReportKey key, Edition const& e)
{
    connection_.execute(insert_edition, {key.agency.value, key.year, e.number, to_string(e.kind), e.made_on, e.made_by, e.note,
                                         json_of(e.report), base::Json(e.cases).dump()});
}

void ReportStore::begin_correction(ReportKey key, std::string_view reason, std::string_view by, Date on)
{
    connection_.execute(insert_correction, {key.agency.value, key.year, reason, by, on});
}

std::string ReportStore::correction_reason(ReportKey key) const
{
    auto const rows = connection_.query(select_correction, {key.agency.value, key.year});
    return rows.empty() ? std::string{} : rows.front().text("reason");
}

}  // namespace report
