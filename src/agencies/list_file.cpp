#include "agencies/list_file.hpp"

#include "base/utf8.hpp"
#include "document/workbook/workbook.hpp"

#include <algorithm>

namespace agencies {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // by which Excel knows UTF-8
constexpr std::size_t longest_sheet_name = 31;
constexpr double narrowest = 10;
constexpr double widest = 48;

std::string csv_cell(std::string text)
{
    constexpr std::string_view formula_begins = "=+-@\t\r";
    if (!text.empty() && formula_begins.find(text.front()) != std::string_view::npos)
        text.insert(text.begin(), '\'');
    std::string cell = "\"";
    for (char const c : text) {
        cell += c;
        if (c == '"')
            cell += c;
    }
    return cell + "\"";
}

std::string csv_line(std::vector<std::string> const& cells)
{
    std::string line;
    for (auto const& cell : cells)
        line += (line.empty() ? "" : ",") + csv_cell(cell);
    return line + "\r\n";
}

std::string csv_of(ListFile const& file)
{
    auto csv = std::string{byte_order_mark} + csv_line(file.head);
    for (auto const& row : file.rows)
        csv += csv_line(row);
    return csv;
}

// Without what the name of a sheet may not hold.
std::string sheet_name(std::string_view title)
{
    constexpr std::string_view forbidden = "[]:*?/\\";
    std::string name;
    std::size_t characters = 0;
    for (std::size_t at = 0; at < title.size() && characters < longest_sheet_name; ++characters) {
        auto const begin = at;
        [[maybe_unused]] auto const read = base::next_code_point(title, at);
        auto const sign = title.substr(begin, at - begin);
        name += sign.size() == 1 && forbidden.find(sign.front()) != std::string_view::npos ? std::string_view{" "} : sign;
    }
    return name;
}

double width_of(ListFile const& file, std::size_t column)
{
    // Two digits wide for what is not ASCII: near enough for Chinese.
    auto const width = [](std::string const& text) {
        return static_cast<double>(std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) +
               static_cast<double>(std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0xC0; })) * 2;
    };
    auto most = width(file.head.at(column));
    for (auto const& row : file.rows)
        if (column < row.size())
            most = std::max(most, width(row[column]));
    return std::clamp(most + 2, narrowest, widest);
}

base::Result<std::string> xlsx_of(ListFile const& file)
{
    document::Sheet sheet{.name = sheet_name(file.title), .repeated_first_row = 0, .repeated_last_row = 0};
    auto const add = [&sheet](int row, std::vector<std::string> const& cells, document::SheetStyle const& style) {
        for (int column = 0; column < static_cast<int>(cells.size()); ++column)
            sheet.cells.push_back({{row, column, row, column}, cells[static_cast<std::size_t>(column)], style});
    };
    add(0, file.head, {.bold = true, .border = true, .shaded = true});
    for (int row = 0; row < static_cast<int>(file.rows.size()); ++row)
        add(row + 1, file.rows[static_cast<std::size_t>(row)], {.border = true, .at_top = true});
    for (std::size_t column = 0; column < file.head.size(); ++column)
        sheet.column_widths.push_back(width_of(file, column));
    return document::write_workbook({.title = file.title, .sheets = {std::move(sheet)}});
}

}  // namespace

std::optional<ListFormat> parse_list_format(std::string_view text)
{
    if (text == "csv")
        return ListFormat::csv;
    if (text == "xlsx")
        return ListFormat::xlsx;
    return std::nullopt;
}

base::Result<std::string> list_bytes(ListFile const& file, ListFormat format)
{
    return format == ListFormat::csv ? csv_of(file) : xlsx_of(file);
}

base::Result<http::Response> list_download(ListFile const& file, ListFormat format)
{
    auto const is_csv = format == ListFormat::csv;
    auto const* const type = is_csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    return list_bytes(file, format).map([&](std::string bytes) {
        return http::download(std::move(bytes), type, file.name + (is_csv ? ".csv" : ".xlsx"));
    });
}

}  // namespace agencies
