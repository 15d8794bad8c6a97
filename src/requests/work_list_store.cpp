#include "requests/work_list_store.hpp"

#include "requests/stored_names.hpp"
#include "requests/summary_row.hpp"

namespace requests {
namespace {

constexpr auto end_of_time = "9999-12-31";

constexpr auto beginning_of_time = "0001-01-01";
constexpr auto of_applicant = "applicant";  // in the place of what is awaited: a correction or a payment

// An empty text, the beginning and the end of time let all through.
#define FILTERED(is_open)                                                                                                  \
    "FROM request r WHERE r.agency_id = $1 AND r.is_open = " is_open " AND r.list_day <= $2 AND ($3 = '' OR r.state = $3) " \
    "AND ($4 = '' OR r.awaited = $4 OR ($4 = 'applicant' AND r.awaited IN ('correction', 'payment'))) "                  \
    "AND ($5 = '' OR r.assigned_to = $5) AND r.list_day >= $7 "                                                            \
    "AND ($6 = '' OR r.search_text LIKE $6 ESCAPE '!') "
constexpr auto select_open = "SELECT " REQUEST_COLUMNS " " FILTERED("1") "ORDER BY r.list_day, r.request_id LIMIT $8 OFFSET $9";
constexpr auto select_closed = "SELECT " REQUEST_COLUMNS " " FILTERED("0") "ORDER BY r.list_day DESC, r.request_id DESC LIMIT $8 OFFSET $9";
constexpr auto count_open = "SELECT COUNT(*) AS n " FILTERED("1");
constexpr auto count_closed = "SELECT COUNT(*) AS n " FILTERED("0");
#undef FILTERED

constexpr auto count_day =
    "SELECT COUNT(*) AS n_open, COUNT(CASE WHEN awaited = 'answer' AND due_on < $2 THEN 1 END) AS n_late, "
    "COUNT(CASE WHEN awaited = 'answer' AND due_on = $2 THEN 1 END) AS n_today, "
    "COUNT(CASE WHEN awaited = 'answer' AND due_on > $2 AND due_on <= $3 THEN 1 END) AS n_soon, "
    "COUNT(CASE WHEN awaited IN ('correction', 'payment') AND due_on < $2 THEN 1 END) AS n_lapsed, "
    "COUNT(CASE WHEN state = 'unconfirmed' THEN 1 END) AS n_unconfirmed, "
    "COUNT(CASE WHEN state = 'registered' THEN 1 END) AS n_to_circulate "
    "FROM request WHERE agency_id = $1 AND is_open = 1";
constexpr auto select_newest = "SELECT " REQUEST_COLUMNS " FROM request r WHERE r.agency_id = $1 ORDER BY r.request_id DESC LIMIT $2";
constexpr auto select_stale = "SELECT request_id FROM request WHERE agency_id = $1 AND moves = 1 AND computed_on < $2 ORDER BY request_id";
constexpr auto select_open_ones =
    "SELECT " REQUEST_COLUMNS ", r.computed_on FROM request r WHERE r.agency_id = $1 AND r.is_open = 1 ORDER BY r.list_day, r.request_id";
constexpr auto update_days =
    "UPDATE request SET awaited = $3, due_on = $4, moves = $5, computed_on = $6, confirm_until = $7, circulate_until = $8, list_day = $9 "
    "WHERE agency_id = $1 AND request_id = $2";
constexpr auto select_closed_until =
    "SELECT " REQUEST_COLUMNS " FROM request r WHERE r.agency_id = $1 AND r.is_open = 0 AND r.list_day <= $2 AND r.erased_on IS NULL "
    "ORDER BY r.list_day, r.request_id";

// What holds the words as they are typed, of any signs.
std::string pattern_of(std::string_view typed)
{
    std::string pattern;
    for (char const c : search_text_of(typed)) {
        if (c == '%' || c == '_' || c == '!')
            pattern += '!';
        pattern += c;
    }
    return pattern.empty() ? "" : "%" + pattern + "%";
}

template <class E>
std::string_view name_or_all(std::optional<E> const& value)
{
    return value ? stored_name(*value) : "";
}

sql::Values values_of(AgencyId agency, WorkFilter const& filter)
{
    return {agency.value, filter.due_until ? sql::Value{*filter.due_until} : sql::Value{end_of_time}, name_or_all(filter.state),
            filter.awaits_applicant ? std::string_view{of_applicant} : name_or_all(filter.awaited),
            filter.assigned_to ? filter.assigned_to->id : "", pattern_of(filter.text),
            filter.due_from ? sql::Value{*filter.due_from} : sql::Value{beginning_of_time}};
}

}  // namespace

WorkList WorkListStore::list(AgencyId agency, WorkFilter const& filter, PageOf const& page) const
{
    auto const is_open = filter.which == WorkFilter::Which::open;
    auto values = values_of(agency, filter);
    WorkList found;
    found.total = connection_.query(is_open ? count_open : count_closed, values).front().integer("n");
    values.emplace_back(page.size);
    values.emplace_back(static_cast<std::int64_t>(page.number - 1) * page.size);
    found.requests = to_summaries(connection_.query(is_open ? select_open : select_closed, values));
    return found;
}

DayView WorkListStore::count(AgencyId agency, Date today, Date soon_until) const
{
    auto const rows = connection_.query(count_day, {agency.value, today, soon_until});
    auto const row = rows.front();
    return {.late = row.integer("n_late"),
            .today = row.integer("n_today"),
            .soon = row.integer("n_soon"),
            .lapsed = row.integer("n_lapsed"),
            .unconfirmed = row.integer("n_unconfirmed"),
            .to_circulate = row.integer("n_to_circulate"),
            .open = row.integer("n_open")};
}

std::vector<RequestSummary> WorkListStore::newest(AgencyId agency, std::int64_t most) const
{
    return to_summaries(connection_.query(select_newest, {agency.value, most}));
}

std::vector<RequestKey> WorkListStore::stale(AgencyId agency, Date today) const
{
    std::vector<RequestKey> keys;
    auto const rows = connection_.query(select_stale, {agency.value, today});
    for (auto const& row : rows.all())
        keys.push_back({agency, {row.integer("request_id")}});
    return keys;
}

std::vector<Computed> WorkListStore::open_ones(AgencyId agency) const
{
    std::vector<Computed> found;
    auto const rows = connection_.query(select_open_ones, {agency.value});
    for (auto const& row : rows.all())
        found.push_back({to_summary(row), row.date("computed_on")});
    return found;
}

void WorkListStore::refresh(RequestSummary const& summary, Date today)
{
    connection_.execute(update_days, {summary.key.agency.value, summary.key.id.value, stored_name(summary.awaited), summary.due_on,
                                      summary.moves ? 1 : 0, today, summary.confirm_until, summary.circulate_until, list_day_of(summary)});
}

std::vector<RequestSummary> WorkListStore::closed_until(AgencyId agency, Date day) const
{
    return to_summaries(connection_.query(select_closed_until, {agency.value, day}));
}

}  // namespace requests
