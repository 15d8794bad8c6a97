#include "document/office/word_table.hpp"

#include "document/office/word_text.hpp"

#include <algorithm>
#include <map>

namespace document::office {
namespace {

constexpr int widest_span = 10'000;  // a table past limits.elements is refused; this only keeps sums in range
constexpr std::size_t cells_of_a_layout = 6;
constexpr std::size_t columns_of_a_layout = 2;

bool is_wrapper(std::string_view name)
{
    return name == "sdt" || name == "sdtContent" || name == "customXml" || name == "ins" || name == "moveTo";
}

// The children of that name, also those inside content controls.
void collect(pugi::xml_node node, std::string_view wanted, std::vector<pugi::xml_node>& found)
{
    for (auto const part : node.children()) {
        auto const name = local_name(part);
        if (name == wanted)
            found.push_back(part);
        else if (is_wrapper(name))
            collect(part, wanted, found);
        else if (name == "AlternateContent")
            collect(chosen_branch(part), wanted, found);
    }
}

Alignment alignment_of(pugi::xml_node cell)
{
    auto const value = attribute(child(child(child(cell, "p"), "pPr"), "jc"), "val");
    if (value == "center")
        return Alignment::centre;
    if (value == "right" || value == "end")
        return Alignment::right;
    return value == "left" || value == "start" || value == "both" ? Alignment::left : Alignment::automatic;
}

enum class Merge { none, begins, continues };

Merge merge_of(pugi::xml_node properties, std::string_view name)
{
    auto const merge = child(properties, name);
    if (!merge)
        return Merge::none;
    return attribute(merge, "val") == "restart" ? Merge::begins : Merge::continues;
}

// Lays the cells of one table on its grid.
class Grid {
public:
    explicit Grid(Table& table) : table_{table} {}

    void begin_row(WordRow const& row)
    {
        auto const properties = child(row.node, "trPr");
        header_ = is_on(properties, "tblHeader");
        column_ = to_number(attribute(child(properties, "gridBefore"), "val"), 0, 0, widest_span);
        last_in_row_ = npos;
        row_ = table_.rows++;
        if (header_ && table_.header_rows == row_)
            table_.header_rows = row_ + 1;
    }

    void end_row(WordRow const& row)
    {
        auto const after = child(child(row.node, "trPr"), "gridAfter");
        column_ += to_number(attribute(after, "val"), 0, 0, widest_span);
        table_.columns = std::max(table_.columns, column_);
    }

    // The new cell, or nothing where `node` only continues another.
    Cell* place(pugi::xml_node node)
    {
        auto const properties = child(node, "tcPr");
        auto const span = to_number(attribute(child(properties, "gridSpan"), "val"), 1, 1, widest_span);
        auto const at = column_;
        column_ += span;
        if (merge_of(properties, "hMerge") == Merge::continues && last_in_row_ != npos) {
            table_.cells[last_in_row_].column_span += span;
            return nullptr;
        }
        auto const down = merge_of(properties, "vMerge");
        if (down == Merge::continues && continue_from_above(at, span))
            return nullptr;
        last_in_row_ = table_.cells.size();
        if (down == Merge::none)
            open_.erase(at);
        else
            open_[at] = last_in_row_;
        table_.cells.push_back({.row = row_, .column = at, .column_span = span, .text = {}, .at = {},
                                .header = header_, .alignment = alignment_of(node)});
        return &table_.cells.back();
    }

private:
    bool continue_from_above(int column, int span)
    {
        auto const above = open_.find(column);
        if (above == open_.end())
            return false;
        auto& cell = table_.cells[above->second];
        if (cell.row + cell.row_span != row_ || cell.column_span != span)
            return false;
        ++cell.row_span;
        last_in_row_ = npos;
        return true;
    }

    static constexpr auto npos = static_cast<std::size_t>(-1);

    Table& table_;
    std::map<int, std::size_t> open_;  // column to the cell that the rows below may continue
    std::size_t last_in_row_ = npos;
    int row_ = 0;
    int column_ = 0;
    bool header_ = false;
};

void take_column_widths(pugi::xml_node node, Table& table)
{
    auto const grid = child(node, "tblGrid");
    for (auto const column : grid.children())
        if (local_name(column) == "gridCol")
            table.column_widths.push_back(to_number(attribute(column, "w"), 0, 0, 1'000'000));
    auto const whole = std::all_of(table.column_widths.begin(), table.column_widths.end(), [](double w) { return w > 0; });
    if (!whole || table.column_widths.size() != static_cast<std::size_t>(table.columns))
        table.column_widths.clear();
}

}  // namespace

std::vector<WordRow> rows_of(pugi::xml_node table)
{
    std::vector<pugi::xml_node> nodes;
    collect(table, "tr", nodes);
    std::vector<WordRow> rows;
    for (auto const node : nodes) {
        if (child(child(node, "trPr"), "del"))
            continue;
        rows.push_back({node, {}});
        collect(node, "tc", rows.back().cells);
    }
    return rows;
}

std::vector<pugi::xml_node> tables_in(pugi::xml_node cell)
{
    std::vector<pugi::xml_node> tables;
    collect(cell, "tbl", tables);
    return tables;
}

bool is_large(std::vector<WordRow> const& rows)
{
    auto const wide = [](WordRow const& row) { return row.cells.size() >= 2; };
    return rows.size() >= 2 && std::any_of(rows.begin(), rows.end(), wide);
}

bool is_layout(std::vector<WordRow> const& rows)
{
    std::size_t cells = 0;
    std::size_t columns = 0;
    for (auto const& row : rows) {
        cells += row.cells.size();
        columns = std::max(columns, row.cells.size());
    }
    if (cells == 1)
        return true;
    if (cells > cells_of_a_layout && columns > columns_of_a_layout)
        return false;
    for (auto const& row : rows)
        for (auto const cell : row.cells)
            for (auto const table : tables_in(cell)) {
                auto const inner = rows_of(table);
                if (is_large(inner) || is_layout(inner))
                    return true;
            }
    return false;
}

Table build_table(pugi::xml_node node, std::vector<WordRow> const& rows, int number, CellText const& text_of)
{
    Table table{.cells = {}, .at = base::table_place(number, 1, 1)};
    Grid grid{table};
    for (auto const& row : rows) {
        grid.begin_row(row);
        for (auto const cell : row.cells)
            if (auto* const placed = grid.place(cell); placed != nullptr) {
                placed->at = base::table_place(number, placed->row + 1, placed->column + 1);
                placed->text = text_of(cell, placed->at);
            }
        grid.end_row(row);
    }
    take_column_widths(node, table);
    return table;
}

}  // namespace document::office
