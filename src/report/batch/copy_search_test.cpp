#include "report/batch/copy_search.hpp"

#include "report/domain/rules/testing.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace report {
namespace {

// Some three hundred characters about what an office did.
std::string text_about(std::string_view work)
{
    std::string text;
    for (auto const* const month : {"一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月"})
        text += std::string{month} + "组织" + std::string{work} + "专题会议，研究" + std::string{work} + "工作安排，听取各村情况汇报并逐项落实。";
    return text;
}

FileResult result_of(std::string organisation, std::string const& text)
{
    FileResult result;
    result.meta.file = organisation + ".txt";
    result.meta.report_id = organisation;
    result.report.form = testing::shipped().forms.find("2021");
    result.report.organisation = std::move(organisation);
    result.report.sections[0].paragraphs = {{text, {}}};
    result.shingles = narrative::shingles_of(result.report);
    result.check.assessed.emplace_back("R-XY-06", Assessment{});
    return result;
}

class CopySearches : public ::testing::Test {
protected:
    // How the batch's next report was assessed.
    Assessment compare(FileResult result)
    {
        search_.compare(result);
        findings_ = result.check.findings;
        return result.check.assessed.front().second;
    }

    RuleBook book_ = RuleBook::parse(testing::shipped().law.file("rules.json").content).value();
    CopySearch search_{*book_.find("R-XY-06")};
    std::vector<Finding> findings_;
};

}  // namespace

TEST_F(CopySearches, FindAnotherAgencysTextAmongThoseBefore)
{
    EXPECT_EQ(compare(result_of("柳河镇人民政府", text_about("防汛抗旱"))).passed, 1);
    EXPECT_EQ(compare(result_of("桥头镇人民政府", text_about("森林防火"))).passed, 1);

    EXPECT_EQ(compare(result_of("石桥镇人民政府", text_about("防汛抗旱"))).failed, 1);

    ASSERT_EQ(findings_.size(), 1U);
    EXPECT_EQ(findings_[0].rule, "R-XY-06");
    EXPECT_NE(std::find(findings_[0].words.begin(), findings_[0].words.end(), std::pair<std::string, std::string>{"other", "柳河镇人民政府"}),
              findings_[0].words.end());
}

TEST_F(CopySearches, LeaveAloneWhatAnAgencySaysAgain)
{
    compare(result_of("柳河镇人民政府", text_about("防汛抗旱")));

    EXPECT_EQ(compare(result_of("柳河镇人民政府", text_about("防汛抗旱"))).passed, 1);
}

TEST_F(CopySearches, AssessNoShortText)
{
    EXPECT_EQ(compare(result_of("柳河镇人民政府", "全年公开信息三条。")).not_assessable, 1);
}

}  // namespace report
