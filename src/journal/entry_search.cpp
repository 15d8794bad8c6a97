#include "journal/entry_search.hpp"

#include "journal/entry_row.hpp"
#include "platform/clock/local_time.hpp"

#include <algorithm>
#include <array>

namespace journal {
namespace {

// Times are texts of one length, so that their order is that of the alphabet.
constexpr auto select_entries =
    "SELECT agency_id, number, event, subject, actor, rule, happened_at, recorded_at, details, hash FROM journal_entry "
    "WHERE agency_id = $1 AND ($2 = '' OR event = $2) AND ($3 = '' OR actor = $3) AND ($4 = '' OR subject = $4) "
    "AND recorded_at >= $5 AND recorded_at < $6 ORDER BY number DESC";
constexpr auto select_events = "SELECT DISTINCT event AS name FROM journal_entry WHERE agency_id = $1 ORDER BY event";
constexpr auto select_actors = "SELECT DISTINCT actor AS name FROM journal_entry WHERE agency_id = $1 ORDER BY actor";
constexpr auto before_all = "";
constexpr auto after_all = "9999";

std::vector<std::string> names(sql::Connection& connection, std::string_view statement, AgencyId agency)
{
    std::vector<std::string> found;
    connection.each(statement, {agency.value}, [&](sql::Row const& row) { found.push_back(row.text("name")); });
    return found;
}

bool fits(Entry const& entry, EntryFilter::Only only)
{
    switch (only) {
    case EntryFilter::Only::all: return true;
    case EntryFilter::Only::looks: return is_look(entry);
    case EntryFilter::Only::back_dated: return is_back_dated(entry);
    }
    return true;
}

}  // namespace

bool is_look(Entry const& entry)
{
    constexpr std::array<std::string_view, 3> endings{"-seen", "-opened", "-searched"};
    return std::ranges::any_of(endings, [&](auto const ending) { return entry.act.event.ends_with(ending); });
}

bool is_back_dated(Entry const& entry)
{
    return clocks::civil_date(entry.act.happened_at) < clocks::civil_date(entry.recorded_at);
}

FoundEntries find_entries(sql::Connection& connection, AgencyId agency, EntryFilter const& filter, EntryWindow const& window)
{
    FoundEntries found;
    auto const from = filter.from ? clocks::iso_text(clocks::start_of(*filter.from)) : before_all;
    auto const until = filter.until ? clocks::iso_text(clocks::start_of(*filter.until + std::chrono::days{1})) : after_all;
    connection.each(select_entries, {agency.value, filter.event, filter.actor, filter.subject, from, until}, [&](sql::Row const& row) {
        auto entry = to_entry(row);
        if (!fits(entry, filter.only))
            return;
        if (found.total >= window.first && found.total < window.first + window.most)
            found.entries.push_back(std::move(entry));
        ++found.total;
    });
    return found;
}

std::vector<std::string> events_in(sql::Connection& connection, AgencyId agency)
{
    return names(connection, select_events, agency);
}

std::vector<std::string> actors_in(sql::Connection& connection, AgencyId agency)
{
    return names(connection, select_actors, agency);
}

}  // namespace journal
