#include "report/desk/table_layout.hpp"

#include <span>

namespace report {
namespace {

using base::Json;
using CellJson = std::function<Json(CellIndex)>;

Json row(CellJson const& cell, std::string label, Json const& group, std::size_t first, std::size_t count)
{
    auto cells = Json::array();
    for (std::size_t i = 0; i < count; ++i)
        cells.push_back(cell(static_cast<CellIndex>(first + i)));
    return {{"name", std::move(label)}, {"group", group}, {"cells", std::move(cells)}};
}

Json heads(std::span<FormColumn const> columns)
{
    auto all = Json::array();
    for (auto const& column : columns)
        all.push_back(column.label.official);
    return all;
}

Json rows_of_table_three(FormTable const& table, CellJson const& cell)
{
    auto rows = Json::array();
    std::string last_group;
    for (auto const& one : table.rows) {
        auto const is_first = !one.parent.empty() && one.group != last_group;
        last_group = one.group;
        rows.push_back(row(cell, one.label.official, is_first ? Json(one.group) : Json(false), one.first_cell, one.cell_count));
    }
    return rows;
}

// One row on paper; here one row a way, so that it can be read.
Json rows_of_table_four(FormTable const& table, CellJson const& cell, std::size_t width)
{
    auto rows = Json::array();
    for (std::size_t first = 0; first + width <= table.columns.size(); first += width)
        rows.push_back(row(cell, table.columns[first].group_path.back(), false, table.first_cell + first, width));
    return rows;
}

}  // namespace

Json table_blocks(Form const& form, TableId id, CellJson const& cell)
{
    constexpr std::size_t width = 5;  // of a way in table four
    auto const& table = form.table(id);
    auto all = Json::array();
    if (id == TableId::t4)
        all.push_back({{"caption", ""}, {"heads", heads(std::span{table.columns}.first(width))}, {"rows", rows_of_table_four(table, cell, width)}});
    if (id == TableId::t3)
        all.push_back({{"caption", ""}, {"heads", heads(table.columns)}, {"rows", rows_of_table_three(table, cell)}});
    for (auto const& block : table.blocks) {
        auto rows = Json::array();
        for (auto const& one : std::span{table.rows}.subspan(block.first_row, block.row_count))
            rows.push_back(row(cell, one.label.official, false, one.first_cell, one.cell_count));
        all.push_back({{"caption", block.label.official}, {"heads", heads(block.columns)}, {"rows", std::move(rows)}});
    }
    return all;
}

}  // namespace report
