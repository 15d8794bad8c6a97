#pragma once

#include "report/domain/finding.hpp"
#include "report/domain/report.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace report {

// For comparing with a limit of rules.json, never for sums.
[[nodiscard]] double to_double(Decimal value);

// Adds cells of a report up and remembers them for the finding. One unread cell, or one that the form does not have,
// makes the sum unknown.
class CellSum {
public:
    // `prefix` goes before the ids that are remembered: "prev." for last year's report.
    explicit CellSum(Report const& report, std::string prefix = {}) : report_{report}, prefix_{std::move(prefix)} {}

    void add(CellIndex cell);
    void add(std::string_view id);
    void add(std::vector<std::string> const& ids);

    [[nodiscard]] std::optional<Decimal> total() const { return total_; }
    [[nodiscard]] std::vector<FindingCell> const& cells() const { return cells_; }

private:
    Report const& report_;
    std::string prefix_;
    std::optional<Decimal> total_ = Decimal{};
    std::vector<FindingCell> cells_;
};

}  // namespace report
