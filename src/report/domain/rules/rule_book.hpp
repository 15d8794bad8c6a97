#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "report/domain/finding.hpp"
#include "report/domain/rules/personal_data.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace report {

// Another severity for some reports. Every condition that is given must hold.
struct SeverityCase {
    std::optional<int> year;           // the report year
    std::vector<std::string> levels;   // the profile's level is one of them
    Severity severity = Severity::error;
};

// One entry of data/rules.json that speaks of a report.
struct Rule {
    std::string id;
    std::string category;
    Severity severity = Severity::error;
    std::string title_zh;
    std::string title_en;
    std::string message_zh;
    std::string message_en;
    std::string advice_zh;
    std::string advice_en;
    std::string basis;   // official, derived, practice
    std::string source;
    std::vector<SeverityCase> severity_when;
    std::vector<std::string> forms;     // ids of the forms it speaks of; empty for every form and none
    std::vector<std::string> facts;     // what must be known, see Facts::knows; "a|b": one of them
    std::string function;               // name of the function; empty for a linear rule
    std::map<std::string, double, std::less<>> limits;  // numbers that a rules file may change
    std::map<std::string, std::vector<std::string>, std::less<>> texts;  // words, patterns and ids the rule works with
    base::Json check;                   // of a linear rule
    base::Json examples;                // {"keeps": …, "breaks": …}
    bool on = true;
};

// The rules that speak of a report, changed by an operator's file: those entries of data/rules.json that have a linear
// check or name a function. The others (clock, requests, fees, …) are carried out elsewhere.
class RuleBook {
public:
    // `rules` is the content of rules.json, `changes` of a file like
    // {"R-NV-20": {"on": false}, "R-XY-05": {"limits": {"similarity": 0.9}}, "R-T3-06": {"severity": "warning"}}.
    // A change that names an unknown rule, limit or severity is refused.
    [[nodiscard]] static base::Result<RuleBook> parse(std::string_view rules, std::string_view changes = "{}");

    // Refused when a rule lacks a limit or a text that the same function is given in `shipped`, the program's own rules.
    [[nodiscard]] base::Result<void> compare_with(RuleBook const& shipped) const;

    [[nodiscard]] std::vector<Rule> const& rules() const { return rules_; }
    [[nodiscard]] Rule const* find(std::string_view id) const;
    [[nodiscard]] std::string const& version() const { return version_; }
    // "checksums" and "masking" of rules.json.
    [[nodiscard]] PersonalDataTables const& personal_data() const { return personal_data_; }

private:
    std::vector<Rule> rules_;
    std::string version_;
    PersonalDataTables personal_data_;
};

// The rule's message or advice in that language with the finding's words filled in.
[[nodiscard]] std::string message_of(Rule const& rule, Finding const& finding, Language language);
[[nodiscard]] std::string advice_of(Rule const& rule, Finding const& finding, Language language);

}  // namespace report
