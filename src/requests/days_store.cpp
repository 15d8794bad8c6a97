#include "requests/days_store.hpp"

#include "base/date.hpp"

namespace requests {
namespace {

// Days are texts to both engines, so they are taken apart here; a year has few pairs of them however many requests there are.
// The first end of a request counts, as in table three.
constexpr auto select_days =
    "SELECT received_on, ended_on, COUNT(*) AS n FROM request_count WHERE agency_id = $1 AND ended_year = $2 "
    "AND received_on IS NOT NULL AND ended_on IS NOT NULL GROUP BY received_on, ended_on";

}  // namespace

std::map<std::int64_t, std::int64_t> DaysStore::ended_in(base::AgencyId agency, int year) const
{
    std::map<std::int64_t, std::int64_t> by_days;
    auto const rows = connection_.query(select_days, {agency.value, year});
    for (auto const& row : rows.all())
        by_days[(row.date("ended_on").days() - row.date("received_on").days()).count()] += row.integer("n");
    return by_days;
}

}  // namespace requests
