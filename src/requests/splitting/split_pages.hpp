#pragma once

#include "requests/pages/page_tools.hpp"

// Splitting one paper into several requests: /office/CODE/requests/N/split.
namespace requests {

void add_split_pages(agencies::StaffRoutes& routes, PageTools const& tools);
[[nodiscard]] html::Templates::Source split_templates();

}  // namespace requests
