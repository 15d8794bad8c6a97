#include "requests/oversight/oversight_service.hpp"

#include "agencies/agency_store.hpp"
#include "base/person_name.hpp"
#include "requests/case_record.hpp"
#include "requests/due_days.hpp"

#include <algorithm>
#include <numeric>

namespace requests {
namespace {

constexpr std::int64_t settled_at_once = 200;

Result<void> recompute_all(RequestTools const& tools, std::vector<RequestKey> const& keys)
{
    for (auto const& key : keys) {
        auto const done = write(tools, [&](Desk& desk) { return recompute(desk, key); });
        if (!done)
            return tl::unexpected{done.error()};
    }
    return {};
}

// The reply is the agency's own; what else is awaited in a reconsideration or a suit is others'.
void add_late_replies(Desk& desk, AgencyId above, std::vector<LateCase>& cases)
{
    RemedyStore const remedies{desk.connection, desk.tools.law.requests()};
    for (auto const& key : OversightStore{desk.connection}.remedies_past_below(above, desk.today)) {
        auto const stored = remedies.find(key);
        auto const terms = terms_of(desk, key.agency);
        if (!stored || !terms)
            continue;
        for (auto const& due : awaited_in(stored->remedy, *terms))
            if (due.awaited == RemedyAwaited::reply && due.day && *due.day < desk.today)
                cases.push_back({.with = Lateness::reply, .agency = key.agency, .id = key.id.value, .number = std::to_string(key.id.value), .due_on = *due.day});
    }
    std::ranges::stable_sort(cases, {}, &LateCase::due_on);
}

bool holds(std::string_view text, std::string const& typed)
{
    return base::normalise_name(text).find(typed) != std::string::npos;
}

bool fits(agencies::Agency const& agency, OversightFilter const& filter)
{
    if (filter.level && agency.level != *filter.level)
        return false;
    auto const typed = base::normalise_name(filter.text);
    return typed.empty() || agency.code.find(filter.text) != std::string::npos ||
           std::ranges::any_of(agency.names, [&](auto const& name) { return holds(name.full, typed) || holds(name.abbreviation, typed); });
}

// All late cases are counted, whatever the list of cases is restricted to.
std::map<AgencyId, Standings> counted_by_agency(std::map<AgencyId, Standings> found, std::vector<LateCase> const& cases)
{
    for (auto const& one : cases) {
        auto& standings = found[one.agency];
        ++standings.late.at(static_cast<std::size_t>(one.with));
        standings.oldest = std::min(standings.oldest.value_or(one.due_on), one.due_on);
    }
    return found;
}

bool is_late_with(Standings const& standings, std::optional<Lateness> with)
{
    return with ? standings.late.at(static_cast<std::size_t>(*with)) > 0 : standings.all_late() > 0;
}

std::vector<Event> events_before(std::vector<RecordedEvent> const& history, std::int64_t number)
{
    std::vector<Event> events;
    for (auto const& recorded : history)
        if (recorded.number < number)
            events.push_back(recorded.event);
    return events;
}

// The due day before and after the entry, as it was on the day of recording.
Result<void> settle(Desk& desk, BackdatedEntry entry)
{
    auto const loaded = load(desk, entry.key);
    if (!loaded)
        return tl::unexpected{loaded.error()};
    auto const own = std::ranges::find(loaded->history, entry.number, &RecordedEvent::number);
    if (own == loaded->history.end())
        return base::fail(base::ErrorKind::not_found, "request.no-event", "The history has no entry {number}.", {{"number", std::to_string(entry.number)}});
    auto events = events_before(loaded->history, entry.number);
    auto const due_after_all = [&]() -> Result<DueDay> {
        return replay(events).map([&](Request const& request) { return due_day(request, entry.recorded_on, loaded->terms); });
    };
    std::optional<DueDay> before;
    if (!events.empty()) {
        auto const due = due_after_all();
        if (!due)
            return tl::unexpected{due.error()};
        before = *due;
        entry.due_before = due->day;
    }
    events.push_back(own->event);
    auto const after = due_after_all();
    if (!after)
        return tl::unexpected{after.error()};
    entry.effect = effect_of(before, *after, own->event);
    entry.due_after = after->day;
    BackdatedStore{desk.connection}.settle(entry);
    return {};
}

// Those whose open cases were computed by another edition than the one in force.
std::vector<AgencyId> agencies_behind(Desk& desk, CalendarEditions const& editions)
{
    agencies::AgencyStore const agencies{desk.connection};
    OversightStore const store{desk.connection};
    std::vector<AgencyId> behind;
    for (auto const& root : agencies.roots())
        for (auto const& agency : agencies.subtree_of(root.id)) {
            auto const* now = editions.find(agency.holiday_region);
            if (now != nullptr && now->digest != store.edition_of(agency.id).digest)
                behind.push_back(agency.id);
        }
    return behind;
}

}  // namespace

std::int64_t Standings::all_late() const
{
    return std::accumulate(late.begin(), late.end(), std::int64_t{0});
}

Standings& Standings::operator+=(Standings const& other)
{
    open += other.open;
    lapsed += other.lapsed;
    std::ranges::transform(late, other.late, late.begin(), std::plus{});
    if (other.oldest)
        oldest = std::min(oldest.value_or(*other.oldest), *other.oldest);
    return *this;
}

Result<Oversight> OversightService::oversight(AgencyId above, OversightFilter const& filter)
{
    auto const stale = look(tools_, [&](Desk& desk) { return OversightStore{desk.connection}.stale_below(above, desk.today); });
    if (auto const done = recompute_all(tools_, stale); !done)
        return tl::unexpected{done.error()};
    return look(tools_, [&](Desk& desk) -> Result<Oversight> {
        OversightStore const store{desk.connection};
        auto cases = store.late_below(above, desk.today);
        add_late_replies(desk, above, cases);
        auto const standings = counted_by_agency(store.open_below(above, desk.today), cases);
        Oversight found;
        std::map<AgencyId, bool> shown;
        for (auto& agency : agencies::AgencyStore{desk.connection}.subtree_of(above)) {
            auto const at = standings.find(agency.id);
            auto const of_unit = at == standings.end() ? Standings{} : at->second;
            // One that is closed stays as long as something of it is open.
            if (!fits(agency, filter) || (filter.late_only && !is_late_with(of_unit, filter.with)) || (agency.closed_on && of_unit.open == 0))
                continue;
            shown[agency.id] = true;
            found.whole += of_unit;
            found.units.push_back({std::move(agency), of_unit});
        }
        std::ranges::stable_sort(found.units, std::greater{}, [](UnitStandings const& unit) { return unit.standings.all_late(); });
        std::ranges::copy_if(cases, std::back_inserter(found.cases), [&](LateCase const& one) {
            return shown.contains(one.agency) && (!filter.with || one.with == *filter.with);
        });
        return found;
    });
}

BackdatedStore::Found OversightService::backdated(AgencyId above, BackdatedFilter const& filter, PageOf const& page) const
{
    return look(tools_, [&](Desk& desk) { return BackdatedStore{desk.connection}.below(above, filter, page); });
}

CalendarMoves OversightService::calendar_moves(AgencyId above, std::optional<Date> since, PageOf const& page) const
{
    return look(tools_, [&](Desk& desk) { return OversightStore{desk.connection}.moves_below(above, since, page); });
}

Result<std::int64_t> recompute_by_edition_in_force(Desk& desk, AgencyId agency, CalendarEditions const& editions, PersonKey by)
{
    auto const found = agencies::AgencyStore{desk.connection}.find(agency);
    if (!found)
        return tl::unexpected{found.error()};
    OversightStore store{desk.connection};
    auto const* now = editions.find(found->holiday_region);
    auto const was = store.edition_of(agency);
    if (now == nullptr || now->digest == was.digest)
        return 0;
    // The first time nobody knows by which edition they were computed; what has moved since shows all the same.
    auto const moved = recompute_open_cases(desk, agency, by, was.words.empty() ? now->words : was.words + " → " + now->words);
    if (!moved)
        return tl::unexpected{moved.error()};
    for (auto const& one : *moved)
        store.add(one, {.was = was.words, .now = now->words, .on = desk.today});
    store.put_edition(agency, *now, desk.today);
    return static_cast<std::int64_t>(moved->size());
}

Result<void> OversightService::settle_unknown(std::function<Result<void>()> const& go_on)
{
    for (;;) {
        auto const entries = look(tools_, [](Desk& desk) { return BackdatedStore{desk.connection}.unknown(settled_at_once); });
        if (entries.empty())
            return {};
        if (auto const may = go_on(); !may)
            return may;
        auto const done = write(tools_, [&](Desk& desk) -> Result<void> {
            for (auto const& entry : entries)
                if (auto const settled = settle(desk, entry); !settled)
                    return settled;
            return {};
        });
        if (!done)
            return done;
    }
}

Result<void> OversightService::bring_up_to_date(std::function<Result<void>()> const& go_on)
{
    for (auto const id : look(tools_, [&](Desk& desk) { return agencies_behind(desk, editions_); })) {
        if (auto const may = go_on(); !may)
            return may;
        auto const done = write(tools_, [&](Desk& desk) { return recompute_by_edition_in_force(desk, id, editions_, system_of(id)); });
        if (!done)
            return tl::unexpected{done.error()};
    }
    return settle_unknown(go_on);
}

}  // namespace requests
