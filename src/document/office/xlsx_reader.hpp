#pragma once

#include "base/result.hpp"
#include "document/document.hpp"
#include "document/limits.hpp"

#include <string_view>

namespace document {

// A workbook (XLSX, XLSM, ET of that kind): its visible sheets in order, hidden rows and columns too. Numbers as shown,
// formulas by the value kept with them; one that was never calculated is an unreadable cell.
// Places: sheet N cell B3; N counts all sheets, the hidden ones too.
[[nodiscard]] base::Result<Document> read_xlsx(std::string_view bytes, Limits const& limits);

}  // namespace document
