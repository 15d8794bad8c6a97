#include "calendar/holiday_table.hpp"

#include "platform/config/law_files.hpp"

#include <gtest/gtest.h>

using namespace std::chrono_literals;
using calendar::HolidayTable;
using calendar::SpecialKind;

namespace {

constexpr auto head = "# version: 1\ndate,kind,name,source\n";

TEST(HolidayTable, KnowsTheDaysItCovers)
{
    auto const table = HolidayTable::parse(config::LawFiles{}.file("holidays.csv").content);

    ASSERT_TRUE(table);
    EXPECT_EQ(table->covered(), (calendar::DateRange{2019y / 1 / 1, 2026y / 12 / 31}));
}

TEST(HolidayTable, CoversWholeYearsWhenTheFileDoesNotSay)
{
    auto const table = HolidayTable::parse(std::string{head} + "2025-05-01,holiday,x,y\n2026-10-01,holiday,x,y\n");

    ASSERT_TRUE(table);
    EXPECT_EQ(table->covered(), (calendar::DateRange{2025y / 1 / 1, 2026y / 12 / 31}));
}

TEST(HolidayTable, TakesALineEndOfWindowsAndAByteOrderMark)
{
    auto const table = HolidayTable::parse("\xEF\xBB\xBF# version: 1\r\ndate,kind,name,source\r\n2025-05-01,holiday,劳动节,x\r\n");

    ASSERT_TRUE(table);
    ASSERT_NE(table->find(2025y / 5 / 1), nullptr);
    EXPECT_EQ(table->find(2025y / 5 / 1)->name, "劳动节");
}

TEST(HolidayTable, PutsARegionOverTheNation)
{
    auto const nation = HolidayTable::parse(std::string{head} + "2025-05-01,holiday,a,x\n2025-05-02,holiday,a,x\n");
    auto const region = HolidayTable::parse(std::string{head} + "2025-05-02,workday,b,x\n2026-07-01,holiday,b,x\n");

    auto const both = nation->with_region(*region);

    EXPECT_EQ(both.find(2025y / 5 / 1)->kind, SpecialKind::holiday);
    EXPECT_EQ(both.find(2025y / 5 / 2)->kind, SpecialKind::workday);
    EXPECT_NE(both.find(2026y / 7 / 1), nullptr);
    EXPECT_EQ(both.covered(), nation->covered());
}

TEST(HolidayTable, NamesTheLineThatIsMalformed)
{
    for (auto const* row : {"2025-02-30,holiday,x,y\n", "2025-02-03,free,x,y\n", "2025-02-03;holiday\n",
                            "2025-05-01,holiday,x,y\n2025-05-01,workday,x,y\n"}) {
        auto const table = HolidayTable::parse(std::string{head} + row);

        ASSERT_FALSE(table) << row;
        EXPECT_EQ(table.error().code, "calendar.malformed");
    }
    EXPECT_EQ(HolidayTable::parse(std::string{head} + "2025-13-01,holiday,x,y\n").error().words.front().second, "3");
    EXPECT_EQ(HolidayTable::parse("# version: 1\nday,what\n").error().words.front().second, "2");
    EXPECT_EQ(HolidayTable::parse("# covers: 2026-01-01..2025-01-01\n").error().code, "calendar.malformed");
}

TEST(HolidayTable, RefusesAFileWithoutDays)
{
    EXPECT_EQ(HolidayTable::parse(head).error().code, "calendar.empty");
    EXPECT_EQ(HolidayTable::parse("").error().code, "calendar.empty");
}

}  // namespace
