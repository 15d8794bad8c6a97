#include "report/reading/figures.hpp"

#include "report/reading/glued_digits.hpp"
#include "report/reading/lost_pieces.hpp"

#include <algorithm>

namespace report {
namespace {

constexpr int label_columns = 3;  // of table three

// Gives a row that lost its label the one place of the form that is free between its neighbours.
void name_unlabelled(std::vector<BodyRow>& rows, TableId table, int row_count)
{
    std::vector<BodyRow*> own;
    for (auto& row : rows)
        if (row.table == table && !row.is_foreign && row.group < 0)
            own.push_back(&row);
    for (std::size_t begin = 0; begin < own.size();) {
        if (own[begin]->row >= 0 || own[begin]->from_lines) {
            ++begin;
            continue;
        }
        auto end = begin;
        while (end < own.size() && own[end]->row < 0 && !own[end]->from_lines)
            ++end;
        auto const before = begin == 0 ? -1 : own[begin - 1]->row;
        auto const after = end == own.size() ? row_count : own[end]->row;
        if (after - before - 1 == static_cast<int>(end - begin))
            for (auto i = begin; i < end; ++i)
                own[i]->row = before + 1 + static_cast<int>(i - begin);
        begin = end;
    }
}

// Fifteen figures on lines of their own, when table four has no others, are its figures.
void name_cases(std::vector<BodyRow>& rows, std::size_t width)
{
    for (auto const& row : rows)
        if (row.table == TableId::t4)
            return;
    for (auto& row : rows)
        if (row.row < 0 && row.group < 0 && !row.is_foreign && row.from_lines && row.values.size() == width) {
            row.table = TableId::t4;
            row.row = 0;
            row.header = -1;
            return;
        }
}

// Figures on lines of their own that are more than their row has columns: where the row ends cannot be told, because
// blank cells leave no line behind.
void join_overflowing(std::vector<BodyRow>& rows)
{
    for (std::size_t i = 1; i < rows.size(); ++i) {
        auto const& rest = rows[i];
        auto& row = rows[i - 1];
        auto const overflows = row.from_lines && rest.from_lines && row.row >= 0 && rest.row < 0 && rest.group < 0 && !rest.is_foreign;
        if (overflows)
            row.values.insert(row.values.end(), rest.values.begin(), rest.values.end());
    }
}

class Placer {
public:
    Placer(Report& report, TableRows const& rows) : report_{report}, rows_{rows} {}

    void place(BodyRow const& row)
    {
        auto const& table = report_.form->table(row.table);
        if (row.group >= 0) {
            place_subtotal(row);
            return;
        }
        auto const first = row.table == TableId::t4 ? table.first_cell : table.rows[static_cast<std::size_t>(row.row)].first_cell;
        auto const width = row.table == TableId::t4 ? std::size_t{table.cell_count}
                                                    : std::size_t{table.rows[static_cast<std::size_t>(row.row)].cell_count};
        auto const type_of = [&](std::size_t c) { return report_.form->cells[first + c].type; };
        auto cells = read_row(row, width, type_of);
        for (std::size_t c = 0; c < width; ++c)
            put(report_.cells[first + c], type_of(c) == CellType::money_wan ? under_unit(std::move(cells[c]), row.unit) : std::move(cells[c]));
    }

private:
    template <class TypeOf>
    std::vector<Cell> read_row(BodyRow const& row, std::size_t width, TypeOf const& type_of) const
    {
        std::vector<Cell> cells(width);
        auto const& slots = row.values;
        if (slots.empty())
            return cells;
        auto const columns = printed_columns(row, width);
        if (read_glued(row, columns, cells))
            return cells;
        auto const aligned = aligned_by_grid(row, slots, width);
        auto const choices = aligned.empty() ? by_order(row, columns, width, fillers_of(row)) : Choices{};
        for (std::size_t c = 0; c < width; ++c) {
            if (!aligned.empty()) {
                cells[c] = agreed_cell(slots, {&aligned[c], 1}, type_of(c));
            } else if (choices.empty()) {
                cells[c].state = CellState::ambiguous;
                cells[c].raw = std::string{slots.front().text};
            } else {
                cells[c] = agreed_cell(slots, choices[c], type_of(c));
            }
            if (cells[c].at == Place{} && cells[c].state != CellState::absent)
                cells[c].at = row.at;
        }
        return cells;
    }

