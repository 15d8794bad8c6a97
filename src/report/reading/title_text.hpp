#pragma once

#include "report/domain/report.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace report {

// The report year that a title states, in Arabic or Chinese digits: 2023年, 2023 年度, 二〇二三年.
[[nodiscard]] std::optional<int> year_of_title(std::string_view title);

// The agency that a title names, without white space; empty when it names none.
[[nodiscard]] std::string organisation_of_title(std::string_view title);

// The agency that says it made the report (本报告由…编制) or that signs it at its end; empty when none does.
[[nodiscard]] std::string organisation_of_text(Report const& report);

// Every statistical period the text states (数据的统计期限自…起至…止), well-formed or not.
[[nodiscard]] std::vector<StatedPeriod> stated_periods(Report const& report);

}  // namespace report
