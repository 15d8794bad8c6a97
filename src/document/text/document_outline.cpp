#include "document/text/document_outline.hpp"

namespace document {
namespace {

std::string number(int n)
{
    return std::to_string(n);
}

std::string on_one_line(std::string text)
{
    for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at))
        text.replace(at, 1, "⏎");
    return text;
}

std::string outline(Table const& table)
{
    std::string text = "T" + number(table.at.first) + " " + number(table.rows) + "x" + number(table.columns);
    text += table.header_rows > 0 ? " h" + number(table.header_rows) + ":" : ":";
    auto row = -1;
    auto column = 0;
    for (auto const& cell : table.cells) {
        auto const begins_row = cell.row != row;
        text += !begins_row ? "|" : row < 0 ? " " : " / ";
        for (column = begins_row ? 0 : column; column < cell.column; ++column)
            text += "~|";
        text += on_one_line(cell.text);
        if (cell.row_span > 1 || cell.column_span > 1)
            text += "(" + number(cell.row_span) + "x" + number(cell.column_span) + ")";
        text += cell.header && table.columns_are == Columns::exact ? "#" : "";
        row = cell.row;
        column = cell.column + cell.column_span;
    }
    return text;
}

std::string outline(Heading const& heading)
{
    return "H" + number(heading.level) + "@" + number(heading.at.first) + " " + heading.text;
}

std::string outline(Paragraph const& paragraph)
{
    return "P" + number(paragraph.at.first) + " " + paragraph.text;
}

std::string outline(Picture const& picture)
{
    auto const size = picture.width > 0 ? " " + number(picture.width) + "x" + number(picture.height) : std::string{};
    return "I" + number(picture.at.first) + size + (picture.bytes.empty() ? "" : " " + picture.bytes);
}

}  // namespace

std::string outline(Document const& document)
{
    std::string text;
    for (auto const& block : document.blocks)
        text += std::visit([](auto const& b) { return outline(b); }, block) + "\n";
    return text;
}

}  // namespace document
