#pragma once

#include "report/domain/report.hpp"
#include "report/domain/own_note.hpp"

#include <string>

namespace report {

// The note for a table; empty when each of its cells has a printed form (a value, a blank, a dash).
[[nodiscard]] std::string unknown_note(Report const& report, TableId table);

}  // namespace report
