#include "report/drafting/text_service.hpp"

#include "base/json.hpp"
#include "journal/journal.hpp"
#include "platform/sql/transaction.hpp"

#include <algorithm>

namespace report {
namespace {

constexpr std::size_t longest_note = 6'000;  // bytes: two thousand characters

}  // namespace

std::vector<Fact> TextService::facts(Agency const& agency, Draft const& draft) const
{
    auto const documents = tools_.documents.documents(agency.id);
    return facts_of(law_, draft, documents, tools_.clock.today());
}

std::vector<ReportNote> TextService::notes(Agency const& agency, int year, Report const* last) const
{
    auto const stored = sql::retry_when_busy([&] {
        auto const connection = tools_.database.connection();
        sql::Transaction const transaction{*connection, sql::Access::read};
        return NoteStore{*connection}.of({agency.id, year});
    });
    std::vector<ReportNote> notes;
    for (auto const& question : law_.questions)
        notes.push_back({NoteKind::question, question.id, {}});
    if (last != nullptr)
        for (auto& problem : problems_in(law_, *last))
            notes.push_back({NoteKind::problem, std::move(problem), {}});
    for (auto const& one : stored) {
        auto const at = std::ranges::find_if(notes, [&](ReportNote const& note) { return note.kind == one.kind && note.item == one.item; });
        if (at != notes.end())
            at->content = one.content;
        else if (!one.content.empty())
            notes.push_back(one);  // of a question or a problem that is not asked any more
    }
    return notes;
}

base::Result<void> TextService::put_notes(Agency const& agency, int year, std::vector<ReportNote> const& notes, PersonKey by)
{
    for (auto const& note : notes)
        if (note.content.size() > longest_note)
            return base::fail(base::ErrorKind::invalid_input, "draft.note-too-long", "A note has at most 2,000 characters.");
    sql::retry_when_busy([&] {
        auto const connection = tools_.database.connection();
        sql::Transaction transaction{*connection};
        NoteStore store{*connection};
        auto const stored = store.of({agency.id, year});
        auto changed = 0;
        for (auto const& note : notes) {
            auto const before = std::ranges::find_if(stored, [&](ReportNote const& one) { return one.kind == note.kind && one.item == note.item; });
            if (before == stored.end() ? note.content.empty() : before->content == note.content)
                continue;
            store.put({agency.id, year}, note, actor_text(by), tools_.clock.today());
            ++changed;
        }
        if (changed > 0)
            journal::Journal{*connection, tools_.clock}.record(
                agency.id, journal::Act{.event = "report.notes-written", .subject = "report/" + std::to_string(year), .actor = actor_text(by),
                                        .rule = {}, .happened_at = tools_.clock.now(), .details = base::Json{{"notes", changed}}.dump()});
        transaction.commit();
    });
    return {};
}

}  // namespace report
