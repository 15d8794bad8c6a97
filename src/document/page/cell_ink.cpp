#include "document/page/cell_ink.hpp"

#include <algorithm>

namespace document::page {
namespace {

constexpr int line_inset = 5;  // pixels of a ruling line's half thickness and its wavering
constexpr int frame = 14;
constexpr int faint = 215;  // grey below which a pixel is no paper
constexpr int pale = 205;   // grey of the palest stroke
constexpr int most_figure_parts = 12;


void paint_out(CellInk& cell, PixelBox const& box)
{
    ::Box* area = boxCreate(box.left, box.top, box.width(), box.height());
    pixClearInRect(cell.ink.get(), area);
    pixSetInRect(cell.grey.get(), area);
    boxDestroy(&area);
}

// Flat parts along an edge are what is left of the lines around the cell.
void drop_line_remains(CellInk& cell)
{
    auto const width = pixGetWidth(cell.ink.get());
    auto const height = pixGetHeight(cell.ink.get());
    for (auto const& part : component_boxes(cell.ink.get())) {
        auto const at_side = part.left <= 1 || part.right >= width - 1;
        auto const at_end = part.top <= 1 || part.bottom >= height - 1;
        auto const flat = part.height() <= 5 && at_end;
        auto const thin = part.width() <= 5 && at_side;
        if (flat || thin)
            paint_out(cell, part);
        else if (at_side || at_end)
            cell.touches_edge = true;
    }
}

int count_faint(Pix* grey)
{
    PixPtr const dark{pixThresholdToBinary(grey, faint)};
    PixPtr const solid{pixOpenBrick(nullptr, dark.get(), 3, 3)};
    return count_pixels(solid.get());
}

// The rows from top to bottom that hold ink, parted by more white than `gap`.
std::vector<PixelBox> row_bands(Pix* ink, PixelBox const& around, int gap)
{
    std::vector<PixelBox> bands;
    for (int row = around.top; row < around.bottom; ++row) {
        l_int32 count = 0;
        pixCountPixelsInRow(ink, row, &count, nullptr);
        if (count == 0)
            continue;
        if (bands.empty() || row - bands.back().bottom > gap)
            bands.push_back({around.left, row, around.right, row + 1});
        else
            bands.back().bottom = row + 1;
    }
    return bands;
}

// Lines of text, parted by white as high as a sixteenth of what is written. The bar of a 5 that stands apart is no line.
int count_lines(Pix* ink, PixelBox const& around)
{
    auto const bands = row_bands(ink, around, std::max(around.height() / 16, 3));
    if (around.height() > tallest_figure)
        return static_cast<int>(bands.size());
    auto const lines = std::ranges::count_if(bands, [&](PixelBox const& band) { return band.height() * 3 >= around.height(); });
    return std::max(static_cast<int>(lines), 1);
}

PixelBox join(PixelBox const& a, PixelBox const& b)
{
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

bool overlap_across(PixelBox const& a, PixelBox const& b)
{
    return std::min(a.right, b.right) - std::max(a.left, b.left) > std::min(a.width(), b.width()) / 3;
}

// Pieces of one character: a broken stroke, the dot of a letter.
std::vector<PixelBox> join_pieces(std::vector<PixelBox> pieces)
{
    std::ranges::sort(pieces, {}, &PixelBox::left);
    std::vector<PixelBox> characters;
    for (auto const& piece : pieces) {
        if (!characters.empty() && overlap_across(characters.back(), piece))
            characters.back() = join(characters.back(), piece);
        else
            characters.push_back(piece);
    }
    return characters;
}

// Specks between the characters at their foot: each may have been a point.
int count_gap_specks(Pix* specks, CellInk const& cell)
{
    int count = 0;
    for (std::size_t at = 1; specks != nullptr && at < cell.parts.size(); ++at) {
        PixelBox const gap{cell.parts[at - 1].right, cell.around.top + cell.around.height() / 2, cell.parts[at].left,
                           cell.around.bottom + 2};
        if (gap.width() > 1)
            count += count_pixels(cut(specks, gap).get());
    }
    return count;
}

// A stroke too pale for ink, beside the characters as high as they: a minus, a point or a digit of them.
bool has_pale_stroke(CellInk const& cell)
{
    constexpr int room = 3;
    PixPtr const dark{pixThresholdToBinary(cell.grey.get(), pale)};
    auto const width = pixGetWidth(dark.get());
    auto const& around = cell.around;
    for (auto const& side : {PixelBox{0, around.top, around.left - room, around.bottom}, PixelBox{around.right + room, around.top, width, around.bottom}}) {
        if (side.width() < 4)
            continue;
        auto const rest = cut(dark.get(), side);
        for (auto const& stroke : component_boxes(rest.get()))
            if (stroke.width() >= 5 && stroke.height() >= 2 && count_pixels(cut(rest.get(), stroke).get()) >= 12)
                return true;
    }
    return false;
}

void measure(CellInk& cell)
{
    cell.parts = join_pieces(component_boxes(cell.ink.get()));
    if (cell.parts.empty())
        return;
    cell.around = cell.parts.front();
    for (auto const& part : cell.parts)
        cell.around = join(cell.around, part);
    cell.lines = count_lines(cell.ink.get(), cell.around);
}

// Digits that touch at their pale edges stand apart in their dark core. Their ink stays whole, as their holes do.
void part_touching(CellInk& cell)
{
    for (int threshold : {160, 135, 110, 85}) {
        CellInk core;
        PixPtr const dark{pixThresholdToBinary(cell.grey.get(), threshold)};
        core.ink.reset(pixAnd(nullptr, dark.get(), cell.ink.get()));
        measure(core);
        if (shape_of(core) != InkShape::figure)
            continue;
        cell.parts = std::move(core.parts);
        cell.around = core.around;
        return;
    }
}

}  // namespace

int tallest(CellInk const& cell)
{
    return std::ranges::max(cell.parts, {}, [](PixelBox const& part) { return part.height(); }).height();
}

CellInk take_cell_ink(CleanPage const& page, PixelBox const& cell)
{
    PixelBox const inner{cell.left + line_inset, cell.top + line_inset, cell.right - line_inset, cell.bottom - line_inset};
    CellInk taken;
    if (inner.width() < 8 || inner.height() < 8)
        return taken;
    taken.ink = cut(page.ink.get(), inner);
    taken.grey = cut(page.grey.get(), inner);
    if (!taken.ink || !taken.grey)
        return taken;
    drop_line_remains(taken);
    if (page.seal)
        taken.sealed = count_pixels(cut(page.seal.get(), inner).get());
    measure(taken);
    if (taken.parts.empty())
        taken.shadow = count_faint(taken.grey.get()) > 25;
    else if (shape_of(taken) == InkShape::words && taken.lines == 1 && taken.around.width() < 4 * taken.around.height())
        part_touching(taken);
    if (!taken.parts.empty())
        taken.pale_stroke = has_pale_stroke(taken);
    if (page.specks)
        taken.specks = count_gap_specks(cut(page.specks.get(), inner).get(), taken);
    return taken;
}

InkShape shape_of(CellInk const& cell)
{
    if (cell.parts.empty())
        return InkShape::none;
    if (cell.parts.size() > most_figure_parts)
        return InkShape::words;
    if (cell.lines > 1 || cell.around.height() > tallest_figure)
        return InkShape::words;
    auto const height = tallest(cell);
    auto const is_figure = std::ranges::all_of(cell.parts, [&](PixelBox const& part) {
        auto const slim = part.width() * 10 <= height * 8;
        auto const flat = part.height() * 4 <= part.width();
        return slim || flat;
    });
    return is_figure ? InkShape::figure : InkShape::words;
}

static PixPtr framed(CellInk const& cell, PixelBox const& box)
{
    auto const part = cut(cell.grey.get(), {std::max(box.left - 3, 0), std::max(box.top - 3, 0), box.right + 3, box.bottom + 3});
    return PixPtr{pixAddBorder(part.get(), frame, 255)};
}

PixPtr framed(CellInk const& cell) { return framed(cell, cell.around); }

PixPtr framed_part(CellInk const& cell, std::size_t part) { return framed(cell, cell.parts[part]); }

std::vector<PixPtr> framed_lines(CellInk const& cell)
{
    auto const bands = row_bands(cell.ink.get(), cell.around, 2);
    auto const highest = std::ranges::max(bands, {}, [](PixelBox const& band) { return band.height(); }).height();
    std::vector<PixelBox> lines;
    for (auto const& band : bands) {
        // A band much lower than a line is the upper or lower part of a character such as 二.
        if (!lines.empty() && band.bottom - lines.back().top <= highest * 5 / 4)
            lines.back().bottom = band.bottom;
        else
            lines.push_back(band);
    }
    std::vector<PixPtr> pictures;
    for (auto const& line : lines)
        pictures.push_back(framed(cell, line));
    return pictures;
}

}  // namespace document::page
