#pragma once

#include "document/document.hpp"
#include "platform/config/texts.hpp"
#include "report/totalling/total.hpp"

#include <string>

namespace report {

inline constexpr std::string_view total_schema = "gongkai-total-1";

// The consolidated report as one that every writer takes: title and parts by the form, and a preamble that says how many
// offices are in and who is missing.
[[nodiscard]] Report consolidated_report(Total const& total, config::Texts const& texts);

// The consolidated report in the official layout, with the member sheet behind it.
[[nodiscard]] document::Document total_document(Total const& total, config::Texts const& texts);

// For a terminal: who is in, who is missing, what was not read, and the sums that are not 0.
[[nodiscard]] std::string total_text(Total const& total, config::Texts const& texts);

// One object, one line.
[[nodiscard]] std::string total_json(Total const& total);

// One row a cell: cell, table, row, column, value, state, sum_of_known, not_read_by; with a byte-order mark.
[[nodiscard]] std::string total_csv(Total const& total);
// One row a file or missing office: file, organisation, year, state, same_as, not_read; with a byte-order mark.
[[nodiscard]] std::string members_csv(Total const& total);

}  // namespace report
