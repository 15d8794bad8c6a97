#pragma once

#include "base/result.hpp"
#include "report/domain/report.hpp"

#include <string>
#include <string_view>

// Cells as CSV, one row a cell: file, title, organisation, year, form, period_from, period_to, cell, table, row, column,
// value, state, raw, candidates, at. The title and the like stand in every row. Candidates are parted by '|', '?' is one
// that may be absent. A report without a form has one row without a cell.
namespace report {

// The byte-order mark that Excel and WPS need, and the names of the columns.
void append_csv_head(std::string& out);
void append_csv_rows(std::string& out, std::string_view file, Report const& report);

// Reads the rows of one report back; columns are found by name, those of labels and file are not needed. `text` is
// UTF-8. Refused with the line and column that do not fit, and when there are rows of two reports.
[[nodiscard]] base::Result<Report> parse_report_csv(std::string_view text, Forms const& forms);

}  // namespace report
