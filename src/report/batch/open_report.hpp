#pragma once

#include "report/batch/statutes.hpp"
#include "report/domain/report.hpp"

#include <string>
#include <string_view>

namespace report {

struct OpenedReport {
    std::string format;  // "html", "docx", …, "json", "csv"
    Report report;
};

// A report out of the bytes of a file: JSON and CSV as this program writes them, any other format through a document.
// `name` helps where the content alone does not tell the format. Refused when the content is no annual report at all.
[[nodiscard]] base::Result<OpenedReport> open_report(std::string_view content, std::string_view name,
                                                     Statutes const& statutes);

}  // namespace report
