#pragma once

#include "requests/pages/page_tools.hpp"

// The staff pages of requests.
namespace requests {

[[nodiscard]] html::Templates::Source templates();

// All of them, each below; `tools` is copied, what it refers to outlives the routes.
void add_request_pages(agencies::StaffRoutes& routes, PageTools const& tools);

void add_list_pages(agencies::StaffRoutes& routes, PageTools const& tools);      // today, the work list, the search
void add_intake_pages(agencies::StaffRoutes& routes, PageTools const& tools);    // registering
void add_case_pages(agencies::StaffRoutes& routes, PageTools const& tools);      // a case and what happens to it
void add_particulars_pages(agencies::StaffRoutes& routes, PageTools const& tools);  // who asks, and for what
void add_decision_pages(agencies::StaffRoutes& routes, PageTools const& tools);  // its decision
void add_letter_pages(agencies::StaffRoutes& routes, PageTools const& tools);    // its letters
void add_attachment_pages(agencies::StaffRoutes& routes, PageTools const& tools);  // its files
void add_letter_file_pages(agencies::StaffRoutes& routes, PageTools const& tools);      // as files, and whether they hold
void add_letter_register_pages(agencies::StaffRoutes& routes, PageTools const& tools);  // the register of issued ones

}  // namespace requests
