#include "report/exchange/year_text.hpp"

#include <gtest/gtest.h>

namespace {

using report::parse_year;

TEST(YearText, IsFourDigits)
{
    EXPECT_EQ(parse_year("2025"), 2025);
    EXPECT_EQ(parse_year("1900"), 1900);
    EXPECT_EQ(parse_year("2100"), 2100);
}

TEST(YearText, IsNothingElse)
{
    for (auto const* text : {"", "25", "02025", "99999999999", "2025.0", "+202", "-202", "2O25", " 2025", "2025年", "1899", "2101"})
        EXPECT_FALSE(parse_year(text)) << text;
}

}  // namespace
