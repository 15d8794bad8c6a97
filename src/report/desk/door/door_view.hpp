#pragma once

#include "base/json.hpp"
#include "report/desk/door/door_service.hpp"
#include "report/desk/page_parts.hpp"

// What pages show of the files that came.
namespace report {

// "/office/county/reports/2025", with what follows it.
[[nodiscard]] std::string door_path(Visit const& visit, int year, std::string_view rest);

// Why it is asked for or could not be read, or what came of it; empty for one that is simply received.
[[nodiscard]] std::string say_outcome(DoorFile const& file, config::Texts const& texts);
[[nodiscard]] base::Json finding_json(KeptFinding const& kept, RuleBook const& rules, config::Texts const& texts);

// What is asked, and every file: {"questions", "rows", "counts", …}.
[[nodiscard]] base::Json files_json(Visit const& visit, ReportPageTools const& tools, int year, std::vector<DoorFile> const& files);
// One file with its findings and what may be done with it.
[[nodiscard]] base::Json file_json(Visit const& visit, ReportPageTools const& tools, int year, DoorFile const& file);

// Adds the pages of deliveries and files.
void add_door_pages(agencies::StaffRoutes& routes, ReportPageTools const& tools);

}  // namespace report
