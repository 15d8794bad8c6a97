#pragma once

#include "agencies/api/api_routes.hpp"
#include "requests/oversight/oversight_service.hpp"

namespace requests {

// What a superior sees of an agency and of all below it, for its own programs. All outlives the routes.
struct OversightApi {
    clocks::Clock const& clock;
    agencies::AgencyService const& agencies;
    OversightService& oversight;
};
void add_oversight_api(agencies::ApiRoutes& routes, OversightApi const& tools);

}  // namespace requests
