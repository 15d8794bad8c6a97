#pragma once

#include "report/reading/table_rows.hpp"

namespace report {

// Puts the figures of the collected rows into the report's cells and records what of the form is lost, foreign or
// spelled otherwise. The report must have its form and one absent cell for each of the form's.
void fill_figures(Report& report, TableRows rows);

}  // namespace report
