#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

// CSV as RFC 4180 has it, safe to open in a spreadsheet.
namespace report {

// Appends a field, in quotes where needed. A text that a spreadsheet would run as a formula gets a leading apostrophe,
// which parse_csv takes off again.
void append_csv_field(std::string& out, std::string_view text);

// The records of a UTF-8 text, with or without a byte-order mark; empty lines are passed over. Refused when a quote is
// left open or stands inside a field.
[[nodiscard]] base::Result<std::vector<std::vector<std::string>>> parse_csv(std::string_view text);

}  // namespace report
