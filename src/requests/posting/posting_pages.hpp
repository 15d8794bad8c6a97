#pragma once

#include "requests/pages/page_tools.hpp"

namespace requests {

// Everything for posting a letter as one PDF, and the book of what was posted.
void add_posting_pages(agencies::StaffRoutes& routes, PageTools const& tools);
[[nodiscard]] html::Templates::Source posting_templates();

}  // namespace requests
