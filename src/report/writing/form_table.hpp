#pragma once

#include "document/document.hpp"
#include "report/domain/form.hpp"

#include <span>
#include <string>

namespace report {

// A table of the form as it stands on paper, headers, groups and all. `texts` holds what stands in each cell of the
// whole form, one a cell.
[[nodiscard]] document::Table form_table(Form const& form, TableId table, std::span<std::string const> texts);

}  // namespace report
