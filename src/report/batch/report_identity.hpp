#pragma once

#include "report/domain/report.hpp"

#include <string>

namespace report {

// What makes two files hold the same report, as one text: form, year, organisation, title, every known value and the words of the
// parts, folded so that layout, format and typography do not count. Its SHA-256 is the report_id.
[[nodiscard]] std::string identity_text(Report const& report);

}  // namespace report
