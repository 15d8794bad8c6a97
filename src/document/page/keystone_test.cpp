#include "document/page/keystone.hpp"

#include "document/page/testing/damage.hpp"
#include "document/page/testing/photo_damage.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace document::page {
namespace {

constexpr int line_pitch = 150;

// White paper with lines all over.
PixPtr ruled_paper()
{
    PixPtr paper{pixCreate(1800, 2400, 32)};
    pixSetAll(paper.get());
    for (int at = line_pitch; at < 1700; at += line_pitch) {
        ::Box* upright = boxCreate(at, line_pitch, 4, 2100);
        pixClearInRect(paper.get(), upright);
        boxDestroy(&upright);
    }
    for (int at = line_pitch; at < 2300; at += line_pitch) {
        ::Box* level = boxCreate(line_pitch, at, 1500, 4);
        pixClearInRect(paper.get(), level);
        boxDestroy(&level);
    }
    return paper;
}

PixPtr to_ink(Pix* picture)
{
    PixPtr const grey{pixConvertTo8(picture, 0)};
    return PixPtr{pixThresholdToBinary(grey.get(), 60)};
}

// The angle by which lines of the picture still lie aslant, in degrees.
double steepest_line(Pix* ink)
{
    l_float32 angle = 0;
    l_float32 confidence = 0;
    double steepest = 0;
    for (int part = 0; part < 4; ++part) {
        auto const quarter = cut(ink, {0, part * pixGetHeight(ink) / 4, pixGetWidth(ink), (part + 1) * pixGetHeight(ink) / 4});
        pixFindSkew(quarter.get(), &angle, &confidence);
        steepest = std::max(steepest, std::abs(static_cast<double>(angle)));
    }
    return steepest;
}

}  // namespace

TEST(Keystone, IsFoundAndTakenAwayWhereACameraStoodAslant)
{
    for (unsigned seed = 1; seed <= 4; ++seed) {
        auto const ink = to_ink(testing::photographed(ruled_paper().get(), seed).get());
        auto const keystone = find_keystone(ink.get());

        ASSERT_TRUE(keystone.has_value()) << seed;
        EXPECT_GT(steepest_line(ink.get()), 0.2) << seed;
        EXPECT_LT(steepest_line(straightened(ink.get(), *keystone).get()), 0.1) << seed;
    }
}

TEST(Keystone, IsNotFoundOnAPageThatIsOnlyTurned)
{
    EXPECT_FALSE(find_keystone(to_ink(ruled_paper().get()).get()).has_value());
    EXPECT_FALSE(find_keystone(to_ink(testing::skewed(ruled_paper().get(), 2).get()).get()).has_value());
}

TEST(Keystone, IsNotFoundWithoutLines)
{
    PixPtr const blank{pixCreate(900, 1200, 1)};

    EXPECT_FALSE(find_keystone(blank.get()).has_value());
}

}  // namespace document::page
