#include "document/text/html_builder.hpp"

#include "document/text/trim.hpp"

#include <algorithm>
#include <array>

namespace document {
namespace {

// A table that holds a page's text: few cells, one of them long.
constexpr std::size_t few_cells = 6;
constexpr std::uint32_t many_pieces = 10;

}  // namespace

void HtmlBuilder::break_line()
{
    gap_ = Gap::none;
    if (text_.size() == line_begin_)
        return;
    text_.resize(line_begin_ + trim_end(std::string_view{text_}.substr(line_begin_)).size());
    auto const end = static_cast<std::uint32_t>(text_.size());
    if (end == line_begin_)
        return;
    auto const is_heading = heading_ >= 0;
    pieces_.push_back({is_heading ? PieceKind::heading : PieceKind::paragraph,
                       static_cast<std::uint8_t>(is_heading ? heading_ : 0), line_, line_begin_, end});
    line_begin_ = end;
}

void HtmlBuilder::break_inside()
{
    if (heading_ >= 0)
        gap_ = std::max(gap_, Gap::blank);
    else
        break_line();
}

void HtmlBuilder::add_picture(Picture picture)
{
    break_line();
    pieces_.push_back({PieceKind::picture, 0, picture.at.first, static_cast<std::uint32_t>(pictures_.size()), 0});
    pictures_.push_back(std::move(picture));
}

void HtmlBuilder::add_piece(PieceKind kind, int level, std::string_view text, int line)
{
    auto const begin = static_cast<std::uint32_t>(text_.size());
    text_ += text;
    line_begin_ = static_cast<std::uint32_t>(text_.size());
    pieces_.push_back({kind, static_cast<std::uint8_t>(level), line, begin, line_begin_});
}

void HtmlBuilder::add_blocks(std::vector<Block> blocks, int first_line)
{
    break_line();
    auto const shift = first_line - 1;
    for (auto& block : blocks) {
        if (auto* const table = std::get_if<Table>(&block)) {
            table->at.first += shift;
            for (auto& cell : table->cells)
                cell.at.first += shift;
            pieces_.push_back({PieceKind::table, 0, table->at.first, static_cast<std::uint32_t>(finished_.size()), 0});
            finished_.push_back(std::move(*table));
        } else if (auto const* const heading = std::get_if<Heading>(&block))
            add_piece(PieceKind::heading, heading->level, heading->text, heading->at.first + shift);
        else if (auto const* const paragraph = std::get_if<Paragraph>(&block))
            add_piece(PieceKind::paragraph, 0, paragraph->text, paragraph->at.first + shift);
    }
}

void HtmlBuilder::begin_heading(int level)
{
    break_line();
    heading_ = level;
}

void HtmlBuilder::end_heading()
{
    break_line();
    heading_ = -1;
}

void HtmlBuilder::begin_table(int line)
{
    break_line();
    if (open_ == tables_.size())
        tables_.emplace_back();
    ++open_;
    auto& table = top();
    table.grid.clear();
    table.first_piece = static_cast<std::uint32_t>(pieces_.size());
    table.inner_cells = 0;
    table.line = line;
    table.cell_is_open = false;
}

void HtmlBuilder::begin_group(bool is_head)
{
    end_cell();
    if (open_ > 0)
        top().grid.begin_group(is_head);
}

void HtmlBuilder::end_group()
{
    end_cell();
    if (open_ > 0)
        top().grid.end_group();
}

void HtmlBuilder::begin_row()
{
    end_cell();
    if (open_ == 0)
        return;
    top().grid.begin_row();
    count_area(top().grid);
}

void HtmlBuilder::end_row()
{
    end_cell();
    if (open_ > 0)
        top().grid.end_row();
}

void HtmlBuilder::begin_cell(int row_span, int column_span, bool header, int line)
{
    end_cell();
    if (open_ == 0)
        return;
    auto& cell = top().grid.begin_cell(row_span, column_span);
    cell.header = cell.header || header;
    cell.line = line;
    cell.first_piece = static_cast<std::uint32_t>(pieces_.size());
    top().cell_is_open = true;
    count_area(top().grid);
}

void HtmlBuilder::end_cell()
{
    break_line();
    if (open_ == 0 || !top().cell_is_open)
        return;
    top().cell_is_open = false;
    top().grid.cells().back().last_piece = static_cast<std::uint32_t>(pieces_.size());
}

// Whoever lays the table out again needs a place for each of its squares.
void HtmlBuilder::count_area(HtmlGrid const& grid)
{
    auto const area = (static_cast<std::size_t>(grid.rows()) + 1) * static_cast<std::size_t>(grid.columns());
    if (area > limits_.elements)
        refusal_ = over_limit("elements", limits_.elements);
}

bool HtmlBuilder::is_layout(OpenTable const& table) const
{
    auto const& cells = table.grid.cells();
    if (table.grid.columns() <= 1)
        return true;
    if (table.inner_cells == 0 && cells.size() > few_cells)
        return false;
    std::size_t filled = 0;
    auto has_long = false;
    for (auto const& cell : cells) {
        auto const begin = pieces_.begin() + cell.first_piece;
        auto const end = pieces_.begin() + cell.last_piece;
        auto const holds_text = std::any_of(begin, end, [](Piece const& p) { return p.kind != PieceKind::table; });
        auto const holds_table = std::any_of(begin, end, [](Piece const& p) { return p.kind == PieceKind::table; });
        filled += holds_text && !holds_table ? 1 : 0;
        has_long = has_long || cell.last_piece - cell.first_piece > many_pieces;
    }
    return (table.inner_cells > 0 && table.inner_cells >= filled) || (has_long && cells.size() <= few_cells);
}

std::string_view HtmlBuilder::text_of(Piece const& piece) const
{
    return std::string_view{text_}.substr(piece.begin, piece.end - piece.begin);
}

std::string HtmlBuilder::text_of(GridCell const& cell) const
{
    std::string text;
    for (auto at = cell.first_piece; at < cell.last_piece; ++at) {
        auto const& piece = pieces_[at];
        if (piece.kind == PieceKind::picture)
            continue;
        if (!text.empty())
            text += '\n';
        if (piece.kind != PieceKind::table) {
            text += text_of(piece);
            continue;
        }
        auto row = 0;
        for (auto const& inner : finished_[piece.begin].cells) {
            if (!text.empty() && text.back() != '\n' && !inner.text.empty())
                text += inner.row == row ? ' ' : '\n';
            text += inner.text;
            row = inner.row;
        }
    }
    return text;
}

Table HtmlBuilder::to_table(OpenTable const& open) const
{
    auto const& grid = open.grid;
    Table table;
    table.rows = grid.rows();
    table.columns = grid.columns();
    table.at = base::line_place(open.line);
    table.header_rows = grid.header_rows();
    table.cells.reserve(grid.cells().size());
    for (auto const& cell : grid.cells())
        table.cells.push_back({cell.row, cell.column, cell.row_span, cell.column_span, text_of(cell),
                               base::line_place(cell.line), cell.header});
    return table;
}

// Text between the cells (captions, and what was written outside of them) and pictures stay, before the table.
void HtmlBuilder::keep_strays(OpenTable const& open)
{
    auto to = open.first_piece;
    auto at = open.first_piece;
    auto const keep = [&](std::uint32_t end) {
        for (; at < end; ++at)
            pieces_[to++] = pieces_[at];
    };
    for (auto const& cell : open.grid.cells()) {
        keep(cell.first_piece);
        for (; at < cell.last_piece; ++at) {
            if (pieces_[at].kind == PieceKind::picture)
                pieces_[to++] = pieces_[at];
            else if (pieces_[at].kind == PieceKind::table)
                finished_[pieces_[at].begin] = {};  // has become text of the cell
        }
    }
    keep(static_cast<std::uint32_t>(pieces_.size()));
    pieces_.resize(to);
}

void HtmlBuilder::end_table()
{
    end_cell();
    if (open_ == 0)
        return;
    auto& open = top();
    open.grid.finish();
    --open_;
    auto cells = open.grid.cells().size();
    if (is_layout(open)) {
        cells = open.inner_cells;
    } else {
        auto table = to_table(open);
        keep_strays(open);
        pieces_.push_back({PieceKind::table, 0, open.line, static_cast<std::uint32_t>(finished_.size()), 0});
        finished_.push_back(std::move(table));
    }
    if (open_ > 0)
        top().inner_cells += cells;
}

Block HtmlBuilder::to_block(Piece const& piece)
{
    switch (piece.kind) {
    case PieceKind::paragraph: return Paragraph{std::string{text_of(piece)}, base::line_place(piece.line)};
    case PieceKind::heading: return Heading{piece.level, std::string{text_of(piece)}, base::line_place(piece.line)};
    case PieceKind::table: return std::move(finished_[piece.begin]);
    case PieceKind::picture: return std::move(pictures_[piece.begin]);
    }
    return Paragraph{};
}

Document HtmlBuilder::finish(std::string title)
{
    while (open_ > 0)
        end_table();
    break_line();
    Document document{.format = "html", .title = std::move(title)};
    document.blocks.reserve(pieces_.size());
    for (auto const& piece : pieces_)
        document.blocks.push_back(to_block(piece));
    return document;
}

}  // namespace document
