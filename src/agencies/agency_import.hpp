#pragma once

#include "agencies/agency_service.hpp"
#include "document/document.hpp"
#include "platform/config/texts.hpp"

namespace agencies {

// A line of the list, with what is wrong with it.
struct ListedAgency {
    AgencyService::Planned planned;
    base::Place at;
    base::Faults faults;
};

// Reads a list of agencies from the first table of a CSV or a workbook. Its first row names the columns, by their ids ("code",
// "superior", "level", "name", "abbreviation", "division_code", …) or their labels on screen, in any order; "code", "level" and
// "name" must be there. Names hold from `names_from` on. An unknown column, or a missing one, refuses the whole list.
[[nodiscard]] Result<std::vector<ListedAgency>> read_agency_list(document::Document const& document, config::Texts const& texts,
                                                                 Date names_from);

// Adds all agencies of the list, or none; what is wrong comes back at its line. A list with faults is tried all the same, so
// that all of them are told at once.
[[nodiscard]] std::vector<ListedAgency> import_agencies(AgencyService& service, std::vector<ListedAgency> list,
                                                        AgencyService::Trial trial, std::string_view actor);

}  // namespace agencies
