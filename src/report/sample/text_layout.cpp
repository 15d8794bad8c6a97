#include "report/sample/text_layout.hpp"

#include <algorithm>
#include <vector>

namespace report {
namespace {

using document::Cell;
using document::Table;

enum class Covering { none, from_above, from_left };

struct Position {
    Cell const* cell = nullptr;  // that begins here
    Covering covering = Covering::none;
};

using Grid = std::vector<std::vector<Position>>;

Grid to_grid(Table const& table)
{
    Grid grid(static_cast<std::size_t>(table.rows), std::vector<Position>(static_cast<std::size_t>(table.columns)));
    for (auto const& cell : table.cells)
        for (int r = cell.row; r < std::min(cell.row + cell.row_span, table.rows); ++r)
            for (int c = cell.column; c < std::min(cell.column + cell.column_span, table.columns); ++c) {
                auto& position = grid[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)];
                if (r == cell.row && c == cell.column)
                    position.cell = &cell;
                else
                    position.covering = c == cell.column ? Covering::from_above : Covering::from_left;
            }
    return grid;
}

std::string one_line(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

class Writer {
public:
    explicit Writer(TextLayout layout) : layout_{layout} {}

    void operator()(document::Heading const& heading) { add_line(heading.text); }
    void operator()(document::Paragraph const& paragraph) { add_line(paragraph.text); }
    void operator()(document::Picture const&) {}

    void operator()(Table const& table)
    {
        bool first = true;
        for (auto const& row : to_grid(table)) {
            write_row(row);
            if (first && (layout_ == TextLayout::pipes || layout_ == TextLayout::pipes_collapsed))
                write_rule(row.size());
            first = false;
        }
        text_ += '\n';
    }

    std::string take() { return std::move(text_); }

private:
    void add_line(std::string const& line) { text_ += line + "\n\n"; }

    [[nodiscard]] std::vector<std::string> texts_of(std::vector<Position> const& row) const
    {
        auto const collapsed = layout_ == TextLayout::tabs_collapsed || layout_ == TextLayout::pipes_collapsed ||
                               layout_ == TextLayout::lines || layout_ == TextLayout::piped_lines;
        std::vector<std::string> texts;
        for (auto const& position : row)
            if (position.cell != nullptr || !collapsed || position.covering != Covering::from_left)
                texts.push_back(position.cell == nullptr ? std::string{} : one_line(position.cell->text));
        return texts;
    }

    void write_row(std::vector<Position> const& row)
    {
        auto const texts = texts_of(row);
        switch (layout_) {
        case TextLayout::tabs:
        case TextLayout::tabs_collapsed: write_joined(texts, "", "\t", ""); break;
        case TextLayout::pipes:
        case TextLayout::pipes_collapsed: write_joined(texts, "| ", " | ", " |"); break;
        case TextLayout::exploded_pipes: write_exploded(row); break;
        case TextLayout::lines:
            for (auto const& text : texts)
                if (!text.empty())
                    text_ += text + "\n";
            break;
        case TextLayout::piped_lines:
            for (auto const& text : texts)
                text_ += "| " + text + "\n";
            break;
        }
    }

    void write_joined(std::vector<std::string> const& texts, char const* before, char const* between, char const* behind)
    {
        text_ += before;
        for (std::size_t i = 0; i < texts.size(); ++i)
            text_ += (i == 0 ? "" : between) + texts[i];
        text_ += behind;
        text_ += '\n';
    }

    // A lone pipe opens the row, each cell closes with one, the places that merged cells cover follow at the end.
    void write_exploded(std::vector<Position> const& row)
    {
        text_ += "|\n";
        std::size_t covered = 0;
        for (auto const& position : row) {
            if (position.cell != nullptr)
                text_ += one_line(position.cell->text) + " |\n";
            else if (position.covering == Covering::from_above)
                text_ += "|\n";
            else
                ++covered;
        }
        if (covered > 0)
            text_ += std::string(covered, '|') + "\n";
    }

    void write_rule(std::size_t columns)
    {
        text_ += "|";
        for (std::size_t i = 0; i < columns; ++i)
            text_ += "---|";
        text_ += '\n';
    }

    TextLayout layout_;
    std::string text_;
};

}  // namespace

std::string_view to_string(TextLayout layout)
{
    switch (layout) {
    case TextLayout::tabs: return "tabs";
    case TextLayout::tabs_collapsed: return "tabs-collapsed";
    case TextLayout::pipes: return "pipes";
    case TextLayout::pipes_collapsed: return "pipes-collapsed";
    case TextLayout::exploded_pipes: return "exploded-pipes";
    case TextLayout::lines: return "lines";
    case TextLayout::piped_lines: return "piped-lines";
    }
    return {};
}

std::string lay_out(document::Document const& document, TextLayout layout)
{
    Writer writer{layout};
    for (auto const& block : document.blocks)
        std::visit(writer, block);
    return writer.take();
}

}  // namespace report
