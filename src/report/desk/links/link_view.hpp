#pragma once

#include "base/json.hpp"
#include "report/desk/door/door_view.hpp"
#include "report/desk/links/link_service.hpp"
#include "report/desk/page_parts.hpp"

// The pages of links: of who gives them out, and of who has one.
namespace report {

// "/report-links/TOKEN".
[[nodiscard]] std::string link_path(std::string_view token);

void add_link_pages(agencies::StaffRoutes& routes, ReportPageTools const& tools);

}  // namespace report
