#pragma once

#include "agencies/anchors/anchor_service.hpp"
#include "agencies/staff_routes.hpp"

namespace agencies {

// What the pages of the journal work with; all outlives them.
struct JournalTools {
    StaffDoor door;
    sql::Database& database;
    clocks::Clock const& clock;
};

// /office/{agency}/journal: who did what and who looked at whom, and the ends of the chain that left the machine.
void add_journal_pages(StaffRoutes& routes, JournalTools const& tools);

}  // namespace agencies
