#pragma once

#include "document/document.hpp"

namespace document::page {

// True when `next`, which opens a page, has the columns of `table`, which ends the page before.
[[nodiscard]] bool continues(Table const& table, Table const& next);

// Appends the piece: its repeated header rows are dropped, a row cut by the page break becomes one again, and a merged
// cell that goes on with an empty box on the new page covers the rows there too.
void append_piece(Table& table, Table next);

}  // namespace document::page
