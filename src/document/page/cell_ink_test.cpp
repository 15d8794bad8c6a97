#include "document/page/cell_ink.hpp"

#include <gtest/gtest.h>

namespace document::page {
namespace {

void paint(Pix* grey, PixelBox const& box, l_uint32 shade)
{
    for (int y = box.top; y < box.bottom; ++y)
        for (int x = box.left; x < box.right; ++x)
            pixSetPixel(grey, x, y, shade);
}

constexpr PixelBox cell{0, 0, 200, 80};
constexpr PixelBox digit{90, 25, 105, 55};

// A cell with one character in it, and what is painted besides.
CellInk ink_with(PixelBox const& besides, l_uint32 shade)
{
    CleanPage page;
    page.grey.reset(pixCreate(200, 80, 8));
    pixSetAll(page.grey.get());
    paint(page.grey.get(), digit, 30);
    paint(page.grey.get(), besides, shade);
    page.ink.reset(pixThresholdToBinary(page.grey.get(), 150));
    return take_cell_ink(page, cell);
}

}  // namespace

TEST(CellInk, SeesASignTooPaleForInk)
{
    constexpr PixelBox minus{64, 38, 80, 42};

    EXPECT_TRUE(ink_with(minus, 190).pale_stroke);
    EXPECT_FALSE(ink_with(minus, 240).pale_stroke);  // paper
    EXPECT_EQ(ink_with(minus, 190).parts.size(), 1U);
}

TEST(CellInk, TakesALooseBarAndABowlForOneCharacter)
{
    constexpr PixelBox bar{90, 15, 105, 19};  // above the rest, as in some a 5

    auto const ink = ink_with(bar, 30);

    EXPECT_EQ(ink.lines, 1);
    EXPECT_EQ(ink.parts.size(), 1U);
    EXPECT_EQ(shape_of(ink), InkShape::figure);
}

}  // namespace document::page
