#include "disclosure/domain/sheet_year.hpp"

#include <gmock/gmock.h>

namespace disclosure {
namespace {

base::Date day(int year, unsigned month, unsigned of_month)
{
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{of_month};
}

}  // namespace

TEST(SheetYears, AreTheYearBeforeUntilMarch)
{
    EXPECT_EQ(usual_sheet_year(day(2026, 1, 1)), 2025);
    EXPECT_EQ(usual_sheet_year(day(2026, 3, 31)), 2025);
    EXPECT_EQ(usual_sheet_year(day(2026, 4, 1)), 2026);
}

TEST(SheetYears, AreReadWhole)
{
    EXPECT_EQ(parse_sheet_year("2025"), 2025);
    EXPECT_EQ(parse_sheet_year("２０２５ "), 2025);
    for (auto const* text : {"", "2025年", "2025x", "25", "1999", "3000", "-2025", "99999999999"})
        EXPECT_FALSE(parse_sheet_year(text)) << text;
    EXPECT_EQ(parse_sheet_year("25").error().code, "register.bad-year");
}

}  // namespace disclosure
