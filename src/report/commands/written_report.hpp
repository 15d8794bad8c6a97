#pragma once

#include "report/exchange/report_json.hpp"

namespace report {

// Every ending that a report can be written to.
inline constexpr auto written_endings = ".html .docx .pdf .xlsx .md .json .csv";

// A report with where it comes from and what was found.
struct WrittenReport {
    ResultMeta const& meta;
    Report const& report;
    Checked checked;
};

// In the format that the ending of the path asks for; the findings stand in JSON alone.
[[nodiscard]] base::Result<std::string> written_report(WrittenReport const& given, std::string const& path);

}  // namespace report
