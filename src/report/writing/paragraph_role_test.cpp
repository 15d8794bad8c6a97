#include "report/writing/paragraph_role.hpp"

#include <gtest/gtest.h>

namespace report {

TEST(SubheadingLevel, IsThatOfItsNumber)
{
    EXPECT_EQ(subheading_level("（一）主动公开"), 2);
    EXPECT_EQ(subheading_level("(十二) 平台建设"), 2);
    EXPECT_EQ(subheading_level("1.存在的问题"), 3);
    EXPECT_EQ(subheading_level("2、改进措施"), 3);
}

TEST(SubheadingLevel, IsNoneForASentence)
{
    EXPECT_FALSE(subheading_level("（一）主动公开。全年公开政府信息126条。"));
    EXPECT_FALSE(subheading_level("1.2024年度，未收取信息处理费"));
    EXPECT_FALSE(subheading_level("（见附件）"));
    EXPECT_FALSE(subheading_level("（三）"));
    EXPECT_FALSE(subheading_level("2024年"));
}

TEST(FindSignature, FindsTheNameAboveTheDate)
{
    std::vector<Paragraph> const paragraphs{{"收取信息处理费0元。", {}}, {"青石县柳河镇人民政府", {}}, {"二〇二五年一月二十日", {}}};

    auto const signature = find_signature(paragraphs, "柳河镇");

    EXPECT_EQ(signature.name, 1U);
    EXPECT_EQ(signature.date, 2U);
}

TEST(FindSignature, TakesNoSentenceForOne)
{
    std::vector<Paragraph> const paragraphs{{"相关材料已报送县政府办公室，特此报告至县政府", {}}, {"截至2025年1月20日", {}}};

    auto const signature = find_signature(paragraphs, "柳河镇");

    EXPECT_EQ(signature.name, no_paragraph);
    EXPECT_EQ(signature.date, no_paragraph);
}

}  // namespace report
