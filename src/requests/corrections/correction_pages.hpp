#pragma once

#include "requests/pages/page_tools.hpp"

// Applications to correct a record about oneself (Art. 41) on staff pages: /office/CODE/corrections.
namespace requests {

void add_correction_pages(agencies::StaffRoutes& routes, PageTools const& tools);
void add_correction_letter_pages(agencies::StaffRoutes& routes, PageTools const& tools);
[[nodiscard]] html::Templates::Source correction_templates();

}  // namespace requests
