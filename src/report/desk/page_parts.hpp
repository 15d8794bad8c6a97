#pragma once

#include "base/json.hpp"
#include "report/desk/report_pages.hpp"

// What the pages of the annual report share.
namespace report {

using agencies::Permission;
using agencies::Visit;

// The year of the path; none where it is no year.
[[nodiscard]] std::optional<int> year_in(Visit const& visit);
[[nodiscard]] base::Error no_such_year();
// The report of that year, which may be none.
[[nodiscard]] base::Result<Draft> draft_in(Visit const& visit, ReportPageTools const& tools, std::optional<int> year);
// "/office/liuhe/report/2025", with what follows it.
[[nodiscard]] std::string report_path(Visit const& visit, int year, std::string_view rest = {});
// Whether the visitor does that for the agency itself, and not for one below.
[[nodiscard]] bool acts_for_own(Visit const& visit, Permission permission);
// Whether the visitor accepts or returns what the agency hands in: somebody of its superior, or of itself where it has none.
[[nodiscard]] bool acts_for_superior(Visit const& visit);
// Whether the visitor publishes and corrects in the name of a unit without people here, whose report came by a file: who signs for its
// superior.
[[nodiscard]] bool gives_out_for(Visit const& visit, Draft const& draft);
// The name of who acted, as the journal has it.
[[nodiscard]] std::string say_person(std::string const& actor, ReportPageTools const& tools);

// The three tables with their figures, findings and who vouched for them.
[[nodiscard]] base::Json tables_json(Draft const& draft, CheckResult const& check, base::Faults const& faults, Visit const& visit,
                                     ReportPageTools const& tools);
// Findings about the text, and about no cell of a table: {"text", "advice", "severity", "where": the paragraph, or false}.
[[nodiscard]] base::Json text_findings_json(Draft const& draft, CheckResult const& check, Visit const& visit, ReportPageTools const& tools);
// How much of the text stands elsewhere: {"none", "all": [{"what", "share", "much"}]}, the most alike five.
[[nodiscard]] base::Json likeness_json(Draft const& draft, Visit const& visit, ReportPageTools const& tools);
// Parts that are text, with last year's beside and how it differs.
[[nodiscard]] base::Json texts_json(Draft const& draft, std::optional<Report> const& last);

// The report in the format that the address asks for, as a file.
[[nodiscard]] http::Response report_download(Visit const& visit, Report const& report, CheckResult const& check, std::string const& name,
                                             ReportPageTools const& tools);

// What a cell counts, and the files.
void add_cell_pages(agencies::StaffRoutes& routes, ReportPageTools const& tools);
// By when the units below are to hand in.
void add_due_pages(agencies::StaffRoutes& routes, ReportPageTools const& tools);
// What the reports of everybody below add up to.
void add_consolidation_pages(agencies::StaffRoutes& routes, ReportPageTools const& tools);
// The list of the units' reports.
void add_board_pages(agencies::StaffRoutes& routes, ReportPageTools const& tools);

}  // namespace report
