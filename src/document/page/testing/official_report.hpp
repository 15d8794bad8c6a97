#pragma once

#include "document/document.hpp"

#include <functional>
#include <string>

namespace document::page::testing {

// The figure to print in the cell of a row and a column of one of the three tables (2, 3, 4).
using Figure = std::function<std::string(int table, int row, int column)>;

// An annual report with the official labels, of a place that is made up.
[[nodiscard]] Document official_report(Figure const& figure);

[[nodiscard]] std::vector<Table> tables_of(Document const& document);

// Figures from 0 to 1500 that look drawn at random, most of them 0, the same for the same seed.
[[nodiscard]] Figure mixed_figures(unsigned seed);

}  // namespace document::page::testing
