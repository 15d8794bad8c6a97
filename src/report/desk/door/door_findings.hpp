#pragma once

#include "report/domain/report.hpp"
#include "report/domain/rules/rule_book.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace report {

// A finding with where it stands in its file, kept so that it can be told again in either language without reading the file anew.
struct KeptFinding {
    Finding finding;
    std::string where;  // in words of the form; empty: the whole report
    std::string quote;  // the words of the text that it is about
};

[[nodiscard]] std::string findings_json(CheckResult const& result, Report const& report);
// Of what findings_json wrote.
[[nodiscard]] std::vector<KeptFinding> parse_findings(std::string_view json);

// What the rule says of it; its number alone where the rules of today no longer have it.
[[nodiscard]] std::string say_finding(KeptFinding const& kept, RuleBook const& rules, Language language);

}  // namespace report
