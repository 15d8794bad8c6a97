#pragma once

#include "platform/sql/connection.hpp"
#include "requests/work_list_service.hpp"

namespace requests {

// A summary with the day as of which its due day was computed.
struct Computed {
    RequestSummary summary;
    Date as_of;
};

// Many summaries of one agency. Within the transaction of its connection.
class WorkListStore {
public:
    explicit WorkListStore(sql::Connection& connection) : connection_{connection} {}

    [[nodiscard]] WorkList list(AgencyId agency, WorkFilter const& filter, PageOf const& page) const;
    [[nodiscard]] DayView count(AgencyId agency, Date today, Date soon_until) const;
    [[nodiscard]] std::vector<RequestSummary> newest(AgencyId agency, std::int64_t most) const;

    // Whose due day moves with each day, and was not computed today.
    [[nodiscard]] std::vector<RequestKey> stale(AgencyId agency, Date today) const;
    [[nodiscard]] std::vector<Computed> open_ones(AgencyId agency) const;
    // The days of the summary as they are now: no act, so the version stays.
    void refresh(RequestSummary const& summary, Date today);

    // Closed until that day, and not erased.
    [[nodiscard]] std::vector<RequestSummary> closed_until(AgencyId agency, Date day) const;

private:
    sql::Connection& connection_;
};

}  // namespace requests
