#include "report/sample/html_markup.hpp"

#include <algorithm>

namespace report {
namespace {

using document::Cell;
using document::Table;

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool is_figure(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class TableMaker {
public:
    TableMaker(std::string& page, Table const& table, HtmlDress const& dress, HtmlHazards const& hazards)
        : page_{page}, table_{table}, dress_{dress}, hazards_{hazards}
    {
    }

    void make()
    {
        open("table", dress_.table);
        page_ += '\n';
        auto next = table_.cells.begin();
        for (int row = 0; row < table_.rows; ++row) {
            auto const begin = next;
            while (next != table_.cells.end() && next->row <= row)
                ++next;
            add_row(begin, next);
            if (hazards_.hidden_rows && row + 2 == table_.rows)
                add_hidden_row();
        }
        page_ += "</table>\n";
    }

private:
    using Cells = std::vector<Cell>::const_iterator;

    void open(std::string_view element, std::string_view attributes)
    {
        page_ += '<';
        auto const begin = page_.size();
        page_ += element;
        page_ += attributes;
        if (hazards_.open_cells) {
            std::transform(page_.begin() + static_cast<std::ptrdiff_t>(begin),
                           page_.begin() + static_cast<std::ptrdiff_t>(begin + element.size()),
                           page_.begin() + static_cast<std::ptrdiff_t>(begin), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
        }
        page_ += '>';
    }

    void close(std::string_view element)
    {
        if (!hazards_.open_cells)
            page_.append("</").append(element).append(">");
    }

    void add_row(Cells begin, Cells end)
    {
        open("tr", dress_.row);
        for (auto cell = begin; cell != end; ++cell)
            add_cell(*cell);
        close("tr");
        page_ += '\n';
    }

    // Figures that are not there for a reader of the page: a sum that a script once worked out.
    void add_hidden_row()
    {
        page_ += "<tr style=\"display:none\">";
        for (int column = 0; column < table_.columns; ++column)
            page_ += "<td>98765</td>";
        page_ += "</tr>\n";
    }

    void add_cell(Cell const& cell)
    {
        auto attributes = std::string{dress_.cell};
        auto const* quote = hazards_.open_cells ? "" : "\"";
        auto const to_end = cell.row + cell.row_span >= table_.rows;
        auto const rows = cell.row_span + (hazards_.spans_too_long && cell.header && to_end ? 3 : 0);
        if (rows > 1)
            attributes += std::string{" rowspan="} + quote + std::to_string(rows) + quote;
        if (cell.column_span > 1)
            attributes += std::string{" colspan="} + quote + std::to_string(cell.column_span) + quote;
        open("td", attributes);
        page_ += dress_.cell_opens;
        if (hazards_.tables_in_cells && !cell.header)
            add_inner_table(cell);
        else
            add_text(cell);
        page_ += dress_.cell_closes;
        close("td");
    }

    void add_inner_table(Cell const& cell)
    {
        page_ += "<table><tr><td>";
        add_text(cell);
        page_ += "</td></tr></table>";
    }

    void add_text(Cell const& cell)
    {
        if (hazards_.no_break_spaces || cell.text.empty())
            page_ += "&nbsp;";
        if (is_figure(cell.text))
            add_figure(cell.text);
        else
            add_words(cell.text);
        if (hazards_.no_break_spaces)
            page_ += "&nbsp;&nbsp;";
    }

    void add_figure(std::string_view figure)
    {
        if (hazards_.character_references) {
            for (auto const digit : figure)
                page_.append("&#").append(std::to_string(static_cast<int>(digit))).append(";");
        } else if (hazards_.inline_markup) {
            page_ += "<b><font face=\"仿宋\"></font><span>";
            append_escaped(page_, figure.substr(0, 1));
            page_ += "</span><span lang=\"EN-US\">";
            append_escaped(page_, figure.substr(1));
            page_ += "</span></b>";
        } else {
            append_runs(page_, figure, dress_);
        }
    }

    void add_words(std::string_view text)
    {
        for (;;) {
            auto const end = std::min(text.find('\n'), text.size());
            add_line(text.substr(0, end));
            if (end == text.size())
                return;
            page_ += "<br>";
            text.remove_prefix(end + 1);
        }
    }

    // A line, broken behind its fourth character where the hazard says so.
    void add_line(std::string_view line)
    {
        constexpr std::size_t four_ideographs = 12;
        auto const breaks = hazards_.line_breaks && line.size() > four_ideographs &&
                            std::none_of(line.begin(), line.begin() + four_ideographs, is_ascii);
        if (!breaks) {
            append_runs(page_, line, dress_);
            return;
        }
        append_runs(page_, line.substr(0, four_ideographs), dress_);
        page_ += "<br/>\n";
        append_runs(page_, line.substr(four_ideographs), dress_);
    }

    std::string& page_;
    Table const& table_;
    HtmlDress const& dress_;
    HtmlHazards const& hazards_;
};

}  // namespace

void append_escaped(std::string& page, std::string_view text)
{
    for (auto const c : text) {
        switch (c) {
        case '&': page += "&amp;"; break;
        case '<': page += "&lt;"; break;
        case '>': page += "&gt;"; break;
        default: page += c;
        }
    }
}

void append_runs(std::string& page, std::string_view text, HtmlDress const& dress)
{
    for (std::size_t begin = 0; begin < text.size();) {
        auto const ascii = is_ascii(text[begin]);
        auto end = begin;
        while (end < text.size() && is_ascii(text[end]) == ascii)
            ++end;
        page += ascii ? dress.ascii_opens : dress.other_opens;
        append_escaped(page, text.substr(begin, end - begin));
        page += ascii ? dress.ascii_closes : dress.other_closes;
        begin = end;
    }
}

void append_table(std::string& page, Table const& table, HtmlDress const& dress, HtmlHazards const& hazards)
{
    TableMaker{page, table, dress, hazards}.make();
}

}  // namespace report
