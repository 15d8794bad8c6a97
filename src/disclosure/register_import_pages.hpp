#pragma once

#include "agencies/staff_routes.hpp"
#include "disclosure/register_service.hpp"
#include "document/limits.hpp"

namespace disclosure {

// All outlives the pages.
struct RegisterImportTools {
    html::Site const& site;
    clocks::Clock const& clock;
    sql::Database& database;
    RegisterService& service;
    document::Limits const& limits;
};

// Lists of normative documents and of decisions and fees by month as CSV or XLSX: tried first, then taken.
void add_register_import_pages(agencies::StaffRoutes& routes, RegisterImportTools const& tools);

}  // namespace disclosure
