#pragma once

#include "report/domain/report.hpp"

#include <string_view>
#include <vector>

namespace report {

// Every way to part the digits of a row of that table, whose separators are lost, into at most `width` numbers of which the
// last of each sum is the sum. Table two has no sums.
[[nodiscard]] std::vector<std::vector<Decimal>> fitting_splits(std::string_view digits, std::size_t width, TableId table);

}  // namespace report
