#pragma once

#include "requests/pages/page_tools.hpp"

// Reconsiderations and suits on pages: the list, one case with its steps, and what other pages show of them.
namespace requests {

void add_remedy_pages(agencies::StaffRoutes& routes, PageTools const& tools);
[[nodiscard]] html::Templates::Source remedy_templates();

[[nodiscard]] std::string remedy_path(agencies::Agency const& agency, RemedyCaseId id);

// Rows as the template "remedy-rows" shows them.
[[nodiscard]] base::Json remedy_rows(std::vector<RemedyView> const& cases, Visit const& visit, Terms const& terms, PageTools const& tools);
// Of one request, for its page: {"rows", "none"}; of the open ones that are due until a day, for the day's page.
[[nodiscard]] base::Json remedies_of_request(RequestKey key, Visit const& visit, Terms const& terms, PageTools const& tools);
[[nodiscard]] base::Json remedies_due(Date until, Visit const& visit, Terms const& terms, PageTools const& tools);

}  // namespace requests
