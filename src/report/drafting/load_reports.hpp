#pragma once

#include "agencies/agency_service.hpp"
#include "platform/clock/clock.hpp"
#include "platform/console/console.hpp"
#include "platform/sql/database.hpp"
#include "report/batch/reading_tools.hpp"

namespace report {

struct LoadSettings {
    std::vector<std::string> files;  // files, folders, archives
    int jobs = 0;                    // 0: as many as there are cores
};

// All outlives the call.
struct LoadTools {
    sql::Database& database;
    clocks::Clock const& clock;
    agencies::AgencyService const& agencies;
    ReadingTools const& reading;
};

struct LoadSummary {
    std::int64_t loaded = 0;
    std::int64_t again = 0;    // reports that were there already, from this file or another
    std::int64_t refused = 0;  // files that could not be read
    bool stopped = false;      // by the person: what was loaded stays, and the next call goes on
    bool abandoned = false;    // a thread still uses the tools: they must never be destroyed
};

// Reads the files, applies the rules and keeps each report with its findings, many in one transaction. A file that was looked at
// before is not read again, a report that is there not kept twice. Files that cannot be read are told on `console.err`.
[[nodiscard]] LoadSummary load_reports(LoadSettings const& settings, LoadTools const& tools, console::Console const& console);

}  // namespace report
