#include "document/write/pdf_pages.hpp"

#include "base/ensure.hpp"
#include "document/write/official_page.hpp"

#include <algorithm>
#include <cmath>

namespace document {
namespace {

namespace page = official_page;

constexpr double tolerance = 0.01;
constexpr double rule_width = 0.5;
constexpr double gap_below_table = 4;

// Where the foot of the characters stands in a line `pitch` high, so that an ideograph is in its middle.
double baseline_in(double pitch, double size)
{
    constexpr double ascent = 0.86;  // of an ideograph, in ems
    return (pitch - size) / 2 + ascent * size;
}

double text_height(SetText const& text) { return line_count(text.layout.get()) * text.pitch; }

double snapped_to_grid(double y)
{
    return std::ceil(y / page::line_pitch - tolerance) * page::line_pitch;
}

}  // namespace

base::Result<void> PdfPages::draw(std::span<SetBlock const> blocks)
{
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (auto const* text = std::get_if<SetText>(&blocks[i])) {
            if (text->begins_page)
                begin_page_unless_room(page::text_height);
            if (text->pitch == page::line_pitch)
                y_ = snapped_to_grid(y_);
            if (y_ > 0)
                y_ += text->space_before;
            if (text->keeps_with_next)
                begin_page_unless_room(height_kept(blocks.subspan(i)));
            draw_text(*text, lines_kept(blocks.subspan(i)));
        } else if (auto const* picture = std::get_if<SetPicture>(&blocks[i])) {
            draw_picture(*picture);
        } else if (auto const drawn = draw_table(std::get<SetTable>(blocks[i])); !drawn) {
            return drawn;
        }
    }
    end_page();
    return {};
}

// What must stand on the same page from the first of the blocks on.
double PdfPages::height_kept(std::span<SetBlock const> blocks)
{
    if (blocks.empty())
        return 0;
    if (auto const* text = std::get_if<SetText>(&blocks[0])) {
        if (text->keeps_with_next)
            return text_height(*text) + text->space_after + height_kept(blocks.subspan(1));
        return std::min(text_height(*text), 2 * text->pitch);
    }
    if (std::holds_alternative<SetPicture>(blocks[0]))
        return 0;
    auto const& table = std::get<SetTable>(blocks[0]);
    auto const rows = table.grid.rows();
    return table.height(0, stays_together(rows) ? rows : std::min(table.header_rows + 1, rows));
}

void PdfPages::begin_page_unless_room(double height)
{
    if (y_ + height <= page::text_height + tolerance || y_ == 0)
        return;
    end_page();
    cairo_show_page(cairo_);
    ++page_;
    y_ = 0;
}

// How many of the last lines of a paragraph go to the next page, so that a signature that does not fit below it does not
// stand there alone (GB/T 9704-2012, 7.3.5.5).
int PdfPages::lines_kept(std::span<SetBlock const> blocks) const
{
    auto const& text = std::get<SetText>(blocks[0]);
    if (blocks.size() < 2 || text.keeps_with_next)
        return 0;
    auto const* next = std::get_if<SetText>(&blocks[1]);
    if (next == nullptr || !next->is_signature)
        return 0;
    auto const lines = line_count(text.layout.get());
    auto end = y_;
    for (int line = 0; line < lines; ++line)
        end = end + text.pitch > page::text_height + tolerance ? text.pitch : end + text.pitch;
    auto const fits = end + next->space_before + height_kept(blocks.subspan(1)) <= page::text_height + tolerance;
    return fits ? 0 : std::min(2, lines);
}

void PdfPages::draw_text(SetText const& text, int kept)
{
    auto const lines = line_count(text.layout.get());
    if (text.keeps_together && text_height(text) <= page::text_height)
        begin_page_unless_room(text_height(text));
    for (int line = 0; line < lines;) {
        begin_page_unless_room(kept > 0 && line == lines - kept ? page::text_height : text.pitch);
        TagScope const tag{cairo_, text.tag.c_str()};
        for (auto const end = line < lines - kept ? lines - kept : lines; line < end && y_ + text.pitch <= page::text_height + tolerance; ++line, y_ += text.pitch)
            draw_line(cairo_, text.layout.get(), line, page::left_margin,
                      page::top_margin + y_ + baseline_in(text.pitch, text.size));
    }
    y_ += text.space_after;
}

