#include "document/page/cell_ink.hpp"

#include <algorithm>

namespace document::page {
namespace {

constexpr int line_inset = 5;  // pixels of a ruling line's half thickness and its wavering
constexpr int frame = 14;
constexpr int faint = 215;  // grey below which a pixel is no paper
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

PixelBox join(PixelBox const& a, PixelBox const& b)
{
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

int tallest(CellInk const& cell)
{
    return std::ranges::max(cell.parts, {}, [](PixelBox const& part) { return part.height(); }).height();
}

bool overlap_across(PixelBox const& a, PixelBox const& b)
{
    return std::min(a.right, b.right) - std::max(a.left, b.left) > std::min(a.width(), b.width()) / 3;
}

// Holes within the part alone.
int count_holes(CellInk const& cell, PixelBox const& part)
{
    auto const ink = cut(cell.ink.get(), part);
    PixPtr const roomy{pixAddBorder(ink.get(), 2, 0)};
    PixPtr const ground{pixInvert(nullptr, roomy.get())};
    l_int32 grounds = 0;
    pixCountConnComp(ground.get(), 4, &grounds);
    return grounds - 1;
}

bool holes_agree(char digit, int holes)
{
    switch (digit) {
    case '0':
    case '6':
    case '9': return holes == 1;
    case '8': return holes == 2;
    case '4': return holes <= 1;
    default: return holes == 0;
    }
}

}  // namespace

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
    taken.parts = component_boxes(taken.ink.get());
    std::ranges::sort(taken.parts, {}, &PixelBox::left);
    if (page.seal)
        taken.sealed = count_pixels(cut(page.seal.get(), inner).get());
    if (taken.parts.empty()) {
        taken.shadow = count_faint(taken.grey.get()) > 25;
        return taken;
    }
    taken.around = taken.parts.front();
    for (auto const& part : taken.parts)
        taken.around = join(taken.around, part);
    if (page.specks) {
        auto const& box = taken.around;
        taken.specks = count_pixels(cut(page.specks.get(), {inner.left + box.left, inner.top + box.top,
                                                            inner.left + box.right, inner.top + box.bottom}).get());
    }
    return taken;
}

InkShape shape_of(CellInk const& cell)
{
    if (cell.parts.empty())
        return InkShape::none;
    if (cell.parts.size() > most_figure_parts)
        return InkShape::words;
    auto const height = tallest(cell);
    if (cell.around.height() > height * 5 / 4)
        return InkShape::words;
    for (std::size_t at = 0; at < cell.parts.size(); ++at) {
        auto const& part = cell.parts[at];
        auto const slim = part.width() * 10 <= height * 9;
        auto const flat = part.height() * 4 <= part.width();
        if (!slim && !flat)
            return InkShape::words;
        for (auto other = at + 1; other < cell.parts.size(); ++other)
            if (overlap_across(part, cell.parts[other]))
                return InkShape::words;
    }
    return InkShape::figure;
}

bool shapes_agree(CellInk const& cell, std::string_view text)
{
    if (cell.parts.size() != text.size())
        return false;
    auto const height = tallest(cell);
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const& part = cell.parts[at];
        auto const low = part.top > cell.around.top + height * 6 / 10;
        auto const small = part.height() * 10 < height * 4;
        if (at > 0 && part.left - cell.parts[at - 1].right > height * 6 / 10)
            return false;
        if (text[at] >= '0' && text[at] <= '9') {
            if (part.height() * 10 < height * 8 || !holes_agree(text[at], count_holes(cell, part)))
                return false;
        } else if (text[at] == '.') {
            if (!small || !low || at == 0 || at + 1 == text.size())
                return false;
        } else if (text[at] == '-') {
            if (part.height() * 3 > part.width() * 2 && text.size() > 1)
                return false;
        } else if (text[at] != '/' && text[at] != ',') {
            return false;
        }
    }
    return true;
}

PixPtr framed(CellInk const& cell)
{
    PixelBox const& box = cell.around;
    auto const part = cut(cell.grey.get(), {std::max(box.left - 3, 0), std::max(box.top - 3, 0), box.right + 3, box.bottom + 3});
    return PixPtr{pixAddBorder(part.get(), frame, 255)};
}

}  // namespace document::page
