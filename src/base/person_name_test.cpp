#include "base/person_name.hpp"

#include <gtest/gtest.h>

namespace base {

TEST(PersonName, IsStoredWithOneDotHoweverItWasTyped)
{
    for (auto const* typed : {"艾尼瓦尔·买买提", "艾尼瓦尔•买买提", "艾尼瓦尔・买买提", "艾尼瓦尔‧买买提", "艾尼瓦尔．买买提", "艾尼瓦尔.买买提", "艾尼瓦尔。买买提"})
        EXPECT_EQ(normalise_name(typed), "艾尼瓦尔·买买提") << typed;
}

TEST(PersonName, KeepsAFullStopBehindAnInitial)
{
    EXPECT_EQ(normalise_name("J. Smith"), "J. Smith");
}

TEST(PersonName, LosesWhiteSpaceAtItsEndsAndRunsOfItInside)
{
    EXPECT_EQ(normalise_name("　 张三 \t"), "张三");
    EXPECT_EQ(normalise_name("Anna   Maria"), "Anna Maria");
    EXPECT_EQ(normalise_name("   "), "");
}

TEST(PersonName, TakesCharactersOfEveryPlane)
{
    EXPECT_EQ(normalise_name("𠮷野𬱖"), "𠮷野𬱖");
    EXPECT_TRUE(is_name("𠮷野𬱖", 3));
    EXPECT_FALSE(is_name("𠮷野𬱖", 2));
}

TEST(PersonName, HasNoControlCharactersAndIsNotEmpty)
{
    EXPECT_FALSE(is_name("", 100));
    EXPECT_FALSE(is_name("张\x01三", 100));
    EXPECT_FALSE(is_name("张\u202E三", 100));
    EXPECT_FALSE(is_name("\xE5\xBC", 100));
}

}  // namespace base
