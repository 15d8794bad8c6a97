#include "report/batch/output_path.hpp"

#include "report/batch/folder_fixture.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace fs = std::filesystem;

namespace report {
namespace {

class OutputPathTest : public report::testing::FolderTest {
protected:
    void SetUp() override
    {
        FolderTest::SetUp();
        report_ = write("甲.txt", "甲镇2025年政府信息公开工作年度报告");
    }

    std::string write(std::string const& name, std::string const& content)
    {
        auto const path = (folder_ / name).string();
        std::ofstream{path} << content;
        return path;
    }

    [[nodiscard]] std::size_t count_inputs(std::string const& output) const
    {
        return list_inputs({folder_.string()}, output).value().size();
    }

    std::string report_;
};

TEST_F(OutputPathTest, IsRefusedWhenItIsAnInput)
{
    EXPECT_EQ(list_inputs({report_}, report_).error().code, "output.is-input");
    EXPECT_EQ(keep_apart(report_, {report_}).error().code, "output.is-input");
}

TEST_F(OutputPathTest, IsRefusedUnderAnotherNameOfAnInput)
{
    auto const link = folder_ / "link";
    fs::create_symlink(report_, link);

    EXPECT_EQ(keep_apart(link, {report_}).error().code, "output.is-input");
    EXPECT_EQ(keep_apart(folder_ / "." / "甲.txt", {report_}).error().code, "output.is-input");
}

TEST_F(OutputPathTest, IsRefusedWhenItIsAReportInAFolder)
{
    EXPECT_EQ(list_inputs({folder_.string()}, report_).error().code, "output.is-input");
    EXPECT_EQ(keep_apart(report_, {folder_.string()}).error().code, "output.is-input");
}

TEST_F(OutputPathTest, MayBeNewAnywhere)
{
    EXPECT_EQ(count_inputs((folder_ / "out.csv").string()), 1U);
    EXPECT_TRUE(keep_apart("", {report_}));
}

TEST_F(OutputPathTest, OfAnEarlierRunIsLeftOut)
{
    EXPECT_EQ(count_inputs(write("out.csv", "\xEF\xBB\xBF" "file,title\n" + report_ + ",甲镇\n")), 1U);
    fs::remove(folder_ / "out.csv");
    EXPECT_EQ(count_inputs(write("out.json", "{\"file\":\"" + report_ + "\",\"format\":\"text\"}\n")), 1U);
    EXPECT_EQ(list_inputs({report_, (folder_ / "out.json").string()}, (folder_ / "out.json").string()).error().code,
              "output.is-input");
}

TEST_F(OutputPathTest, OfOtherFilesIsRefused)
{
    auto const other = write("out.csv", "file,title\nelsewhere.docx,乙镇\n");

    EXPECT_EQ(list_inputs({folder_.string()}, other).error().code, "output.is-input");
}

}  // namespace
}  // namespace report
