#pragma once

#include "report/domain/form.hpp"
#include "report/domain/rules/rule_function.hpp"

#include <string>
#include <string_view>
#include <vector>

// For the tests of the narrative rules: the shipped forms, documents and entries, and every narrative rule applied.
namespace report::test {

[[nodiscard]] Forms const& shipped_forms();
[[nodiscard]] std::vector<KnownDocument> const& shipped_documents();
[[nodiscard]] std::vector<Rule const*> narrative_entries();

// The whole check, of which the narrative rules are kept.
[[nodiscard]] CheckResult apply_narrative_rules(Facts facts);
[[nodiscard]] Rule const* find_rule(std::string_view id);
[[nodiscard]] std::vector<std::string> rules_of(CheckResult const& result);  // one a finding, in order

// A report of 示例县青禾镇人民政府 for 2025 whose cells are all 0.
[[nodiscard]] Report report_of_zeros();
void set_cell(Report& report, std::string_view cell, int value);
void set_section(Report& report, std::size_t section, std::string_view text);  // paragraphs parted by \n

}  // namespace report::test
