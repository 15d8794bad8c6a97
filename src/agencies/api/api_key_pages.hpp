#pragma once

#include "agencies/api/api_key_service.hpp"
#include "agencies/staff_routes.hpp"

namespace agencies {

// The API keys of an agency, for its administrators.
void add_api_key_pages(StaffRoutes& routes, html::Site const& site, ApiKeyService& keys, clocks::Clock const& clock);

}  // namespace agencies
