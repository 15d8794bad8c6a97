#pragma once

#include "document/document.hpp"
#include "report/annotating/finding_words.hpp"

namespace report {

// 退回意见: what the office above sends back with a report, for any format of the report. The findings by severity, each
// with its place, what is wrong, why, and what to do; any writer takes it.
[[nodiscard]] document::Document return_sheet(CheckedReport const& checked, config::Texts const& texts);

}  // namespace report
