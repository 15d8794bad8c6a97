#pragma once

#include "agencies/agency_service.hpp"
#include "platform/html/site.hpp"
#include "report/desk/publication_service.hpp"

namespace portal {

// What the pages of published reports work with; all outlives them.
struct ReportPortal {
    html::Site const& site;
    clocks::Clock const& clock;
    agencies::AgencyService const& agencies;
    report::PublicationService const& publication;
    report::Statutes const& statutes;
};

// "/reports" by year, "/reports/{code}" of one agency, "/reports/{code}/{year}" with its files.
void add_report_portal_pages(http::Router& router, ReportPortal const& portal);
[[nodiscard]] html::Templates::Source report_portal_templates();

}  // namespace portal
