#include "document/write/write_html.hpp"

#include "document/write/html_style.hpp"
#include "document/write/markup_text.hpp"
#include "document/write/official_page.hpp"
#include "document/write/table_grid.hpp"
#include "document/write/title_lines.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace document {
namespace {

void append_number(std::string& html, int number)
{
    char digits[12];
    auto const end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    html.append(digits, end);
}

void append_attribute(std::string& html, std::string_view name, int number)
{
    html.append(" ").append(name).append("=\"");
    append_number(html, number);
    html += '"';
}

void append_lines(std::string& html, std::string_view text)
{
    auto first = true;
    for_each_line(text, [&](std::string_view line) {
        html += first ? "" : "<br>";
        append_escaped(html, line);
        first = false;
    });
}

// A table with more columns keeps its width on a narrow screen and scrolls sideways.
constexpr int columns_of_a_phone = 5;

class HtmlBody {
public:
    explicit HtmlBody(std::string& html) : html_{html} {}

    void operator()(Heading const& heading)
    {
        auto const level = static_cast<char>('1' + std::clamp(heading.level, 0, 5));
        html_.append("<h") += level;
        html_ += " id=\"";
        append_heading_id(++headings_);
        html_ += "\">";
        if (auto const parted = heading.level == 0 ? part_title(heading.text, official_page::title_characters) : std::nullopt)
            append_title(*parted);
        else
            append_lines(html_, heading.text);
        html_.append("</h").append(1, level).append(">\n");
    }

    void operator()(Paragraph const& paragraph)
    {
        switch (paragraph.role) {
        case ParagraphRole::body: html_ += "<p>"; break;
        case ParagraphRole::number: html_ += "<p class=\"number\">"; break;
        case ParagraphRole::addressee: html_ += "<p class=\"addressee\">"; break;
        case ParagraphRole::note: html_ += "<p class=\"note\">"; break;
        case ParagraphRole::signature: html_ += "<p class=\"signature\">"; break;
        case ParagraphRole::date: html_ += "<p class=\"date\">"; break;
        }
        append_lines(html_, paragraph.text);
        html_ += "</p>\n";
    }

    // The heading above is the table's name: a <caption> would say it twice and be read back as text of its own.
    // The frame scrolls sideways on a narrow screen, so it takes the keyboard's focus.
    void operator()(Table const& table)
    {
        html_ += "<div class=\"table";
        html_ += stays_together(table.rows) ? " short" : "";
        html_ += table.columns > columns_of_a_phone ? " wide\"" : "\"";
        html_ += " role=\"group\" tabindex=\"0\"";
        append_label();
        html_ += ">\n<table";
        append_label();
        html_ += ">\n";
        append_columns(table);
        TableGrid const grid{table};
        for (int row = 0; row < grid.rows(); ++row) {
            if (row == 0 && table.header_rows > 0)
                html_ += "<thead>\n";
            if (row == table.header_rows)
                html_ += row == 0 ? "<tbody>\n" : "</thead>\n<tbody>\n";
            append_row(grid, row);
        }
        html_ += table.header_rows < grid.rows() ? "</tbody>\n" : grid.rows() > 0 ? "</thead>\n" : "";
        html_ += "</table>\n</div>\n";
    }

    void operator()(Picture const&) { html_.append("<p class=\"note\">").append(picture_placeholder).append("</p>\n"); }

private:
    // The style parts the lines between the two; the text stays one.
    void append_title(TitleLines const& lines)
    {
        for (auto const line : {lines.first, lines.second}) {
            html_ += "<span>";
            append_escaped(html_, line);
            html_ += "</span>";
        }
    }

    void append_heading_id(int number)
    {
        html_ += 'h';
        append_number(html_, number);
    }

    void append_label()
    {
        if (headings_ == 0)
            return;
        html_ += " aria-labelledby=\"";
        append_heading_id(headings_);
        html_ += '"';
    }

    void append_columns(Table const& table)
    {
        html_ += "<colgroup>";
        for (auto const share : column_shares(table)) {
            html_ += "<col style=\"width:";
            auto const tenths = static_cast<int>(std::lround(share * 1000));
            append_number(html_, tenths / 10);
            html_ += '.';
            append_number(html_, tenths % 10);
            html_ += "%\">";
        }
        html_ += "</colgroup>\n";
    }

    void append_row(TableGrid const& grid, int row)
    {
        auto const heads_columns = grid.heads_columns(row);
        html_ += "<tr>";
        for (int column = 0; column < grid.columns(); ++column) {
            auto const* cell = grid.owner(row, column);
            if (cell == nullptr)
                html_ += "<td></td>";
            else if (grid.begins(row, column))
                append_cell(*cell, grid.height(row, column), grid.width(row, column), heads_columns);
        }
        html_ += "</tr>\n";
    }

    void append_cell(Cell const& cell, int height, int width, bool heads_columns)
    {
        html_ += cell.header ? "<th" : "<td";
        if (height > 1)
            append_attribute(html_, "rowspan", height);
        if (width > 1)
            append_attribute(html_, "colspan", width);
        if (cell.header && heads_columns)
            html_ += width > 1 ? " scope=\"colgroup\"" : " scope=\"col\"";
        else if (cell.header)
            html_ += height > 1 ? " scope=\"rowgroup\"" : " scope=\"row\"";
        html_ += cell.alignment == Alignment::left ? " class=\"l\">" : cell.alignment == Alignment::right ? " class=\"r\">" : ">";
        append_lines(html_, cell.text);
        html_ += cell.header ? "</th>" : "</td>";
    }

    std::string& html_;
    int headings_ = 0;
};

}  // namespace

std::string write_html(Document const& document)
{
    std::string html;
    html.reserve(32U << 10);
    html += "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
    append_escaped(html, document.title);
    html.append("</title>\n<style>").append(html_style).append("</style>\n</head>\n<body>\n<main>\n");
    HtmlBody body{html};
    for (auto const& block : document.blocks)
        std::visit(body, block);
    html += "</main>\n</body>\n</html>\n";
    return html;
}

}  // namespace document
