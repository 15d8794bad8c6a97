#pragma once

#include "report/desk/page_parts.hpp"
#include "report/drafting/drafting_pages.hpp"

// What the pages on which a report is written share.
namespace report {

// The year of the path, for people of the agency itself: only they write in its report.
[[nodiscard]] base::Result<int> year_to_write(Visit const& visit);
// The version of the draft that the visitor saw.
[[nodiscard]] std::int64_t version_seen(http::Request const& request);
// Every cell and part that the form of the page holds; a reason of its own for each cell, or the one for all.
[[nodiscard]] ReportService::Figures figures_in(http::Request const& request, Draft const& draft);
// The draft with these figures and texts as far as they are figures; the others come back as faults by the ids of their cells.
[[nodiscard]] base::Faults apply_typed(Draft& draft, ReportService::Figures const& figures);

void add_check_pages(agencies::StaffRoutes& routes, DraftingTools const& tools);
// Last year's part beside this year's, sentence by sentence: {"same", "opens", "pieces": [{"text", "gone", "come"}]}.
[[nodiscard]] base::Json differences_json(Report const& last, Draft const& draft, std::size_t part);

void add_import_pages(agencies::StaffRoutes& routes, DraftingTools const& tools);
void add_text_pages(agencies::StaffRoutes& routes, DraftingTools const& tools);
void add_years_pages(agencies::StaffRoutes& routes, DraftingTools const& tools);

}  // namespace report
