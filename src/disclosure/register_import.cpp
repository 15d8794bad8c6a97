#include "disclosure/register_import.hpp"

#include "base/json.hpp"
#include "journal/journal.hpp"
#include "platform/sql/transaction.hpp"

namespace disclosure {
namespace {

std::vector<FieldChange> changes_between(NormativeDocument const& before, NormativeDocument const& after)
{
    std::vector<FieldChange> changes;
    auto const compare = [&](std::string_view field, std::string_view old, std::string_view now) {
        if (old != now)
            changes.push_back({field, std::string{old}, std::string{now}});
    };
    auto const day = [](std::optional<Date> on) { return on ? to_string(*on) : std::string{}; };
    compare("kind", to_string(before.kind), to_string(after.kind));
    compare("title", before.title, after.title);
    compare("issued_on", to_string(before.issued_on), to_string(after.issued_on));
    compare("repealed_on", day(before.repealed_on), day(after.repealed_on));
    compare("repealed_by", before.repealed_by, after.repealed_by);
    return changes;
}

// Lays the line over the document that is registered.
void lay_over(ListedDocument& line, NormativeDocument const& registered)
{
    auto& document = line.document;
    document.number = registered.number;
    document.file_number = registered.file_number;  // another way to write it changes nothing
    if (!line.told.kind)
        document.kind = registered.kind;
    if (!line.told.repealed_on)
        document.repealed_on = registered.repealed_on;
    if (!line.told.repealed_by)
        document.repealed_by = document.repealed_on ? registered.repealed_by : std::string{};
    line.changes = changes_between(registered, document);
    line.change = line.changes.empty() ? ListChange::same : ListChange::changed;
}

// What each line would change, with the numbers under which its documents stand or will stand, and what would be wrong with them.
std::vector<ListedDocument> planned(RegisterStore const& store, AgencyId agency, std::vector<ListedDocument> list, Date today)
{
    auto next = store.next_number(agency);
    auto const documents = store.documents(agency);
    FileNumbers const numbers{documents};
    for (auto& line : list) {
        if (auto const* const registered = numbers.find(line.document.file_number); registered != nullptr)
            lay_over(line, *registered);
        else
            line.document.number = next++;
        for (auto& fault : faults_of(line.document, today))
            line.faults.push_back(std::move(fault));
    }
    return list;
}

// For the journal: each document that is not as it was, and the list; nothing where all is.
std::vector<journal::Act> acts_of(std::vector<ListedDocument> const& list, journal::Act act)
{
    std::vector<journal::Act> acts;
    std::map<ListChange, int> counts;
    for (auto const& line : list) {
        ++counts[line.change];
        if (line.change == ListChange::same)
            continue;
        auto details = base::Json{{"file_number", line.document.file_number}};
        for (auto const& change : line.changes)
            details["changed"][std::string{change.field}] = base::Json::array({change.before, change.after});
        act.event = line.change == ListChange::added ? "register.document-added" : "register.document-changed";
        act.subject = "document/" + std::to_string(line.document.number);
        act.details = details.dump();
        acts.push_back(act);
    }
    if (acts.empty())
        return acts;
    act.event = "register.documents-imported";
    act.subject = "documents";
    act.details = base::Json{{"added", counts[ListChange::added]}, {"changed", counts[ListChange::changed]}}.dump();
    acts.push_back(std::move(act));
    return acts;
}

}  // namespace

std::vector<ListedDocument> import_documents(sql::Database& database, clocks::Clock const& clock, AgencyId agency, std::vector<ListedDocument> list,
                                             ListTrial trial, agencies::PersonKey by)
{
    return sql::retry_when_busy([&] {
        auto const connection = database.connection();
        sql::Transaction transaction{*connection};
        RegisterStore store{*connection};
        auto result = planned(store, agency, list, clock.today());
        if (trial == ListTrial::yes || has_faults(result))
            return result;
        for (auto const& line : result)
            if (line.change != ListChange::same)
                store.put(agency, line.document);
        auto const acts = acts_of(result, {.event = {}, .subject = {}, .actor = actor_text(by), .rule = {}, .happened_at = clock.now(), .details = {}});
        if (!acts.empty())
            journal::Journal{*connection, clock}.record(agency, acts);
        transaction.commit();
        return result;
    });
}

RegisterService::Sheet with_months(RegisterService::Sheet sheet, std::vector<ListedMonth> const& list)
{
    for (auto const& line : list)
        for (auto const& [kind, figure] : line.figures)
            if (line.month >= 1 && line.month <= months_of_year)
                sheet[kind].at(static_cast<std::size_t>(line.month - 1)) = figure;
    return sheet;
}

}  // namespace disclosure
