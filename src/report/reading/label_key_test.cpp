#include "report/reading/label_key.hpp"

#include <gtest/gtest.h>

namespace report {

TEST(LabelKey, IsTheSameForEveryTypingOfALabel)
{
    for (auto const* typed : {"（一）予以公开", "(一) 予以公开", "一、予以公开", "予 以\n公　开", "1.予以公开", "① 予以公开"})
        EXPECT_EQ(label_key(typed), "予以公开") << typed;
    EXPECT_EQ(label_key("3.危及“三安全一稳定”"), label_key("3．危及\"三安全、一稳定\""));
    EXPECT_EQ(label_key("(七) 合计"), "总计");
    EXPECT_EQ(label_key("四、转结下年度继续办理"), "结转下年度继续办理");
}

TEST(LabelKey, KeepsANumeralThatIsPartOfTheLabel)
{
    EXPECT_EQ(label_key("5.属于三类内部事务信息"), "属于三类内部事务信息");
    EXPECT_EQ(label_key("三类信息"), "三类信息");
    EXPECT_EQ(label_key("第二十条第（一）项"), "第二十条第一项");
}

TEST(Numbering, IsToldByItsMark)
{
    EXPECT_EQ(numbering_of("三、收到").style, Numbering::Style::part);
    EXPECT_EQ(numbering_of("三、收到").number, 3);
    EXPECT_EQ(numbering_of("（十一）其他").number, 11);
    EXPECT_EQ(numbering_of("(3)其他").style, Numbering::Style::bracketed);
    EXPECT_EQ(numbering_of("12．其他").number, 12);
    EXPECT_EQ(numbering_of("2023年政府信息公开").style, Numbering::Style::none);
    EXPECT_EQ(numbering_of("其他").style, Numbering::Style::none);
    EXPECT_EQ(numbering_of("55555555555555555555555、其他").style, Numbering::Style::none);
}

TEST(Slip, IsOneCharacterInFive)
{
    EXPECT_TRUE(differs_by_a_slip("本年度止件数", "本年废止件数"));
    EXPECT_FALSE(differs_by_a_slip("结果维持", "结果纠正"));
    EXPECT_FALSE(differs_by_a_slip("其他", "其它"));
    EXPECT_FALSE(differs_by_a_slip("行政处罚", "行政强制"));
}

}  // namespace report
