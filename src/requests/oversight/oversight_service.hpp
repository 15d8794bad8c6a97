#pragma once

#include "requests/desk.hpp"
#include "requests/oversight/backdated.hpp"
#include "requests/oversight/oversight_store.hpp"

#include <functional>

namespace requests {

// Computes the open cases of the agency anew if their calendar is another edition than the one by which they were computed, and keeps
// which due days moved and why. How many did.
[[nodiscard]] Result<std::int64_t> recompute_by_edition_in_force(Desk& desk, AgencyId agency, CalendarEditions const& editions, PersonKey by);

// What a superior, a head or an auditor sees of an agency and of all below it. Nothing personal.
class OversightService {
public:
    OversightService(RequestTools const& tools, CalendarEditions const& editions) : tools_{tools}, editions_{editions} {}

    [[nodiscard]] Result<Oversight> oversight(AgencyId above, OversightFilter const& filter);
    [[nodiscard]] BackdatedStore::Found backdated(AgencyId above, BackdatedFilter const& filter, PageOf const& page) const;
    [[nodiscard]] CalendarMoves calendar_moves(AgencyId above, std::optional<Date> since, PageOf const& page) const;

    // Computes the open cases of each agency anew whose calendar is another edition than the one by which they were computed, one
    // transaction an agency; and what entries of an older program did to their due days. `go_on` is asked before each; its refusal
    // ends the work and is returned.
    Result<void> bring_up_to_date(std::function<Result<void>()> const& go_on);

private:
    Result<void> settle_unknown(std::function<Result<void>()> const& go_on);

    RequestTools tools_;
    CalendarEditions const& editions_;
};

}  // namespace requests
