#include "platform/keys/index_text.hpp"

#include <gtest/gtest.h>

namespace keys {
namespace {

TEST(IndexedNames, AreTheSameHoweverTheirDotAndSpacesAreTyped)
{
    for (auto const* const name : {"阿卜杜拉·买买提", "阿卜杜拉•买买提", "阿卜杜拉・买买提", "阿卜杜拉･买买提", " 阿卜杜拉 · 买买提　", "阿卜杜拉‧买买提", "阿卜杜拉.买买提"})
        EXPECT_EQ(index_name(name), "阿卜杜拉·买买提") << name;
    EXPECT_NE(index_name("阿卜杜拉买买提"), index_name("阿卜杜拉·买买提"));
    EXPECT_EQ(index_name("Ｓｍｉｔｈ"), "Smith");
}

TEST(IndexedTelephones, AreDigitsWithoutTheCountry)
{
    EXPECT_EQ(index_telephone("138 0013-8000"), "13800138000");
    EXPECT_EQ(index_telephone("+86 138 0013 8000"), "13800138000");
    EXPECT_EQ(index_telephone("0086-13800138000"), "13800138000");
    EXPECT_EQ(index_telephone("１３８００１３８０００"), "13800138000");
    EXPECT_EQ(index_telephone("(010) 8612-3456"), "01086123456");
    EXPECT_EQ(index_telephone("86123456"), "86123456");
}

TEST(IndexedIdNumbers, AreDigitsAndCapitals)
{
    EXPECT_EQ(index_id_number("11010119900307 123x"), "11010119900307123X");
    EXPECT_EQ(index_id_number("１１０１０１１９９００３０７１２３Ｘ"), "11010119900307123X");
}

}  // namespace
}  // namespace keys
