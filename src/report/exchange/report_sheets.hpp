#pragma once

#include "document/workbook/workbook.hpp"
#include "report/domain/form.hpp"

#include <functional>
#include <string>
#include <vector>

// The sheets of a report: one for each part, as wide as the page.
namespace report {

// One column for text.
[[nodiscard]] document::Sheet text_sheet(std::string name);
// A line of its own below what stands on the sheet, over all its columns.
void add_line(document::Sheet& sheet, std::string text, document::SheetStyle style);
// A paragraph; one that is too long for a cell goes over several.
void add_paragraph(document::Sheet& sheet, std::string_view text);

inline constexpr document::SheetStyle title_style{document::SheetFace::heading, 18, document::Alignment::centre};
inline constexpr document::SheetStyle heading_style{document::SheetFace::heading, 14, document::Alignment::left};

// What stands in a cell of the table that is no label.
using ContentOf = std::function<document::SheetCell(document::Cell const&)>;

// A sheet with the columns of the table, its heading above it. Labels are set as they are, other cells as `content_of`
// has them, with its range still to be set.
[[nodiscard]] document::Sheet table_sheet(std::string name, std::string const& heading, document::Table const& table,
                                          ContentOf const& content_of);

// The row that follows what stands on the sheet.
[[nodiscard]] int next_row(document::Sheet const& sheet);

}  // namespace report
