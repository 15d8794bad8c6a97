#pragma once

#include "agencies/api/api_routes.hpp"

namespace agencies {

// Where installations below leave the ends of their journals.
void add_heads_api(ApiRoutes& routes, sql::Database& database, clocks::Clock const& clock);

}  // namespace agencies
