#pragma once

#include "report/domain/finding.hpp"
#include "report/domain/rules/check.hpp"
#include "report/domain/rules/rule_book.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace report {

// What a rule function is given and where it answers. It reports each application of its rule exactly once:
// as passed, as not assessable, or with a finding. A rule that has no say about the report answers nothing.
class Assessor {
public:
    // Adds the rule to those that were applied.
    Assessor(Rule const& rule, Facts const& facts, CheckResult& result);

    [[nodiscard]] Facts const& facts() const { return facts_; }
    [[nodiscard]] Report const& report() const { return facts_.report; }
    [[nodiscard]] Rule const& rule() const { return rule_; }
    // A number of the rule's entry that an operator may change.
    [[nodiscard]] double limit(std::string_view name) const;
    // Words, patterns or ids of the rule's entry.
    [[nodiscard]] std::vector<std::string> const& texts(std::string_view name) const;
    [[nodiscard]] std::string const& text(std::string_view name) const;  // of a list of one
    // The known value of a cell of this report; nothing when the form has no such cell or it was not read.
    [[nodiscard]] std::optional<Decimal> value(std::string_view cell) const;

    void passed(int times = 1);
    void not_assessable(int times = 1);
    // Adds the finding with the rule's id, and its severity for this report unless `severity` is given.
    void failed(Finding finding, std::optional<Severity> severity = std::nullopt);

    // Counts an application as failed that another finding of the rule explains and names the cells of.
    void explained();

private:
    Rule const& rule_;
    Facts const& facts_;
    CheckResult& result_;
    std::size_t assessment_;  // position in the result
};

struct RuleFunction {
    std::string_view name;  // "structure.sections_in_order": as data/rules.json names it
    void (*apply)(Assessor&);
};

// One table a family; together they are all the functions that rules.json may name.
[[nodiscard]] std::span<RuleFunction const> structure_rules();
[[nodiscard]] std::span<RuleFunction const> table_rules();
[[nodiscard]] std::span<RuleFunction const> cross_year_rules();
[[nodiscard]] std::span<RuleFunction const> narrative_rules();
[[nodiscard]] std::span<RuleFunction const> aggregate_rules();
[[nodiscard]] std::span<RuleFunction const> publication_rules();
[[nodiscard]] std::span<RuleFunction const> personal_data_rules();

}  // namespace report
