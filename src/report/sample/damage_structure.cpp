#include "report/sample/damage.hpp"

#include "base/chinese_number.hpp"
#include "report/writing/form_table.hpp"

#include <algorithm>
#include <array>

namespace report {
namespace {

using document::Block;
using document::Cell;
using document::Document;
using document::Heading;
using document::Paragraph;
using document::Table;

constexpr int header_rows = 3;    // of tables three and four
constexpr int label_columns = 3;  // of table three

std::size_t index_of(Document const& document, Table const* table)
{
    for (std::size_t i = 0; i < document.blocks.size(); ++i)
        if (std::get_if<Table>(&document.blocks[i]) == table)
            return i;
    return document.blocks.size();
}

Heading* heading_of_part(SampleSource& source, std::size_t part)
{
    std::size_t seen = 0;
    for (auto& block : source.document.blocks)
        if (auto* heading = std::get_if<Heading>(&block); heading != nullptr && heading->level == 1 && seen++ == part)
            return heading;
    return nullptr;
}

// Rows from `first` to the end as a table of their own; cells that reach across the cut stay above it.
Table cut_below(Table& table, int first)
{
    Table below = table;
    below.rows = table.rows - first;
    below.header_rows = 0;
    std::erase_if(below.cells, [first](Cell const& cell) { return cell.row < first; });
    for (auto& cell : below.cells)
        cell.row -= first;
    table.rows = first;
    std::erase_if(table.cells, [first](Cell const& cell) { return cell.row >= first; });
    for (auto& cell : table.cells)
        cell.row_span = std::min(cell.row_span, first - cell.row);
    return below;
}

void insert_behind(Document& document, std::size_t index, std::vector<Block> blocks)
{
    document.blocks.insert(document.blocks.begin() + static_cast<std::ptrdiff_t>(index) + 1,
                           std::make_move_iterator(blocks.begin()), std::make_move_iterator(blocks.end()));
}

void take_away(SampleSource& source, CellIndex first, std::size_t count)
{
    for (std::size_t i = first; i < first + count; ++i)
        source.truth[source.form->cells[i].id] = std::nullopt;
}

// A row of table three that stands in a group, so that a page break takes its group cells away.
int grouped_row(SampleSource& source, Random& random)
{
    auto const& rows = source.form->table(TableId::t3).rows;
    for (;;) {
        auto const row = random.below(rows.size());
        if (row > 0 && !rows[row].parent.empty() && rows[row - 1].parent == rows[row].parent)
            return header_rows + static_cast<int>(row);
    }
}

bool is_whole(Table const* table, SampleSource const& source)
{
    return table != nullptr && table->rows == header_rows + static_cast<int>(source.form->table(TableId::t3).rows.size());
}

bool table_in_two_pieces(SampleSource& source, Random& random)
{
    auto* table = find_table(source, TableId::t3);
    if (!is_whole(table, source))
        return false;
    auto below = cut_below(*table, random.between(header_rows + 1, table->rows - 1));
    insert_behind(source.document, index_of(source.document, table), {Paragraph{"— 3 —", {}}, std::move(below)});
    return true;
}

bool header_repeated_on_next_page(SampleSource& source, Random& random)
{
    auto* table = find_table(source, TableId::t3);
    if (!is_whole(table, source))
        return false;
    auto const header = *table;
    auto below = cut_below(*table, random.between(header_rows + 1, table->rows - 1));
    for (auto& cell : below.cells)
        cell.row += header_rows;
    below.rows += header_rows;
    std::vector<Cell> cells;
    std::copy_if(header.cells.begin(), header.cells.end(), std::back_inserter(cells), [](Cell const& cell) { return cell.row < header_rows; });
    below.cells.insert(below.cells.begin(), cells.begin(), cells.end());
    insert_behind(source.document, index_of(source.document, table), {std::move(below)});
    return true;
}

// The first row of the next page stands without its group cells, all of it further left.
bool row_shifted_by_page_break(SampleSource& source, Random& random)
{
    auto* table = find_table(source, TableId::t3);
    if (!is_whole(table, source))
        return false;
    auto below = cut_below(*table, grouped_row(source, random));
    for (auto& cell : below.cells)
        if (cell.row == 0)
            cell.column -= label_columns - 1;
    insert_behind(source.document, index_of(source.document, table), {std::move(below)});
    return true;
}

// Table three ends in the middle; the figures of table four follow without heading or header.
bool cut_off_and_glued(SampleSource& source, Random& random)
{
    auto* three = find_table(source, TableId::t3);
    auto* four = find_table(source, TableId::t4);
    if (!is_whole(three, source) || four == nullptr || heading_of_part(source, 3) == nullptr)
        return false;
    auto const& of_form = source.form->table(TableId::t3);
    auto const first = random.between(header_rows + 3, three->rows - 2);
    (void)cut_below(*three, first);
    for (auto r = static_cast<std::size_t>(first - header_rows); r < of_form.rows.size(); ++r)
        take_away(source, of_form.rows[r].first_cell, of_form.rows[r].cell_count);
    auto figures = cut_below(*four, header_rows);
    *four = std::move(figures);
    auto const* heading = heading_of_part(source, 3);
    std::erase_if(source.document.blocks, [heading](Block const& block) { return std::get_if<Heading>(&block) == heading; });
    return true;
}

bool heading_lost(SampleSource& source, Random& random)
{
    auto const* heading = heading_of_part(source, random.below(section_count));
    if (heading == nullptr)
        return false;
    std::erase_if(source.document.blocks, [heading](Block const& block) { return std::get_if<Heading>(&block) == heading; });
    return true;
}

bool headings_renumbered(SampleSource& source, Random&)
{
    bool any = false;
    for (std::size_t part = 0; part < section_count; ++part)
        if (auto* heading = heading_of_part(source, part)) {
            auto const mark = heading->text.find("、");
            if (mark == std::string::npos)
                continue;
            heading->text.replace(0, mark, base::to_chinese_ordinal(static_cast<int>(part) + 2));
            any = true;
        }
    return any;
}

bool headings_repeated_in_part_five(SampleSource& source, Random&)
{
    auto const* heading = heading_of_part(source, 4);
    for (std::size_t i = 0; heading != nullptr && i < source.document.blocks.size(); ++i)
        if (std::get_if<Heading>(&source.document.blocks[i]) == heading) {
            insert_behind(source.document, i, {Paragraph{"一、存在的主要问题", {}}, Paragraph{"信息更新还不够及时。", {}}, Paragraph{"二、改进情况", {}}});
            return true;
        }
    return false;
}

bool heading_in_first_row(SampleSource& source, Random&)
{
    auto* table = find_table(source, TableId::t3);
    auto* heading = heading_of_part(source, 2);
    if (table == nullptr || heading == nullptr)
        return false;
    for (auto& cell : table->cells)
        ++cell.row;
    ++table->rows;
    table->cells.insert(table->cells.begin(), {.row = 0, .column = 0, .row_span = 1, .column_span = table->columns, .text = heading->text, .at = {}, .header = true});
    std::erase_if(source.document.blocks, [heading](Block const& block) { return std::get_if<Heading>(&block) == heading; });
    return true;
}

bool total_column_missing(SampleSource& source, Random&)
{
    auto* table = find_table(source, TableId::t3);
    if (!is_whole(table, source))
        return false;
    auto const last = table->columns - 1;
    std::erase_if(table->cells, [last](Cell const& cell) { return cell.column == last; });
    for (auto& cell : table->cells)
        cell.column_span = std::min(cell.column_span, last - cell.column);
    --table->columns;
    auto const& of_form = source.form->table(TableId::t3);
    for (auto const& row : of_form.rows)
        take_away(source, source.form->cell_at(row, of_form.columns.size() - 1), 1);
    return true;
}

// The header has one column of labels more than the body.
bool widths_differ(SampleSource& source, Random&)
{
    auto* table = find_table(source, TableId::t3);
    if (!is_whole(table, source))
        return false;
    ++table->columns;
    for (auto& cell : table->cells) {
        if (cell.row >= header_rows)
            continue;
        if (cell.column == 0)
            ++cell.column_span;
        else
            ++cell.column;
    }
    return true;
}

bool row_lost(SampleSource& source, Random& random)
{
    auto* table = find_table(source, TableId::t3);
    if (!is_whole(table, source))
        return false;
    auto const row = grouped_row(source, random);
    std::erase_if(table->cells, [row](Cell const& cell) { return cell.row == row; });
    for (auto& cell : table->cells) {
        if (cell.row < row && cell.row + cell.row_span > row)
            --cell.row_span;
        if (cell.row > row)
            --cell.row;
    }
    --table->rows;
    auto const& lost = source.form->table(TableId::t3).rows[static_cast<std::size_t>(row - header_rows)];
    take_away(source, lost.first_cell, lost.cell_count);
    return true;
}

bool foreign_row(SampleSource& source, Random&)
{
    auto* table = find_table(source, TableId::t3);
    if (!is_whole(table, source))
        return false;
    auto const row = header_rows + 4;
    for (auto& cell : table->cells) {
        if (cell.row < row && cell.row + cell.row_span > row)
            ++cell.row_span;
        if (cell.row >= row)
            ++cell.row;
    }
    ++table->rows;
    std::vector<Cell> cells{{.row = row, .column = label_columns - 1, .text = "9.属于工作秘密", .at = {}, .header = true}};
    for (int c = label_columns; c < table->columns; ++c)
        cells.push_back({.row = row, .column = c, .text = "7", .at = {}, .header = true});
    table->cells.insert(table->cells.end(), cells.begin(), cells.end());
    std::stable_sort(table->cells.begin(), table->cells.end(), [](Cell const& a, Cell const& b) {
        return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    return true;
}

bool tables_as_pictures(SampleSource& source, Random&)
{
    bool any = false;
    for (auto& block : source.document.blocks)
        if (std::holds_alternative<Table>(block)) {
            block = document::Picture{{}, 900, 600};
            any = true;
        }
    for (auto& [id, value] : source.truth)
        value = std::nullopt;
    return any;
}

// Table two of another year's form, all zero.
bool forms_mixed(SampleSource& source, Random&)
{
    auto* table = find_table(source, TableId::t2);
    if (table == nullptr || source.other_form == nullptr)
        return false;
    *table = form_table(*source.other_form, TableId::t2, std::vector<std::string>(source.other_form->cells.size(), "0"));
    auto const& own = source.form->table(TableId::t2);
    take_away(source, own.first_cell, own.cell_count);
    for (auto const& cell : source.other_form->cells)
        if (cell.table == TableId::t2)
            source.truth[cell.id] = Decimal{0};
    return true;
}

bool dates_broken(SampleSource& source, Random&)
{
    for (auto& block : source.document.blocks) {
        auto* paragraph = std::get_if<Paragraph>(&block);
        if (paragraph == nullptr)
            continue;
        for (auto const* whole : {"1月1日起至", "1月1日起，至"})
            if (auto const at = paragraph->text.find(whole); at != std::string::npos) {
                paragraph->text.replace(at, std::string_view{whole}.size(), "1");
                return true;
            }
    }
    return false;
}

constexpr std::array damages{
    Damage{"table-in-two-pieces", "table three in two pieces with a page number between", table_in_two_pieces},
    Damage{"header-repeated", "the header of table three again on the next page", header_repeated_on_next_page},
    Damage{"row-shifted", "a row loses its group cells after a page break", row_shifted_by_page_break},
    Damage{"cut-off-and-glued", "table three cut off, table four without heading and header", cut_off_and_glued},
    Damage{"heading-lost", "the heading of a part lost", heading_lost},
    Damage{"headings-renumbered", "headings numbered from 二", headings_renumbered},
    Damage{"headings-repeated", "headings 一、 and 二、 inside part five", headings_repeated_in_part_five},
    Damage{"heading-in-first-row", "the heading of part three in the first row of its table", heading_in_first_row},
    Damage{"total-column-missing", "table three without its column 总计", total_column_missing},
    Damage{"widths-differ", "header and body of table three with different widths", widths_differ},
    Damage{"row-lost", "a row of table three lost", row_lost},
    Damage{"foreign-row", "a row that the form does not have", foreign_row},
    Damage{"tables-as-pictures", "tables that are only pictures", tables_as_pictures},
    Damage{"forms-mixed", "table two of the other form", forms_mixed},
    Damage{"dates-broken", "words dropped in the statistical period", dates_broken},
};

}  // namespace

std::span<Damage const> structure_damages()
{
    return damages;
}

}  // namespace report
