#pragma once

#include "document/page/page_content.hpp"

#include <span>

namespace document::page {

// How many of the lines from the first on stand in columns without ruling lines; 0 unless they are at least three.
[[nodiscard]] std::size_t count_tabular(std::span<Line const> lines);

// The table of such lines, one row each. Merged cells are lost, so its columns are ragged.
[[nodiscard]] Table make_loose_table(std::span<Line const> lines, int page);

}  // namespace document::page
