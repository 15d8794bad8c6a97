#include "requests/days_store.hpp"

#include "base/date.hpp"

namespace requests {
namespace {

// Days are texts to both engines, so they are taken apart here; a year has few pairs of them however many requests there are.
constexpr auto select_days =
    "SELECT received_on, closed_on, COUNT(*) AS n FROM request WHERE agency_id = $1 AND is_open = 0 AND received_on IS NOT NULL "
    "AND closed_on >= $2 AND closed_on <= $3 GROUP BY received_on, closed_on";

}  // namespace

std::map<std::int64_t, std::int64_t> DaysStore::ended_in(base::AgencyId agency, int year) const
{
    std::map<std::int64_t, std::int64_t> by_days;
    base::Date const first{std::chrono::year{year} / 1 / 1};
    base::Date const last{std::chrono::year{year} / 12 / 31};
    auto const rows = connection_.query(select_days, {agency.value, first, last});
    for (auto const& row : rows.all())
        by_days[(row.date("closed_on").days() - row.date("received_on").days()).count()] += row.integer("n");
    return by_days;
}

}  // namespace requests
