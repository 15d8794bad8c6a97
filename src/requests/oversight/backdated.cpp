#include "requests/oversight/backdated.hpp"

#include "base/ensure.hpp"
#include "base/names.hpp"

#include <algorithm>

namespace requests {
namespace {

constexpr auto insert_entry =
    "INSERT INTO backdated_entry (agency_id, request_id, number, happened_on, recorded_on, actor, kind, effect, due_before, due_after) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
#define ENTRY_COLUMNS                                                                                                          \
    "SELECT b.agency_id, b.request_id, b.number, b.happened_on, b.recorded_on, b.actor, b.kind, b.effect, b.due_before, b.due_after, " \
    "r.number AS request_number, r.subject "
#define OF_REQUEST "JOIN request r ON r.agency_id = b.agency_id AND r.request_id = b.request_id "
#define BELOW                                                                                                                  \
    "FROM agency_above x JOIN backdated_entry b ON b.agency_id = x.agency_id " OF_REQUEST                                      \
    "WHERE x.above_id = $1 AND b.recorded_on >= $2 AND b.recorded_on <= $3 AND ($4 = 0 OR b.effect IN ('moved', 'rescued')) "
constexpr auto select_below = ENTRY_COLUMNS BELOW "ORDER BY b.recorded_on DESC, b.agency_id, b.request_id DESC, b.number DESC LIMIT $5 OFFSET $6";
constexpr auto count_below = "SELECT COUNT(*) AS n " BELOW;
constexpr auto select_unknown =
    ENTRY_COLUMNS "FROM backdated_entry b " OF_REQUEST "WHERE b.effect = 'unknown' ORDER BY b.agency_id, b.request_id, b.number LIMIT $1";
#undef BELOW
#undef OF_REQUEST
#undef ENTRY_COLUMNS
constexpr auto update_effect =
    "UPDATE backdated_entry SET effect = $4, due_before = $5, due_after = $6 WHERE agency_id = $1 AND request_id = $2 AND number = $3";

constexpr auto beginning_of_time = "0001-01-01";
constexpr auto end_of_time = "9999-12-31";

BackdatedEntry to_entry(sql::Row const& row)
{
    auto const effect = base::value_named<LateEffect>(late_effect_names, row.text("effect"));
    base::ensure(effect.has_value(), "an effect in the database is one that we stored");
    return {.key = {{row.integer("agency_id")}, {row.integer("request_id")}},
            .number = row.integer("number"),
            .happened_on = row.date("happened_on"),
            .recorded_on = row.date("recorded_on"),
            .by = {row.text("actor")},
            .kind = row.text("kind"),
            .effect = *effect,
            .due_before = row.maybe_date("due_before"),
            .due_after = row.maybe_date("due_after"),
            .request_number = row.text("request_number"),
            .subject = row.text("subject")};
}

std::vector<BackdatedEntry> to_entries(sql::Rows const& rows)
{
    std::vector<BackdatedEntry> entries;
    entries.reserve(rows.size());
    for (auto const& row : rows.all())
        entries.push_back(to_entry(row));
    return entries;
}

}  // namespace

Date spoken_day_of(Event const& event)
{
    auto const* const registered = std::get_if<Registered>(&event.what);
    return registered == nullptr ? event.happened_on : std::min(event.happened_on, registered->intake.arrived_on);
}

LateEffect effect_of(std::optional<DueDay> const& before, DueDay const& after, Event const& event)
{
    // The day of a registration follows from the receipt: there is none before that could have moved.
    if (!before)
        return LateEffect::none;
    if (after.awaited != Awaited::nothing)
        return before->awaited != after.awaited || before->day != after.day ? LateEffect::moved : LateEffect::none;
    auto const had_passed = before->awaited == Awaited::answer && before->day && *before->day < event.recorded_on;
    return had_passed && event.happened_on <= *before->day ? LateEffect::rescued : LateEffect::none;
}

void BackdatedStore::add(RequestKey key, RecordedEvent const& recorded, std::optional<DueDay> const& before, DueDay const& after)
{
    auto const& event = recorded.event;
    auto const day = spoken_day_of(event);
    if (day >= event.recorded_on)
        return;
    connection_.execute(insert_entry, {key.agency.value, key.id.value, recorded.number, day, event.recorded_on, event.by.id, name_of(event.what),
                                       base::name_in(late_effect_names, effect_of(before, after, event)), before ? before->day : std::nullopt, after.day});
}

BackdatedStore::Found BackdatedStore::below(AgencyId above, BackdatedFilter const& filter, PageOf const& page) const
{
    sql::Values values{above.value, filter.from ? sql::Value{*filter.from} : sql::Value{beginning_of_time},
                       filter.until ? sql::Value{*filter.until} : sql::Value{end_of_time}, filter.effective_only ? 1 : 0};
    Found found;
    found.total = connection_.query(count_below, values).front().integer("n");
    values.emplace_back(page.size);
    values.emplace_back(static_cast<std::int64_t>(page.number - 1) * page.size);
    found.entries = to_entries(connection_.query(select_below, values));
    return found;
}

std::vector<BackdatedEntry> BackdatedStore::unknown(std::int64_t most) const
{
    return to_entries(connection_.query(select_unknown, {most}));
}

void BackdatedStore::settle(BackdatedEntry const& entry)
{
    connection_.execute(update_effect, {entry.key.agency.value, entry.key.id.value, entry.number, base::name_in(late_effect_names, entry.effect), entry.due_before, entry.due_after});
}

}  // namespace requests
