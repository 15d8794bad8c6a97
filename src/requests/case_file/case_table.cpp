#include "requests/case_file/case_table.hpp"

namespace requests {
namespace {

void add_row(document::Table& table, std::vector<std::string> const& texts, bool is_head)
{
    for (std::size_t column = 0; column < texts.size(); ++column) {
        document::Cell cell{.row = table.rows, .column = static_cast<int>(column), .text = texts[column], .at = {}};
        cell.header = is_head;
        cell.alignment = is_head ? document::Alignment::centre : document::Alignment::left;
        table.cells.push_back(std::move(cell));
    }
    ++table.rows;
}

}  // namespace

document::Table table_of(CaseTable const& from)
{
    document::Table table;
    table.columns = static_cast<int>(from.head.size());
    table.header_rows = 1;
    table.column_widths = from.widths;
    table.setting = document::TableSetting::roomy;
    add_row(table, from.head, true);
    for (auto const& row : from.rows)
        add_row(table, row, false);
    return table;
}

document::Document titled(std::string const& title)
{
    document::Document paper{.format = "case", .title = title};
    paper.blocks.emplace_back(document::Heading{.level = 0, .text = title, .at = {}});
    return paper;
}

void add_paragraph(document::Document& paper, std::string text)
{
    paper.blocks.emplace_back(document::Paragraph{std::move(text), {}});
}

void add_heading(document::Document& paper, std::string text)
{
    paper.blocks.emplace_back(document::Heading{.level = 1, .text = std::move(text), .at = {}});
}

}  // namespace requests
