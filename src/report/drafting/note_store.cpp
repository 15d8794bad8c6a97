#include "report/drafting/note_store.hpp"

#include "base/ensure.hpp"

#include <algorithm>

namespace report {
namespace {

constexpr auto select_notes = "SELECT kind, item, content FROM annual_report_note WHERE agency_id = $1 AND year = $2 ORDER BY kind, item";
constexpr auto upsert_note =
    "INSERT INTO annual_report_note (agency_id, year, kind, item, content, written_by, written_on) VALUES ($1, $2, $3, $4, $5, $6, $7) "
    "ON CONFLICT (agency_id, year, kind, item) DO UPDATE SET content = $5, written_by = $6, written_on = $7";

}  // namespace

std::string_view to_string(NoteKind kind)
{
    return note_kind_names.at(static_cast<std::size_t>(kind));
}

std::vector<ReportNote> NoteStore::of(ReportKey key) const
{
    std::vector<ReportNote> notes;
    auto const rows = connection_.query(select_notes, {key.agency.value, key.year});
    for (auto const& row : rows.all()) {
        auto const* const kind = std::ranges::find(note_kind_names, row.text("kind"));
        base::ensure(kind != note_kind_names.end(), "a name in the database is one that we stored");
        notes.push_back({static_cast<NoteKind>(kind - note_kind_names.begin()), row.text("item"), row.text("content")});
    }
    return notes;
}

void NoteStore::put(ReportKey key, ReportNote const& note, std::string_view by, Date on)
{
    connection_.execute(upsert_note, {key.agency.value, key.year, to_string(note.kind), note.item, note.content, by, on});
}

}  // namespace report
