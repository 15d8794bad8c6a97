#include "document/text/text_rows.hpp"

#include "document/text/inline_markup.hpp"
#include "document/text/trim.hpp"

#include <algorithm>

namespace document {

bool is_separator(Row const& row, bool follows_first_row)
{
    bool has_long = false;
    bool has_any = false;
    for (auto const& field : row) {
        auto text = trim(field.text);
        if (text.empty())
            continue;
        if (text.starts_with(':'))
            text.remove_prefix(1);
        if (text.ends_with(':'))
            text.remove_suffix(1);
        // One dash alone is a value: nothing to report.
        if (text.size() < 2 || text.find_first_not_of(text.front() == '=' ? "=" : "-") != std::string_view::npos)
            return false;
        has_long = has_long || text.size() >= 3;
        has_any = true;
    }
    return has_any && (has_long || follows_first_row);
}

Table to_table(FoundRows const& found)
{
    Table table;
    table.columns_are = Columns::ragged;
    table.rows = static_cast<int>(found.rows.size());
    table.header_rows = static_cast<int>(found.header_rows);
    for (auto const& row : found.rows)
        table.columns = std::max(table.columns, static_cast<int>(row.size()));
    for (int r = 0; r < table.rows; ++r) {
        auto column = 0;
        for (auto const& field : found.rows[static_cast<std::size_t>(r)]) {
            Cell cell{.row = r, .column = column++, .text = plain_inline(field.text), .at = {}};
            cell.at = base::line_place(field.line, field.column);
            cell.header = r < table.header_rows;
            table.cells.push_back(std::move(cell));
        }
    }
    if (!found.rows.empty() && !found.rows.front().empty())
        table.at = base::line_place(found.rows.front().front().line);
    return table;
}

}  // namespace document
