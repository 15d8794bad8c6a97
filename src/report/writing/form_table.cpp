#include "report/writing/form_table.hpp"

#include "base/ensure.hpp"

#include <algorithm>

namespace report {
namespace {

using document::Alignment;
using document::Table;

// A rectangle of the grid.
struct Span {
    int row = 0;
    int column = 0;
    int rows = 1;
    int columns = 1;
};

void add_header(Table& table, Span span, std::string const& text, Alignment alignment = Alignment::centre)
{
    table.cells.push_back({.row = span.row, .column = span.column, .row_span = span.rows, .column_span = span.columns,
                           .text = text, .at = {}, .header = true, .alignment = alignment});
}

void add_value(Table& table, Span span, std::string const& text)
{
    table.cells.push_back({.row = span.row, .column = span.column, .row_span = span.rows, .column_span = span.columns,
                           .text = text, .at = {}, .alignment = Alignment::centre});
}

int to_int(std::size_t number) { return static_cast<int>(number); }

// In table two a block with fewer columns than the widest lets its last one reach to the right edge.
Span block_column(int row, std::size_t column, FormBlock const& block, int grid_columns)
{
    auto const is_last = column + 1 == block.columns.size();
    auto const at = to_int(column) + 1;
    return {row, at, 1, is_last ? grid_columns - at : 1};
}

Table table_two(Form const& form, std::span<std::string const> texts)
{
    auto const& source = form.table(TableId::t2);
    Table table;
    for (auto const& block : source.blocks)
        table.columns = std::max(table.columns, to_int(block.columns.size()) + 1);

    for (auto const& block : source.blocks) {
        add_header(table, {table.rows++, 0, 1, table.columns}, block.label.official);
        add_header(table, {table.rows, 0}, block.row_header);
        for (std::size_t i = 0; i < block.columns.size(); ++i)
            add_header(table, block_column(table.rows, i, block, table.columns), block.columns[i].label.official);
        ++table.rows;
        for (std::size_t r = block.first_row; r < std::size_t{block.first_row} + block.row_count; ++r, ++table.rows) {
            add_header(table, {table.rows, 0}, source.rows[r].label.official);
            for (std::size_t i = 0; i < block.columns.size(); ++i)
                add_value(table, block_column(table.rows, i, block, table.columns),
                          texts[form.cell_at(source.rows[r], i)]);
        }
    }
    table.column_widths.assign(static_cast<std::size_t>(table.columns), 1.0);
    return table;
}

constexpr int label_columns = 3;  // of table three: part, group, row
constexpr int header_rows = 3;    // of tables three and four

void add_header_of_table_three(Table& table, Form const& form)
{
    auto const& source = form.table(TableId::t3);
    auto const columns = to_int(source.columns.size());
    auto const grouped = columns - 2;  // all but 自然人 and 总计 stand under 法人或其他组织
    add_header(table, {0, 0, header_rows, label_columns}, form.reconcile_note);
    add_header(table, {0, label_columns, 1, columns}, source.column_header);
    add_header(table, {1, label_columns, 2, 1}, source.columns.front().label.official);
    add_header(table, {1, label_columns + 1, 1, grouped}, source.column_group);
    add_header(table, {1, label_columns + columns - 1, 2, 1}, source.columns.back().label.official);
    for (int i = 1; i <= grouped; ++i)
        add_header(table, {2, label_columns + i}, source.columns[static_cast<std::size_t>(i)].label.official);
}

// How many rows from `first` on stay the same under `key`.
template <class Key>
int run_length(std::vector<FormRow> const& rows, std::size_t first, Key key)
{
    auto const other = std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.end(),
                                    [&](FormRow const& row) { return key(row) != key(rows[first]); });
    return to_int(static_cast<std::size_t>(other - rows.begin()) - first);
}

bool is_top_row(FormRow const& row) { return row.group.empty(); }

// The label of the part that has groups, 三、本年度办理结果: the group of its rows that stand in none.
std::string part_label(std::vector<FormRow> const& rows, std::size_t first)
{
    auto const direct = std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.end(), [](auto const& row) {
        return !is_top_row(row) && row.parent.empty();
    });
    return direct == rows.end() ? std::string{} : direct->group;
}

