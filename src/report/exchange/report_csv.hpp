#pragma once

#include "base/result.hpp"
#include "report/domain/report.hpp"

#include <string>
#include <string_view>
#include <vector>

// Cells as CSV, one row a cell: file, title, organisation, year, form, period_from, period_to, cell, table, row, column,
// value, state, raw, candidates, at. The title and the like stand in every row. Candidates are parted by '|', '?' is one
// that may be absent. A report without a form has one row without a cell.
namespace report {

// The byte-order mark that Excel and WPS need, and the names of the columns.
void append_csv_head(std::string& out);
void append_csv_rows(std::string& out, std::string_view file, Report const& report);

// Whether a CSV is one of these: its head names the column of cell ids.
[[nodiscard]] bool is_report_csv(std::string_view text);

// Reads the rows of one report back; columns are found by name, those of labels and file are not needed. `text` is
// UTF-8. Refused with the line and column that do not fit, and when there are rows of two reports.
[[nodiscard]] base::Result<Report> parse_report_csv(std::string_view text, Forms const& forms);

// The rows of one file, under the head.
struct CsvOfFile {
    std::string file;
    std::string text;
};

// A CSV of several reports parted by its column `file`, in the order in which the files first stand; empty when it holds
// fewer than two files. Refused when it is no CSV.
[[nodiscard]] base::Result<std::vector<CsvOfFile>> split_report_csv(std::string_view text);

}  // namespace report