    [[nodiscard]] HeaderColumns const* header_of(BodyRow const& row, std::size_t width) const
    {
        if (row.header < 0)
            return nullptr;
        auto const& header = rows_.headers[static_cast<std::size_t>(row.header)];
        auto const fits = !header.empty() && std::all_of(header.columns.begin(), header.columns.end(), [width](int column) {
            return column < static_cast<int>(width);
        });
        return fits ? &header : nullptr;
    }

    [[nodiscard]] std::vector<int> printed_columns(BodyRow const& row, std::size_t width) const
    {
        auto const* header = header_of(row, width);
        if (header != nullptr && !header->foreign)
            return header->columns;
        std::vector<int> all(width);
        for (std::size_t c = 0; c < width; ++c)
            all[c] = static_cast<int>(c);
        return all;
    }

    // For each column the slot under it or -1, by grid columns, when header and row stand in one grid and no label lies under
    // a heading of figures; else nothing.
    [[nodiscard]] std::vector<int> aligned_by_grid(BodyRow const& row, std::vector<Slot> const& slots, std::size_t width) const
    {
        auto const* header = header_of(row, width);
        if (header == nullptr || !(row.exact || fills_the_grid(row, *header)))
            return {};
        if (row.label_end > *std::min_element(header->grid.begin(), header->grid.end()))
            return {};
        std::vector<int> under(width, -1);
        std::size_t placed = 0;
        for (std::size_t i = 0; i < slots.size(); ++i) {
            auto const found = std::find(header->grid.begin(), header->grid.end(), slots[i].column);
            if (found == header->grid.end()) {
                auto const is_filler = !row.exact && slots[i].text.empty();
                if (!header->foreign && !is_filler)
                    return {};
                continue;
            }
            auto const column = header->columns[static_cast<std::size_t>(found - header->grid.begin())];
            under[static_cast<std::size_t>(column)] = static_cast<int>(i);
            ++placed;
        }
        return placed == header->columns.size() ? under : std::vector<int>{};
    }

    // Whether a row of text has a piece for every column of the grid, those that merged cells cover included, so that its
    // pieces stand where the header's do: it is as long as the header, whose figures reach to the edge in table three, and
    // its label stands as deep as the form has it.
    [[nodiscard]] bool fills_the_grid(BodyRow const& row, HeaderColumns const& header) const
    {
        auto const [first, last] = std::minmax_element(header.grid.begin(), header.grid.end());
        auto const is_run = *last - *first + 1 == static_cast<int>(header.grid.size());
        if (row.from_lines || row.glued || row.row < 0 || row.slot_count != header.slots || !is_run)
            return false;
        if (row.table == TableId::t2)
            return *first == 1 && row.label_end == 1;
        return row.table == TableId::t3 && *first == label_columns && *last + 1 == row.slot_count &&
               row.label_end == depth_of(row) + 1;
    }

    // How many labels of table three the form has before the row's own.
    [[nodiscard]] int depth_of(BodyRow const& row) const
    {
        if (row.group >= 0)
            return 1;
        auto const& of_form = report_.form->table(TableId::t3).rows[static_cast<std::size_t>(row.row)];
        return (of_form.group.empty() ? 0 : 1) + (of_form.parent.empty() ? 0 : 1);
    }

    // How many of the three columns of labels a row of table three leaves empty behind its own label.
    [[nodiscard]] std::size_t fillers_of(BodyRow const& row) const
    {
        if (row.table != TableId::t3 || row.from_lines)
            return 0;
        return static_cast<std::size_t>(label_columns - 1 - depth_of(row));
    }

    static Choices by_order(BodyRow const& row, std::vector<int> const& columns, std::size_t width, std::size_t fillers)
    {
        auto const gaps = row.from_lines || row.glued ? Gaps::anywhere : Gaps::at_the_ends;
        auto narrow = possible_places(row.values, columns.size(), gaps, fillers);
        if (narrow.empty())
            return columns.size() < width ? possible_places(row.values, width, gaps, fillers) : Choices{};
        Choices choices(width, {-1});
        for (std::size_t i = 0; i < columns.size(); ++i)
            choices[static_cast<std::size_t>(columns[i])] = std::move(narrow[i]);
        return choices;
    }

