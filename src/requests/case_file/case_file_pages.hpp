#pragma once

#include "requests/pages/page_tools.hpp"

namespace requests {

// The bound file of a case, with and without names.
void add_case_file_pages(agencies::StaffRoutes& routes, PageTools const& tools);

}  // namespace requests
