#pragma once

#include "platform/console/console.hpp"
#include "report/batch/file_reader.hpp"

namespace report {

// The findings of one report for people: by severity, each with its place, rule, message, values and advice, and a line
// that says how many rules passed, failed and could not be assessed.
void print_findings(FileResult const& result, RuleBook const& rules, console::Console const& console, std::ostream& out);

// What was read of one report: its head, and the three tables with every cell; what was not read is marked, never 0.
void print_figures(FileResult const& result, console::Console const& console, std::ostream& out);

}  // namespace report
