#pragma once

#include "report/desk/report_pages.hpp"
#include "report/drafting/import_service.hpp"
#include "report/drafting/text_service.hpp"
#include "report/drafting/years_service.hpp"

namespace report {

// All outlives the pages.
struct DraftingTools {
    ReportPageTools pages;
    ImportService& imports;
    TextService& texts;
    YearsService& years;
};

// What helps to write a report: a whole one out of a file, checks while one types, the text beside
// last year's and what is on record; and charts over the years.
void add_drafting_pages(agencies::StaffRoutes& routes, DraftingTools const& tools);
[[nodiscard]] html::Templates::Source drafting_templates();

}  // namespace report
