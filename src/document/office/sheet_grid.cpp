#include "document/office/sheet_grid.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <utility>

namespace document::office {
namespace {

constexpr int last_row = 1'048'576;
constexpr int last_column = 16'384;

void drop_carriage_marks(std::string& text)
{
    constexpr std::string_view mark = "_x000D_";  // how OOXML writes a carriage return
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
        text.erase(at, mark.size());
}

std::string trimmed_lines(std::string text)
{
    auto const last = text.find_last_not_of("\r\n");
    text.erase(last == std::string::npos ? 0 : last + 1);
    return text;
}

std::string value_text(pugi::xml_node cell, CellFormat const& format, WorkbookContext const& context)
{
    auto const type = attribute(cell, "t");
    if (type == "inlineStr")
        return rich_text(child(cell, "is"));
    std::string value;
    append_text(child(cell, "v"), value);
    if (type == "s") {
        auto const index = static_cast<std::size_t>(to_number(value, -1, -1, 1 << 30));
        return index < context.shared_strings.size() ? context.shared_strings[index] : std::string{};
    }
    if (type == "b")
        return value == "1" ? "TRUE" : "FALSE";
    if (type.empty() || type == "n")
        return show_number(value, format, context.dates);
    drop_carriage_marks(value);
    return value;
}

SheetCell to_sheet_cell(pugi::xml_node node, int column, WorkbookContext const& context)
{
    auto const& format = context.styles.find(to_number(attribute(node, "s"), 0, 0, 1 << 30));
    SheetCell cell{.column = column, .text = {}, .bordered = format.bordered};
    auto const formula = child(node, "f");
    if (formula && !child(node, "v")) {
        append_text(formula, cell.text);
        cell.text = clean_utf8("=" + cell.text);
        cell.legibility = Legibility::unreadable;
        return cell;
    }
    auto const type = attribute(node, "t");
    auto const is_number = type.empty() || type == "n";
    cell.text = trimmed_lines(clean_utf8(value_text(node, format, context)));
    if (base::is_blank(cell.text))
        cell.text.clear();
    auto const uncalculated = formula && context.awaits_calculation && cell.text == "0";
    if (is_number && !cell.text.empty() && (uncalculated || format.shape == NumberShape::scaled))
        cell.legibility = Legibility::unreadable;
    return cell;
}

bool is_true(std::string_view value)
{
    return value == "1" || value == "true";
}

// The ranges of columns that are not shown.
std::vector<std::pair<int, int>> hidden_columns(pugi::xml_node worksheet)
{
    std::vector<std::pair<int, int>> hidden;
    for (auto const node : child(worksheet, "cols").children())
        if (is_true(attribute(node, "hidden")))
            hidden.emplace_back(to_number(attribute(node, "min"), 1, 1, last_column),
                                to_number(attribute(node, "max"), 1, 1, last_column));
    return hidden;
}

base::Result<void> read_row(pugi::xml_node node, SheetRow& row, WorkbookContext& context)
{
    int column = 0;
    for (auto const part : node.children()) {
        if (local_name(part) != "c")
            continue;
        auto const address = parse_cell_address(attribute(part, "r"));
        column = address ? address->column : std::min(column + 1, last_column);
        auto cell = to_sheet_cell(part, column, context);
        context.text_bytes += cell.text.size();
        if (context.text_bytes > context.text_limit)
            return tl::unexpected{over_limit("text_bytes", context.text_limit)};
        if (!cell.text.empty() || cell.bordered)
            row.cells.push_back(std::move(cell));
    }
    auto const by_column = [](SheetCell const& a, SheetCell const& b) { return a.column < b.column; };
    std::sort(row.cells.begin(), row.cells.end(), by_column);
    auto const same = [](SheetCell const& a, SheetCell const& b) { return a.column == b.column; };
    row.cells.erase(std::unique(row.cells.begin(), row.cells.end(), same), row.cells.end());
    return {};
}

std::optional<MergedRange> parse_range(std::string_view text)
{
    auto const colon = text.find(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    auto const from = parse_cell_address(text.substr(0, colon));
    auto const to = parse_cell_address(text.substr(colon + 1));
    if (!from || !to || from->row > to->row || from->column > to->column)
        return std::nullopt;
    return MergedRange{from->row, from->column, to->row, to->column};
}

}  // namespace

std::optional<CellAddress> parse_cell_address(std::string_view text)
{
    int column = 0;
    std::size_t at = 0;
    for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z' && column <= last_column; ++at)
        column = column * 26 + (text[at] - 'A' + 1);
    auto const row = to_number(text.substr(at), 0, 0, last_row + 1);
    if (column < 1 || column > last_column || row < 1 || row > last_row)
        return std::nullopt;
    return CellAddress{row, column};
}

std::string rich_text(pugi::xml_node node)
{
    std::string text;
    for (auto const part : node.children()) {
        if (local_name(part) == "t")
            append_text(part, text);
        else if (local_name(part) == "r")
            append_text(child(part, "t"), text);
    }
    drop_carriage_marks(text);
    return text;
}

base::Result<SheetGrid> read_sheet_grid(pugi::xml_node worksheet, WorkbookContext& context)
{
    SheetGrid grid;
    auto const hidden = hidden_columns(worksheet);
    auto const is_hidden = [&hidden](SheetCell const& cell) {
        return std::any_of(hidden.begin(), hidden.end(), [&](auto const& range) {
            return cell.column >= range.first && cell.column <= range.second;
        });
    };
    int number = 0;
    for (auto const node : child(worksheet, "sheetData").children()) {
        if (local_name(node) != "row")
            continue;
        number = to_number(attribute(node, "r"), std::min(number + 1, last_row), 1, last_row);
        if (is_true(attribute(node, "hidden"))) {
            grid.hidden_rows.push_back(number);
            continue;
        }
        SheetRow row{number, {}};
        if (auto const read = read_row(node, row, context); !read)
            return tl::unexpected{read.error()};
        std::erase_if(row.cells, is_hidden);
        if (!row.cells.empty())
            grid.rows.push_back(std::move(row));
    }
    auto const by_number = [](SheetRow const& a, SheetRow const& b) { return a.number < b.number; };
    std::sort(grid.rows.begin(), grid.rows.end(), by_number);
    auto const same = [](SheetRow const& a, SheetRow const& b) { return a.number == b.number; };
    grid.rows.erase(std::unique(grid.rows.begin(), grid.rows.end(), same), grid.rows.end());

    std::sort(grid.hidden_rows.begin(), grid.hidden_rows.end());

    for (auto const node : child(worksheet, "mergeCells").children())
        if (auto const range = parse_range(attribute(node, "ref")))
            grid.merged.push_back(*range);
    auto const by_top = [](MergedRange const& a, MergedRange const& b) { return a.top < b.top; };
    std::sort(grid.merged.begin(), grid.merged.end(), by_top);
    return grid;
}

MergedRange const* merge_at(SheetGrid const& grid, int row, int column)
{
    auto const by_top = [](MergedRange const& range, int top) { return range.top < top; };
    auto range = std::lower_bound(grid.merged.begin(), grid.merged.end(), row, by_top);
    for (; range != grid.merged.end() && range->top == row; ++range)
        if (range->left == column)
            return &*range;
    return nullptr;
}

int drawn_right(MergedRange const& merge)
{
    constexpr int widest_merge = 256;
    return std::min(merge.right, merge.left + widest_merge - 1);
}

}  // namespace document::office
