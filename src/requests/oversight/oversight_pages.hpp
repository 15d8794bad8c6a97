#pragma once

#include "agencies/staff_routes.hpp"
#include "requests/oversight/oversight_service.hpp"

// What a superior, a head and an auditor see of an agency and of all below it.
namespace requests {

[[nodiscard]] html::Templates::Source oversight_templates();

// All outlives the pages.
struct OversightTools {
    html::Site const& site;
    clocks::Clock const& clock;
    agencies::AccountService const& accounts;
    agencies::AgencyService const& agencies;
    OversightService& oversight;
};
void add_oversight_pages(agencies::StaffRoutes& routes, OversightTools const& tools);

}  // namespace requests
