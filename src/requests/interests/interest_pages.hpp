#pragma once

#include "requests/pages/page_tools.hpp"

// What several people asked for, suggested for publication (Art. 44): /office/CODE/interests.
namespace requests {

void add_interest_pages(agencies::StaffRoutes& routes, PageTools const& tools);
[[nodiscard]] html::Templates::Source interest_templates();

}  // namespace requests
