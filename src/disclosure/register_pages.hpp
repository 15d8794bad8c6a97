#pragma once

#include "agencies/staff_routes.hpp"
#include "disclosure/register_service.hpp"

namespace disclosure {

// The register of normative documents, and the sheet of a year's decisions and fees by month, on staff pages.
void add_register_pages(agencies::StaffRoutes& routes, html::Site const& site, clocks::Clock const& clock, RegisterService& service);
[[nodiscard]] html::Templates::Source register_templates();

}  // namespace disclosure
