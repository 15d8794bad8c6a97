#pragma once

#include "report/domain/report.hpp"

#include <string_view>

// A made-up report for tests: 青石县柳河镇, every cell read, every total right.
namespace report {

// The forms that the program ships.
[[nodiscard]] Forms const& shipped_forms();

[[nodiscard]] Report sample_report(std::string_view form);

// Changes one cell to a state without a value.
void lose_cell(Report& report, std::string_view id, CellState state, std::string_view raw = {});

}  // namespace report
