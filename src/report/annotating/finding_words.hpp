#pragma once

#include "platform/config/texts.hpp"
#include "report/domain/report.hpp"
#include "report/domain/rules/rule_book.hpp"

#include <string>

namespace report {

// A report with what was found in it, and the rules that word it.
struct CheckedReport {
    Report const& report;
    CheckResult const& result;
    RuleBook const& rules;
};

// What a comment and a return sheet say of a finding in the same words.
class FindingWords {
public:
    FindingWords(CheckedReport const& checked, config::Texts const& texts) : checked_{checked}, texts_{texts} {}

    [[nodiscard]] std::string say(std::string_view code, base::Error::Words const& words = {}) const
    {
        return texts_.say(code, words);
    }
    [[nodiscard]] std::string severity(Finding const& finding) const;
    [[nodiscard]] std::string where(Finding const& finding) const;   // 表三 …（第57行）
    [[nodiscard]] std::string what(Finding const& finding) const;    // the rule's message
    [[nodiscard]] std::string why(Finding const& finding) const;     // the rule's title, number and source
    [[nodiscard]] std::string advice(Finding const& finding) const;  // empty when the rule has none

private:
    [[nodiscard]] Language language() const
    {
        return texts_.language();
    }
    [[nodiscard]] Rule const& rule_of(Finding const& finding) const;

    CheckedReport const& checked_;
    config::Texts const& texts_;
};

}  // namespace report
