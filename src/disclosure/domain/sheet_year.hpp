#pragma once

#include "base/date.hpp"
#include "base/result.hpp"

#include <string_view>

namespace disclosure {

// The year whose sheets are shown where none is named: until March the one before, as its report is being made.
[[nodiscard]] int usual_sheet_year(base::Date today);

// The year that somebody names, from 2008, when the regulations took effect. Figures are never written under another one than was
// named, so whoever writes asks this.
[[nodiscard]] base::Result<int> parse_sheet_year(std::string_view text);

}  // namespace disclosure
