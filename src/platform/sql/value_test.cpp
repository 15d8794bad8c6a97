#include "platform/sql/rows.hpp"

#include <gtest/gtest.h>
#include <stdexcept>

namespace sql {

TEST(Value, IsTakenOnlyForWhatItHolds)
{
    EXPECT_EQ(Value{3}.integer(), 3);
    EXPECT_EQ(Value{3}.number(), 3.0);
    EXPECT_EQ(Value{"城关镇"}.text(), "城关镇");
    EXPECT_EQ((Value{Blob{{"\0\1", 2}}}.bytes().size()), 2U);
    EXPECT_TRUE(Value{std::optional<int>{}}.is_null());
    EXPECT_THROW(static_cast<void>(Value{"3"}.integer()), std::exception);
    EXPECT_THROW(static_cast<void>(Value{}.text()), std::exception);
}

TEST(Value, HoldsNoTextWithNul)
{
    EXPECT_THROW((Value{std::string{"a\0b", 3}}), std::exception);
}

TEST(Rows, AreReadByTheNamesOfTheirColumns)
{
    Rows rows{{"id", "name"}};
    rows.add({1, "城关镇"});
    rows.add({2, {}});

    EXPECT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows.front().text("name"), "城关镇");
    EXPECT_EQ(rows[1].integer("id"), 2);
    EXPECT_EQ(rows[1].maybe_text("name"), std::nullopt);
    EXPECT_THROW(static_cast<void>(rows.front()["title"]), std::exception);
    EXPECT_THROW(static_cast<void>(rows[2]["id"]), std::exception);
}

}  // namespace sql