    // 0000000: all separators lost. Read only when exactly one way to part the digits fits the sums, counting those that leave
    // columns blank, and only under a known header, unless there is one digit for each column.
    bool read_glued(BodyRow const& row, std::vector<int> const& columns, std::vector<Cell>& cells) const
    {
        auto const filled = std::count_if(row.values.begin(), row.values.end(), [](Slot const& slot) { return !slot.text.empty(); });
        auto const glued = std::find_if(row.values.begin(), row.values.end(), [](Slot const& slot) { return !slot.text.empty(); });
        if (filled != 1 || columns.size() < 2 || glued->text.size() < 2 || !glued->legible ||
            glued->text.find_first_not_of("0123456789") != std::string_view::npos)
            return false;
        if (row.exact && row.values.size() >= columns.size())
            return false;
        auto const* const header = header_of(row, cells.size());
        if (header != nullptr && fills_the_grid(row, *header))
            return false;  // no separator is lost: the other cells are blank
        auto const has_total = columns.size() == cells.size();
        auto splits = fitting_splits(glued->text, columns.size(), has_total ? row.table : TableId::t2);
        // Without a column of sums nothing tells whether one more number, the sum, is glued to the others.
        auto const is_checked = has_total || row.table == TableId::t2;
        auto const certain = is_checked && splits.size() == 1 && splits.front().size() == columns.size() &&
                             (header != nullptr || glued->text.size() == columns.size());
        std::erase_if(splits, [&columns](auto const& split) { return split.size() < columns.size(); });
        for (std::size_t i = 0; i < columns.size(); ++i)
            cells[static_cast<std::size_t>(columns[i])] = split_cell(*glued, splits, i, certain);
        return true;
    }

    static Cell split_cell(Slot const& glued, std::vector<std::vector<Decimal>> const& splits, std::size_t index, bool certain)
    {
        Cell cell{CellState::ambiguous, {}, std::string{glued.text}, glued.at, {}};
        if (certain) {
            cell.state = CellState::read;
            cell.value = splits.front()[index];
            cell.raw = to_string(cell.value);
            return cell;
        }
        for (auto const& split : splits)
            if (std::find(cell.candidates.begin(), cell.candidates.end(), split[index]) == cell.candidates.end())
                cell.candidates.emplace_back(split[index]);
        return cell;
    }

    // A row that stands twice must say the same twice.
    static void put(Cell& cell, Cell next)
    {
        if (cell.state == CellState::absent) {
            cell = std::move(next);
            return;
        }
        if (next.state == CellState::absent || (cell.state == next.state && cell.value == next.value))
            return;
        if (cell.candidates.empty())
            cell.candidates.push_back(cell.known());
        if (next.candidates.empty())
            next.candidates.push_back(next.known());
        for (auto const& candidate : next.candidates)
            if (std::find(cell.candidates.begin(), cell.candidates.end(), candidate) == cell.candidates.end())
                cell.candidates.push_back(candidate);
        cell.state = CellState::ambiguous;
        cell.value = {};
    }

    void place_subtotal(BodyRow const& row)
    {
        auto const& table = report_.form->table(TableId::t3);
        Subtotal subtotal;
        subtotal.group = table.groups[static_cast<std::size_t>(row.group)].id;
        auto cells = read_row(row, subtotal.cells.size(), [](std::size_t) { return CellType::count; });
        std::move(cells.begin(), cells.end(), subtotal.cells.begin());
        report_.printed.subtotals.push_back(std::move(subtotal));
    }

    Report& report_;
    TableRows const& rows_;
};

}  // namespace

void fill_figures(Report& report, TableRows rows)
{
    for (auto const table : {TableId::t2, TableId::t3})
        name_unlabelled(rows.rows, table, static_cast<int>(report.form->table(table).rows.size()));
    name_cases(rows.rows, report.form->table(TableId::t4).cell_count);
    join_overflowing(rows.rows);
    Placer placer{report, rows};
    for (auto const& row : rows.rows) {
        if (row.is_foreign)
            report.printed.foreign.push_back({row.table, row.label, row.at});
        else if (row.row >= 0 || row.group >= 0)
            placer.place(row);
    }
    for (auto& foreign : rows.foreign)
        report.printed.foreign.push_back(std::move(foreign));
    report.printed.labels = std::move(rows.deviating);
    report.printed.has_caption = rows.has_caption;
    find_lost_pieces(report, rows);
}

}  // namespace report
