#pragma once

#include "base/decimal.hpp"
#include "base/language.hpp"
#include "base/place.hpp"
#include "base/result.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace report {

enum class Severity : std::uint8_t { error, warning, info };
using base::Language;

[[nodiscard]] std::string_view to_string(Severity severity);

struct FindingCell {
    std::string id;  // "t3.new.total"; last year's cells begin with "prev."
    std::optional<base::Decimal> value;

    friend bool operator==(FindingCell const&, FindingCell const&) = default;
};

// One broken rule about one thing.
struct Finding {
    std::string rule = {};  // "R-T3-01"
    Severity severity = Severity::error;
    std::vector<FindingCell> cells = {};
    std::optional<base::Decimal> left = {};
    std::optional<base::Decimal> right = {};
    std::optional<base::Decimal> difference = {};  // left - right
    base::Error::Words words = {};  // fill the rule's message and advice
    base::Place at = {};
};

// How often a rule was applied to a report, and with what end.
struct Assessment {
    int passed = 0;
    int failed = 0;
    int not_assessable = 0;  // a fact or a cell it needs is unknown
};

struct CheckResult {
    std::vector<Finding> findings;  // in the order of the rules, then of the form or the text
    // By rule id, in the order of the rules: every rule that is switched on and speaks of the report's form. A broken
    // equation counts as failed also when another finding names its cells (rules/root_cause.hpp).
    std::vector<std::pair<std::string, Assessment>> assessed;

    // None when the rule was not applied.
    [[nodiscard]] Assessment const* assessment_of(std::string_view rule) const;
};

}  // namespace report
