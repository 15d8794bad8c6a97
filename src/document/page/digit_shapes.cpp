#include "document/page/digit_shapes.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>

namespace document::page {
namespace {

constexpr int core_ink = 135;  // grey below which a pixel is the core of a stroke
constexpr int inmost_ink = 95;

struct Hole {
    PixelBox box;
    int pixels = 0;
};

// How the part's ink is taken before holes are counted: as it is, with breaks in its strokes mended, or its dark core
// alone, whose narrow holes are open.
enum class Strokes { plain, mended, core, inmost };

PixPtr strokes_of(CellInk const& cell, PixelBox const& part, Strokes strokes)
{
    constexpr int border = 4;
    auto ink = cut(cell.ink.get(), part);
    if (strokes == Strokes::core || strokes == Strokes::inmost) {
        auto const threshold = strokes == Strokes::core ? core_ink : inmost_ink;
        PixPtr const dark{pixThresholdToBinary(cut(cell.grey.get(), part).get(), threshold)};
        pixAnd(ink.get(), ink.get(), dark.get());
    }
    PixPtr roomy{pixAddBorder(ink.get(), border, 0)};
    if (strokes == Strokes::mended)
        roomy.reset(pixCloseBrick(nullptr, roomy.get(), 3, 3));
    return roomy;
}

// Holes within the part alone, from top to bottom. Places count from the part's corner, less its border.
std::vector<Hole> holes_of(CellInk const& cell, PixelBox const& part, Strokes strokes)
{
    PixPtr const ground{pixInvert(nullptr, strokes_of(cell, part, strokes).get())};
    auto const border = (pixGetHeight(ground.get()) - part.height()) / 2;
    std::vector<Hole> holes;
    BoxaPtr const found{pixConnComp(ground.get(), nullptr, 4)};
    for (l_int32 at = 0; found && at < boxaGetCount(found.get()); ++at) {
        l_int32 x = 0;
        l_int32 y = 0;
        l_int32 w = 0;
        l_int32 h = 0;
        boxaGetBoxGeometry(found.get(), at, &x, &y, &w, &h);
        if (x == 0 || y == 0)
            continue;  // the ground around the character
        PixelBox const box{x, y, x + w, y + h};
        holes.push_back({{x - border, y - border, x + w - border, y + h - border}, count_pixels(cut(ground.get(), box).get())});
    }
    std::ranges::sort(holes, {}, [](Hole const& hole) { return hole.box.top; });
    return holes;
}

bool count_agrees(char digit, std::size_t holes)
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

bool holes_agree(CellInk const& cell, PixelBox const& part, char digit)
{
    constexpr std::array all{Strokes::plain, Strokes::mended, Strokes::core, Strokes::inmost};
    return std::ranges::any_of(all, [&](Strokes strokes) {
        return count_agrees(digit, holes_of(cell, part, strokes).size());
    });
}

}  // namespace

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
        if (base::is_digit(text[at])) {
            if (part.height() * 10 < height * 8)
                return false;
            if (!holes_agree(cell, part, text[at]))
                return false;
        } else if (text[at] == '.' || text[at] == ',') {
            // A comma parts thousands; a speck at the foot of the last digit is none.
            auto const behind = text.size() - at - 1;
            if (!small || !low || at == 0 || behind == 0 || (text[at] == ',' && behind % 4 != 3))
                return false;
        } else if (text[at] == '-') {
            if (part.height() * 3 > part.width() * 2 && text.size() > 1)
                return false;
        } else if (text[at] != '/') {
            return false;
        }
    }
    return true;
}

bool is_told_by_holes(CellInk const& cell, std::size_t at, char digit)
{
    auto const& part = cell.parts[at];
    auto const holes = holes_of(cell, part, Strokes::plain);
    auto const height = static_cast<float>(part.height());
    if (digit == '8')
        return holes.size() == 2 && static_cast<float>(holes[0].box.bottom) <= 0.6F * height &&
               static_cast<float>(holes[1].box.top) >= 0.35F * height;
    if (holes.size() != 1)
        return false;
    auto const& hole = holes[0];
    auto const centre = static_cast<float>(hole.box.top + hole.box.bottom) / 2 / height;
    auto const share = static_cast<float>(hole.box.height()) / height;
    auto const round = hole.pixels * 100 >= hole.box.width() * hole.box.height() * 64;
    switch (digit) {
    case '0': return round && share >= 0.55F && centre > 0.42F && centre < 0.58F;
    case '6': return round && share <= 0.52F && centre > 0.6F;
    case '9': return round && share <= 0.52F && centre < 0.4F;
    case '4': return !round && share <= 0.6F && centre > 0.3F && centre < 0.55F;
    default: return false;
    }
}

}  // namespace document::page
