#include "report/reading/cell_text.hpp"

#include "report/reading/amount_unit.hpp"

#include <gtest/gtest.h>

namespace report {
namespace {

Cell read(std::string_view text, CellType type = CellType::count)
{
    return read_cell_text(text, type, base::line_place(1));
}

}  // namespace

TEST(CellText, ReadsNumbersAsTheyAreTyped)
{
    EXPECT_EQ(read("0").known(), Decimal{0});
    EXPECT_EQ(read(" １２ ").known(), Decimal{12});
    EXPECT_EQ(read("1,234").known(), Decimal{1234});
    EXPECT_EQ(read("1，234，567").known(), Decimal{1234567});
    EXPECT_EQ(read("3件").known(), Decimal{3});
    EXPECT_EQ(read("三").known(), Decimal{3});
    EXPECT_EQ(read("-3").known(), Decimal{-3});
    EXPECT_EQ(read("1,234").raw, "1,234");
}

TEST(CellText, TurnsYuanInto10000Yuan)
{
    EXPECT_EQ(read("240万元", CellType::money_wan).known(), Decimal{240});
    EXPECT_EQ(read("251000元", CellType::money_wan).known(), base::parse_decimal("25.1"));
    EXPECT_EQ(read("12.345", CellType::money_wan).known(), base::parse_decimal("12.345"));
}

TEST(CellText, NeverReadsTheMarkOfANoteAsADigit)
{
    for (auto const* text : {"12①", "12¹", "①12", "12①件"}) {
        auto const cell = read(text);
        EXPECT_EQ(cell.state, CellState::ambiguous) << text;
        ASSERT_FALSE(cell.candidates.empty()) << text;
        EXPECT_EQ(cell.candidates.front(), Decimal{12}) << text;
    }
    EXPECT_EQ(read("12²").candidates, (std::vector<std::optional<Decimal>>{Decimal{12}, Decimal{122}}));
    EXPECT_EQ(read("12⑴").candidates, (std::vector<std::optional<Decimal>>{Decimal{12}}));
    EXPECT_EQ(read("¹").candidates, (std::vector<std::optional<Decimal>>{std::nullopt, Decimal{1}}));
    EXPECT_EQ(read("⑫").known(), Decimal{12});
    EXPECT_EQ(read("12[1]").state, CellState::unreadable);
}

TEST(CellText, DropsTheNoiseOfComputedNumbersOnly)
{
    EXPECT_EQ(read("18.0000000001").known(), Decimal{18});
    EXPECT_EQ(read("17.999999999999996").known(), Decimal{18});
    EXPECT_EQ(read("3.4999999999999996", CellType::money_wan).known(), base::parse_decimal("3.5"));
    EXPECT_EQ(read("18.123456789012").state, CellState::unreadable);
}

TEST(CellText, ReadsAmountsUnderTheirUnit)
{
    auto const amount = [](std::string_view text, AmountUnit unit) { return under_unit(read(text, CellType::money_wan), unit); };

    EXPECT_EQ(unit_in("本年收费金额（元）"), AmountUnit::yuan);
    EXPECT_EQ(unit_in("单位：元"), AmountUnit::yuan);
    EXPECT_EQ(unit_in("本年收费金额（单位：万元）"), AmountUnit::wan);
    EXPECT_EQ(unit_in("本年收费金额"), AmountUnit::of_form);
    EXPECT_EQ(amount("35000", AmountUnit::yuan).known(), base::parse_decimal("3.5"));
    EXPECT_EQ(amount("35000", AmountUnit::yuan).raw, "35000");
    EXPECT_EQ(amount("35000", AmountUnit::wan).known(), Decimal{35000});
    EXPECT_EQ(amount("3.5万元", AmountUnit::yuan).known(), base::parse_decimal("3.5"));
    EXPECT_EQ(amount("0", AmountUnit::contradictory).known(), Decimal{0});
    EXPECT_EQ(amount("3.5", AmountUnit::yuan).candidates,
              (std::vector<std::optional<Decimal>>{base::parse_decimal("3.5"), base::parse_decimal("0.00035")}));
    EXPECT_EQ(amount("35000", AmountUnit::contradictory).state, CellState::ambiguous);
    EXPECT_EQ(read("1亿元", CellType::money_wan).known(), Decimal{10'000});
}

TEST(CellText, ReadsSignedChanges)
{
    EXPECT_EQ(read("+8", CellType::signed_count).known(), Decimal{8});
    EXPECT_EQ(read("减3", CellType::signed_count).known(), Decimal{-3});
    EXPECT_EQ(read("增加12项", CellType::signed_count).known(), Decimal{12});
}

TEST(CellText, KeepsBlankAndDashApartFromZero)
{
    EXPECT_EQ(read("").state, CellState::blank);
    EXPECT_EQ(read("\u3000 \u00A0").state, CellState::blank);
    for (auto const* dash : {"-", "—", "——", "/", "／", "无", "N/A", "空"})
        EXPECT_EQ(read(dash).state, CellState::dash) << dash;
    EXPECT_EQ(read("/").raw, "/");
}

TEST(CellText, DoesNotGuess)
{
    EXPECT_EQ(read("1 2").state, CellState::ambiguous);
    EXPECT_EQ(read("12\n34").state, CellState::ambiguous);
    EXPECT_EQ(read("007").state, CellState::ambiguous);
    EXPECT_EQ(read("00").state, CellState::ambiguous);
    EXPECT_EQ(read("1,23").state, CellState::unreadable);
    EXPECT_EQ(read("约3").state, CellState::unreadable);
    EXPECT_EQ(read("l2").state, CellState::unreadable);
    EXPECT_EQ(read("￥35000", CellType::money_wan).state, CellState::unreadable);
    EXPECT_EQ(read("（12）").state, CellState::ambiguous);
    EXPECT_EQ(read("（12）").candidates, (std::vector<std::optional<Decimal>>{Decimal{12}}));
}

TEST(CellText, TellsValuesFromLabels)
{
    for (auto const* value : {"0", "", "/", "1,234", "240万元", "＋8", "无", "空", "增8", "减少3", "12.5", "3 件"})
        EXPECT_TRUE(is_value_like(value)) << value;
    for (auto const* label : {"规章", "1.属于国家秘密", "(七)总计", "（七）总计", "增加", "（3）", "第二十条第(一)项", "规章000", "2023年"})
        EXPECT_FALSE(is_value_like(label)) << label;
}

}  // namespace report
