#pragma once

#include "platform/sql/connection.hpp"
#include "requests/oversight/calendar_editions.hpp"
#include "requests/oversight/oversight.hpp"
#include "requests/remedy_store.hpp"
#include "requests/work_list_service.hpp"

namespace requests {

// What is asked of all requests of an agency and of those below it at once. Within the transaction of its connection.
class OversightStore {
public:
    explicit OversightStore(sql::Connection& connection) : connection_{connection} {}

    // Whose due day moves with each day, and was not computed today.
    [[nodiscard]] std::vector<RequestKey> stale_below(AgencyId above, Date today) const;
    // Open requests and lapsed applicants, by agency; an agency that has none is not there.
    [[nodiscard]] std::map<AgencyId, Standings> open_below(AgencyId above, Date today) const;
    // Requests alone, by the day.
    [[nodiscard]] std::vector<LateCase> late_below(AgencyId above, Date today) const;
    // Open reconsiderations and suits in which some day has passed, whosever it was.
    [[nodiscard]] std::vector<RemedyKey> remedies_past_below(AgencyId above, Date today) const;

    // By which edition the open cases of the agency were computed; empty where nobody has yet.
    [[nodiscard]] CalendarEdition edition_of(AgencyId agency) const;
    void put_edition(AgencyId agency, CalendarEdition const& edition, Date today);
    struct Change {
        std::string was;
        std::string now;
        Date on;
    };
    void add(MovedDueDay const& moved, Change const& change);
    [[nodiscard]] CalendarMoves moves_below(AgencyId above, std::optional<Date> since, PageOf const& page) const;

private:
    sql::Connection& connection_;
};

}  // namespace requests