// In the foot of the page, beside its number: it takes no room from the text.
void PdfPages::draw_picture(SetPicture const& picture)
{
    auto const top = page::top_margin + page::text_height + page::page_number_gap - page::page_number_size;
    auto const left = page::left_margin + (page_ % 2 == 1 ? 0.0 : page_number_room);
    // Outside the structure, as an artifact: the caption says in words what a picture here holds.
    auto const scale = picture.width / cairo_image_surface_get_width(picture.surface.get());
    cairo_save(cairo_);
    cairo_translate(cairo_, left, top);
    cairo_scale(cairo_, scale, scale);
    cairo_set_source_surface(cairo_, picture.surface.get(), 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cairo_), CAIRO_FILTER_NEAREST);
    cairo_rectangle(cairo_, 0, 0, cairo_image_surface_get_width(picture.surface.get()), cairo_image_surface_get_height(picture.surface.get()));
    cairo_fill(cairo_);
    cairo_restore(cairo_);
    TagScope const tag{cairo_, "P"};
    auto const lines = line_count(picture.caption.get());
    auto baseline = top + (picture.height - lines * picture.pitch) / 2 + baseline_in(picture.pitch, picture.size);
    for (int line = 0; line < lines; ++line, baseline += picture.pitch)
        draw_line(cairo_, picture.caption.get(), line, left + picture.width + picture_gap, baseline);
}

base::Result<void> PdfPages::draw_table(SetTable const& table)
{
    auto const rows = table.grid.rows();
    auto const header = table.height(0, table.header_rows);
    for (int row = table.header_rows; row < rows; ++row)
        if (header + table.height(row, row + 1) > page::text_height)
            return base::fail(base::ErrorKind::over_limit, "pdf.row-too-high", "row {row} of a table does not fit on one page",
                              {{"row", std::to_string(row + 1)}});
    if (stays_together(rows))
        begin_page_unless_room(table.height(0, rows));
    for (int first = 0; first < rows;) {
        auto const needed = first == 0 ? std::min(table.header_rows + 1, rows) : 0;
        begin_page_unless_room(first == 0 ? table.height(0, needed) : page::text_height);
        auto const part = next_part(table, first);
        draw_part(table, part);
        first = part.rows.back() + 1;
    }
    y_ += gap_below_table;
    return {};
}

// As many rows from `first` on as fit, below the header.
PdfPages::Part PdfPages::next_part(SetTable const& table, int first) const
{
    Part part;
    auto top = y_;
    auto const add = [&](int row) {
        part.rows.push_back(row);
        part.tops.push_back(top);
        top += table.heights[static_cast<std::size_t>(row)];
    };
    part.continues = first > 0;
    part.first = std::max(first, table.header_rows);
    for (int row = 0; row < table.header_rows; ++row)
        add(row);
    for (int row = part.first; row < table.grid.rows(); ++row) {
        auto const fits = top + table.heights[static_cast<std::size_t>(row)] <= page::text_height + tolerance;
        if (!fits && row > part.first)
            break;
        add(row);
    }
    part.tops.push_back(top);
    return part;
}

bool PdfPages::stands_in_row(SetCell const& cell, Part const& part, int row)
{
    auto const is_continued = part.continues && row == part.first && cell.row < row && cell.row + cell.rows > row;
    return cell.row == row || is_continued;
}

PdfPages::Piece PdfPages::piece_of(SetCell const& cell, Part const& part)
{
    Piece piece{-1, -1};
    for (std::size_t i = 0; i < part.rows.size(); ++i) {
        if (part.rows[i] < cell.row || part.rows[i] >= cell.row + cell.rows)
            continue;
        if (piece.top < 0)
            piece.top = part.tops[i];
        piece.bottom = part.tops[i + 1];
    }
    return piece;
}

