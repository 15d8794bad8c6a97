#pragma once

#include "agencies/staff_routes.hpp"
#include "report/desk/consolidation_service.hpp"
#include "report/desk/door/door_service.hpp"
#include "report/desk/links/link_service.hpp"
#include "report/desk/publication_service.hpp"
#include "report/desk/report_service.hpp"

namespace report {

// All outlives the pages.
struct ReportPageTools {
    html::Site const& site;
    clocks::Clock const& clock;
    agencies::AccountService const& accounts;
    agencies::AgencyService const& agencies;
    requests::CaseCounting const& counting;
    ReportService& reports;
    DoorService& door;
    PublicationService& publication;
    ConsolidationService& consolidation;
    LinkService& links;
    std::string const& public_address;  // "https://example.gov.cn"; empty where nobody gave it
};

// The annual report on staff pages: the years, one report with its three tables and texts, what a cell counts, the files; and the
// superior's list of its units' reports with their consolidated one.
void add_report_pages(agencies::StaffRoutes& routes, ReportPageTools const& tools);
[[nodiscard]] html::Templates::Source report_templates();

}  // namespace report
