#pragma once

#include "report/reading/table_rows.hpp"

namespace report {

// Names each row, column or piece of a table that the source has lost, with every cell lost with it (R-STR-02).
void find_lost_pieces(Report& report, TableRows const& rows);

}  // namespace report
