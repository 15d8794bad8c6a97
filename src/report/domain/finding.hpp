#pragma once

#include "base/decimal.hpp"
#include "base/place.hpp"
#include "base/result.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace report {

enum class Severity : std::uint8_t { error, warning, info };
enum class Language : std::uint8_t { zh, en };

[[nodiscard]] std::string_view to_string(Severity severity);

struct FindingCell {
    std::string id;  // "t3.new.total"; last year's cells begin with "prev."
    std::optional<base::Decimal> value;

    friend bool operator==(FindingCell const&, FindingCell const&) = default;
};

// One broken rule about one thing.
struct Finding {
    std::string rule;  // "R-T3-01"
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
    std::vector<Finding> findings;                // by rule, then by place
    std::map<std::string, Assessment> assessed;   // by rule id; every rule that is switched on
};

}  // namespace report