void PdfPages::draw_rules(SetTable const& table, Part const& part)
{
    for (auto const row : part.rows)
        for (auto const& cell : table.cells)
            if (stands_in_row(cell, part, row)) {
                auto const piece = piece_of(cell, part);
                auto const left = table.lefts[static_cast<std::size_t>(cell.column)];
                auto const right = table.lefts[static_cast<std::size_t>(cell.column) + static_cast<std::size_t>(cell.columns)];
                cairo_rectangle(cairo_, page::left_margin + left, page::top_margin + piece.top, right - left, piece.bottom - piece.top);
            }
    cairo_set_line_width(cairo_, rule_width);
    cairo_stroke(cairo_);
}

void PdfPages::draw_part(SetTable const& table, Part const& part)
{
    draw_rules(table, part);
    {
        TagScope const table_tag{cairo_, "Table"};
        for (auto const row : part.rows) {
            TagScope const row_tag{cairo_, "TR"};
            auto const heads_columns = table.grid.heads_columns(row);
            for (auto const& cell : table.cells)
                if (stands_in_row(cell, part, row))
                    draw_cell(table, cell, part, heads_columns);
        }
    }
    y_ = part.tops.back();
}

void PdfPages::draw_cell(SetTable const& table, SetCell const& cell, Part const& part, bool heads_columns)
{
    auto const is_header = cell.cell != nullptr && cell.cell->header;
    auto const rows = static_cast<int>(std::count_if(part.rows.begin(), part.rows.end(), [&](int row) {
        return row >= cell.row && row < cell.row + cell.rows;
    }));
    using Scope = CellTag::Scope;
    cell_tags_.push_back({!is_header ? Scope::none : heads_columns ? Scope::column : Scope::row, rows, cell.columns});
    TagScope const tag{cairo_, is_header ? "TH" : "TD"};
    if (cell.layout == nullptr)
        return;

    // On every page a cell reaches over, its text is printed where it has room, so that the rows there stay readable.
    auto const piece = piece_of(cell, part);
    auto const is_last = part.rows.back() + 1 >= cell.row + cell.rows;
    auto const has_room = SetTable::text_height(cell) <= piece.bottom - piece.top + tolerance;
    if (!has_room && (!is_last || drawn_.contains(&cell)))
        return;
    drawn_.insert(&cell);
    auto const lines = line_count(cell.layout.get());
    auto const left = page::left_margin + table.lefts[static_cast<std::size_t>(cell.column)] + side_space(cell);
    auto top = page::top_margin + (piece.top + piece.bottom - lines * cell.pitch) / 2;
    for (int line = 0; line < lines; ++line, top += cell.pitch)
        draw_line(cairo_, cell.layout.get(), line, left, top + baseline_in(cell.pitch, cell.size));
}

// Odd pages have their number on the right, even ones on the left, one character from the edge (GB/T 9704-2012, 7.5).
void PdfPages::end_page()
{
    if (mark_ != nullptr)
        draw_mark();
    auto const is_odd = page_ % 2 == 1;
    auto const number = setter_.set("— " + std::to_string(page_) + " —",
                                    {.face = Face::page_number, .size = page::page_number_size,
                                     .width = page::text_width - 2 * page::page_number_size,
                                     .alignment = is_odd ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT});
    base::ensure(number.has_value(), "the fonts were tried with the characters of a page number");
    constexpr double dash_height = 0.35;  // of the dash above the baseline, in ems
    draw_line(cairo_, number->get(), 0, page::left_margin + page::page_number_size,
              page::top_margin + page::text_height + page::page_number_gap + dash_height * page::page_number_size);
}

// Rising across the middle of the page; so pale that the text over which it lies stays readable.
void PdfPages::draw_mark()
{
    constexpr double angle = -0.7;  // radians
    constexpr double paleness = 0.14;
    cairo_save(cairo_);
    cairo_translate(cairo_, page::width / 2, page::height / 2);
    cairo_rotate(cairo_, angle);
    cairo_set_source_rgba(cairo_, 0, 0, 0, paleness);
    draw_line(cairo_, mark_->layout.get(), 0, mark_->left, mark_->size / 3);
    cairo_restore(cairo_);
}

}  // namespace document
