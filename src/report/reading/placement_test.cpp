#include "report/reading/placement.hpp"

#include <gtest/gtest.h>

namespace report {
namespace {

std::vector<Slot> slots_of(std::initializer_list<std::string_view> texts)
{
    std::vector<Slot> slots;
    for (auto const text : texts) {
        auto& slot = slots.emplace_back();
        slot.text = text;
        slot.column = static_cast<int>(slots.size()) - 1;
    }
    return slots;
}

Cell cell(std::vector<Slot> const& slots, std::size_t width, std::size_t column)
{
    return agreed_cell(slots, possible_places(slots, width, Gaps::at_the_ends)[column], CellType::count);
}

}  // namespace

TEST(Placement, TakesAsManyValuesAsColumnsInOrder)
{
    auto const slots = slots_of({"1", "", "3"});

    EXPECT_EQ(cell(slots, 3, 0).known(), Decimal{1});
    EXPECT_EQ(cell(slots, 3, 1).state, CellState::blank);
    EXPECT_EQ(cell(slots, 3, 2).known(), Decimal{3});
}

TEST(Placement, SkipsFillersOfLostMergedCells)
{
    auto const slots = slots_of({"", "", "1", "2", "3", ""});

    EXPECT_EQ(possible_places(slots, 3, Gaps::at_the_ends), (Choices{{2}, {3}, {4}}));
}

TEST(Placement, LeavesOpenWhatMayStandInTwoPlaces)
{
    auto const slots = slots_of({"5", "7"});

    EXPECT_EQ(cell(slots, 3, 0).state, CellState::ambiguous);
    EXPECT_EQ(cell(slots, 3, 1).state, CellState::ambiguous);
    EXPECT_EQ(cell(slots, 3, 1).candidates, (std::vector<std::optional<Decimal>>{Decimal{5}, Decimal{7}}));
}

TEST(Placement, ReadsWhatAllPlacesAgreeOn)
{
    auto const slots = slots_of({"0", "0", "0", "0", "0"});

    EXPECT_EQ(cell(slots, 6, 0).state, CellState::ambiguous);
    EXPECT_EQ(cell(slots, 6, 0).candidates, (std::vector<std::optional<Decimal>>{Decimal{0}, std::nullopt}));
    for (std::size_t c = 1; c < 5; ++c)
        EXPECT_EQ(cell(slots, 6, c).known(), Decimal{0}) << c;
}

TEST(Placement, IsNoneForMoreValuesThanColumns)
{
    EXPECT_TRUE(possible_places(slots_of({"1", "2", "3", "4"}), 3, Gaps::anywhere).empty());
}

TEST(Placement, NeverGuessesWhichBlankIsAFiller)
{
    auto const slots = slots_of({"", "5", "", ""});

    EXPECT_EQ(possible_places(slots, 3, Gaps::at_the_ends)[0], (std::vector<int>{0, 1}));
    EXPECT_EQ(cell(slots, 3, 0).state, CellState::ambiguous);
}

TEST(Placement, DoesNotTakeTheFillerOfALabelForABlankValue)
{
    auto const slots = slots_of({"", "", "12", "3", "0", "0", "1", "2"});

    auto const choices = possible_places(slots, 7, Gaps::at_the_ends, 2);

    ASSERT_EQ(choices.size(), 7U);
    for (auto const& of_column : choices)
        EXPECT_EQ(agreed_cell(slots, of_column, CellType::count).state, CellState::ambiguous);
    EXPECT_EQ(agreed_cell(slots, choices[1], CellType::count).candidates,
              (std::vector<std::optional<Decimal>>{Decimal{12}, Decimal{3}, std::nullopt}));
}

TEST(Placement, ReadsARowWithAllItsFillers)
{
    auto const slots = slots_of({"", "", "", "3", "0", "0", "1", "2", "6"});

    auto const choices = possible_places(slots, 7, Gaps::at_the_ends, 2);

    EXPECT_EQ(choices, (Choices{{2}, {3}, {4}, {5}, {6}, {7}, {8}}));
}

TEST(Placement, OfLinesLeavesOpenWhichValueIsLost)
{
    auto const slots = slots_of({"0", "0", "0", "0", "0", "0"});

    for (auto const& choices : possible_places(slots, 7, Gaps::anywhere))
        EXPECT_EQ(agreed_cell(slots, choices, CellType::count).state, CellState::ambiguous);
}

TEST(Splits, AreAllWaysWithoutNeedlessZeros)
{
    EXPECT_EQ(possible_splits("0000000", 7).size(), 1U);
    EXPECT_EQ(possible_splits("120", 3).size(), 1U);
    EXPECT_EQ(possible_splits("1203", 3).size(), 2U);
    EXPECT_EQ(possible_splits("12", 3).size(), 0U);
    EXPECT_TRUE(possible_splits("11111111111111111111", 10, 5).empty());
}

}  // namespace report