void add_labels_of_table_three(Table& table, std::vector<FormRow> const& rows, std::size_t index)
{
    auto const& row = rows[index];
    auto const at = header_rows + to_int(index);
    if (is_top_row(row)) {
        add_header(table, {at, 0, 1, label_columns}, row.label.official, Alignment::left);
        return;
    }
    if (index == 0 || is_top_row(rows[index - 1]))
        add_header(table, {at, 0, run_length(rows, index, is_top_row), 1}, part_label(rows, index));
    if (row.parent.empty()) {
        add_header(table, {at, 1, 1, 2}, row.label.official, Alignment::left);
        return;
    }
    if (rows[index - 1].parent != row.parent)
        add_header(table, {at, 1, run_length(rows, index, [](FormRow const& r) { return r.parent; }), 1}, row.group);
    add_header(table, {at, 2}, row.label.official, Alignment::left);
}

Table table_three(Form const& form, std::span<std::string const> texts)
{
    auto const& source = form.table(TableId::t3);
    Table table;
    table.header_rows = header_rows;
    table.rows = header_rows + to_int(source.rows.size());
    table.columns = label_columns + to_int(source.columns.size());
    add_header_of_table_three(table, form);
    for (std::size_t r = 0; r < source.rows.size(); ++r) {
        add_labels_of_table_three(table, source.rows, r);
        for (std::size_t c = 0; c < source.columns.size(); ++c)
            add_value(table, {header_rows + to_int(r), label_columns + to_int(c)},
                      texts[form.cell_at(source.rows[r], c)]);
    }
    table.column_widths = {1.25, 2.0, 6.2};
    table.column_widths.resize(static_cast<std::size_t>(table.columns), 1.0);
    return table;
}

// How many columns from `first` on have the same group down to `depth`.
int group_length(std::vector<FormColumn> const& columns, std::size_t first, std::size_t depth)
{
    auto const same = [&](FormColumn const& column) {
        return column.group_path.size() > depth &&
               std::equal(column.group_path.begin(), column.group_path.begin() + static_cast<std::ptrdiff_t>(depth) + 1,
                          columns[first].group_path.begin());
    };
    auto const other = std::find_if_not(columns.begin() + static_cast<std::ptrdiff_t>(first), columns.end(), same);
    return to_int(static_cast<std::size_t>(other - columns.begin()) - first);
}

bool begins_group(std::vector<FormColumn> const& columns, std::size_t column, std::size_t depth)
{
    return column == 0 || columns[column - 1].group_path.size() <= depth ||
           columns[column - 1].group_path[depth] != columns[column].group_path[depth];
}

Table table_four(Form const& form, std::span<std::string const> texts)
{
    auto const& source = form.table(TableId::t4);
    Table table;
    table.header_rows = header_rows;
    table.rows = header_rows + 1;
    table.columns = to_int(source.columns.size());
    for (int row = 0; row < header_rows; ++row)
        for (std::size_t c = 0; c < source.columns.size(); ++c) {
            auto const& column = source.columns[c];
            auto const depth = column.group_path.size();
            auto const level = static_cast<std::size_t>(row);
            if (level < depth && begins_group(source.columns, c, level))
                add_header(table, {row, to_int(c), 1, group_length(source.columns, c, level)}, column.group_path[level]);
            else if (level == depth)
                add_header(table, {row, to_int(c), header_rows - row, 1}, column.label.official);
        }
    for (std::size_t c = 0; c < source.columns.size(); ++c)
        add_value(table, {header_rows, to_int(c)}, texts[source.first_cell + c]);
    table.column_widths.assign(source.columns.size(), 1.0);
    return table;
}

}  // namespace

document::Table form_table(Form const& form, TableId table, std::span<std::string const> texts)
{
    base::ensure(texts.size() == form.cells.size(), "there is one text a cell of the form");
    switch (table) {
    case TableId::t2: return table_two(form, texts);
    case TableId::t3: return table_three(form, texts);
    case TableId::t4: return table_four(form, texts);
    }
    return {};
}

}  // namespace report
