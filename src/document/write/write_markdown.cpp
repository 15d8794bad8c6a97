#include "document/write/write_markdown.hpp"

#include "document/write/markup_text.hpp"
#include "document/write/table_grid.hpp"

#include <algorithm>
#include <array>

namespace document {
namespace {

// The marks that would change how a line is understood when they stand in its text.
void append_inline(std::string& markdown, std::string_view text)
{
    constexpr std::string_view marks = "\\`*_~[]|<&";
    for (auto const c : text) {
        if (marks.find(c) != std::string_view::npos)
            markdown += '\\';
        markdown += c;
    }
}

// Text that begins like a heading, a list, a quotation or a ruler gets a backslash before the mark that makes it one.
void append_line(std::string& markdown, std::string_view line)
{
    auto const digits = std::min(line.find_first_not_of("0123456789"), line.size());
    auto const mark = digits <= 9 ? digits : 0;
    auto const next = mark + 1 < line.size() ? line[mark + 1] : ' ';
    auto const is_list = digits > 0 && mark < line.size() && (line[mark] == '.' || line[mark] == ')') && (next == ' ' || next == '\t');
    auto const is_block = digits == 0 && !line.empty() && std::string_view{"#>+-=~"}.find(line[0]) != std::string_view::npos;
    if (is_list || is_block) {
        markdown.append(line.substr(0, mark)).append("\\").append(line.substr(mark, 1));
        line.remove_prefix(mark + 1);
    }
    append_inline(markdown, line);
}

// Whether the blanks of a line could be taken for the gaps of a table that has lost its rules: "规章 3 1 5".
bool has_gaps(std::string_view line)
{
    constexpr std::string_view figures = "0123456789+-/.\xE2";  // the last begins a dash
    auto figures_behind_blanks = 0;
    for (std::size_t at = 0; at + 1 < line.size(); ++at) {
        if (line[at] == '\t' || line.substr(at).starts_with("　") || line.substr(at).starts_with("  "))
            return true;
        figures_behind_blanks += line[at] == ' ' && figures.find(line[at + 1]) != std::string_view::npos ? 1 : 0;
    }
    return figures_behind_blanks > 1;
}

// Blanks as entities are the same on the page and no gaps in the source.
std::string without_gaps(std::string_view line)
{
    std::string closed;
    for (std::size_t at = 0; at < line.size();) {
        auto const wide = line.substr(at).starts_with("　");
        if (wide || line[at] == ' ' || line[at] == '\t')
            closed += "&#32;";
        else
            closed += line[at];
        at += wide ? std::string_view{"　"}.size() : 1;
    }
    return closed;
}

// A line as `append` writes it, with nothing in it that could be taken for the gaps of a table.
void append_closed(std::string& markdown, std::string_view line, void (*append)(std::string&, std::string_view))
{
    std::string escaped;
    append(escaped, line);
    markdown += has_gaps(line) ? without_gaps(escaped) : escaped;
}

// Lines of one paragraph; the two spaces at the end keep the break.
void append_paragraph(std::string& markdown, std::string_view text)
{
    auto first = true;
    for_each_line(text, [&](std::string_view line) {
        markdown += first ? "" : "  \n";
        append_closed(markdown, line, append_line);
        first = false;
    });
    markdown += "\n\n";
}

void append_cell(std::string& markdown, std::string_view text)
{
    auto first = true;
    for_each_line(text, [&](std::string_view line) {
        markdown += first ? "" : "<br>";
        append_inline(markdown, line);
        first = false;
    });
}

void append_table(std::string& markdown, Table const& table)
{
    TableGrid const grid{table};
    for (int row = 0; row < grid.rows(); ++row) {
        markdown += '|';
        for (int column = 0; column < grid.columns(); ++column) {
            markdown += ' ';
            if (auto const* cell = grid.owner(row, column); cell != nullptr && grid.begins(row, column) && !cell->text.empty()) {
                append_cell(markdown, cell->text);
                markdown += ' ';
            }
            markdown += '|';
        }
        markdown += '\n';
        if (row == 0) {
            markdown += '|';
            for (int column = 0; column < grid.columns(); ++column)
                markdown += " --- |";
            markdown += '\n';
        }
    }
    markdown += '\n';
}

struct Append {
    std::string& markdown;

    void operator()(Heading const& heading) const
    {
        markdown.append(static_cast<std::size_t>(std::clamp(heading.level + 1, 1, 6)), '#').append(" ");
        auto text = heading.text;
        std::replace(text.begin(), text.end(), '\n', ' ');
        append_closed(markdown, text, append_inline);
        markdown += "\n\n";
    }
    void operator()(Paragraph const& paragraph) const { append_paragraph(markdown, paragraph.text); }
    void operator()(Table const& table) const { append_table(markdown, table); }
    void operator()(Picture const&) const { append_paragraph(markdown, picture_placeholder); }
};

}  // namespace

std::string write_markdown(Document const& document)
{
    std::string markdown;
    for (auto const& block : document.blocks)
        std::visit(Append{markdown}, block);
    if (markdown.ends_with("\n\n"))
        markdown.pop_back();
    return markdown;
}

}  // namespace document
