#pragma once

#include "agencies/api/api_routes.hpp"

namespace agencies {

// A list in the JSON API: its part, and how many there are on all of them.
[[nodiscard]] base::Json api_list(base::Json items, std::int64_t total, ApiPage const& page);

// The key itself, and the agencies that it reaches.
void add_agency_api(ApiRoutes& routes, ApiDoor const& door);

// Where the agency's chain of the journal ends, to be kept outside of the machine that holds it.
void add_journal_api(ApiRoutes& routes, sql::Database& database, clocks::Clock const& clock);

}  // namespace agencies
