#include "disclosure/register_import.hpp"

#include "base/json.hpp"
#include "journal/journal.hpp"
#include "platform/sql/transaction.hpp"

namespace disclosure {
namespace {

// What each line would change, with the numbers under which its documents stand or will stand.
std::vector<ListedDocument> planned(RegisterStore const& store, AgencyId agency, std::vector<ListedDocument> list)
{
    auto next = store.next_number(agency);
    for (auto& line : list) {
        auto const number = store.number_of(agency, line.document.file_number);
        if (!number) {
            line.document.number = next++;
            line.change = ListChange::added;
            continue;
        }
        line.document.number = *number;
        line.change = store.find(agency, *number) == line.document ? ListChange::same : ListChange::changed;
    }
    return list;
}

}  // namespace

std::vector<ListedDocument> import_documents(sql::Database& database, clocks::Clock const& clock, AgencyId agency, std::vector<ListedDocument> list,
                                             ListTrial trial, agencies::PersonKey by)
{
    return sql::retry_when_busy([&] {
        auto const connection = database.connection();
        sql::Transaction transaction{*connection};
        RegisterStore store{*connection};
        auto result = planned(store, agency, list);
        if (trial == ListTrial::yes || has_faults(result))
            return result;
        std::map<ListChange, int> counts;
        for (auto const& line : result) {
            ++counts[line.change];
            if (line.change != ListChange::same)
                store.put(agency, line.document);
        }
        journal::Journal{*connection, clock}.record(
            agency, journal::Act{.event = "register.documents-imported", .subject = "documents", .actor = actor_text(by), .rule = {},
                                 .happened_at = clock.now(),
                                 .details = base::Json{{"added", counts[ListChange::added]}, {"changed", counts[ListChange::changed]}}.dump()});
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
