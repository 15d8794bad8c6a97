#pragma once

#include "agencies/staff_routes.hpp"
#include "disclosure/power_service.hpp"
#include "document/limits.hpp"

namespace disclosure {

// All outlives the pages.
struct PowerTools {
    html::Site const& site;
    clocks::Clock const& clock;
    agencies::AgencyService const& agencies;
    PowerService& powers;
    document::Limits const& limits;
};

// The list of powers, and the sheets of the stations: on paper, typed by the office, or by a link without an account.
void add_power_pages(agencies::StaffRoutes& routes, http::Router& router, PowerTools const& tools);

}  // namespace disclosure
