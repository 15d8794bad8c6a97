#include "report/batch/finished_output.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace {

class FinishedOutputTest : public testing::Test {
protected:
    void TearDown() override { std::filesystem::remove(path_); }

    base::Result<report::FinishedOutput> read(std::string const& content)
    {
        std::ofstream{path_, std::ios::binary} << content;
        return report::read_finished_output(path_);
    }

    std::filesystem::path path_ = std::filesystem::temp_directory_path() /
                                  ("gongkai-finished-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) +
                                   testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(FinishedOutputTest, NamesTheFilesOfCompleteLines)
{
    auto const finished = read("{\"file\":\"a.txt\",\"x\":1}\n{\"file\":\"甲\\\"乙.txt\"}\n");

    ASSERT_TRUE(finished);
    EXPECT_EQ(finished->files, (std::vector<report::FinishedFile>{{"a.txt"}, {"甲\"乙.txt"}}));
    EXPECT_EQ(finished->bytes, std::filesystem::file_size(path_));
    EXPECT_FALSE(finished->has_error);
}

TEST_F(FinishedOutputTest, KeepsTheSumOfEachFile)
{
    std::string const sum(64, 'a');
    auto const finished = read("{\"file\":\"a.txt\",\"title\":\"\\\"sha256\\\":\",\"sha256\":\"" + sum + "\",\"size\":1}\n");

    ASSERT_TRUE(finished);
    EXPECT_EQ(finished->files.at(0).sha256, sum);
}

TEST_F(FinishedOutputTest, DropsATornLastLine)
{
    auto const finished = read("{\"file\":\"a.txt\"}\n{\"file\":\"b.txt\",\"ce");

    ASSERT_TRUE(finished);
    EXPECT_EQ(finished->files.size(), 1U);
    EXPECT_EQ(finished->bytes, 17U);
    EXPECT_TRUE(read("{\"fi")->files.empty());
}

TEST_F(FinishedOutputTest, RemembersHowBadItWas)
{
    EXPECT_TRUE(read("{\"file\":\"a\",\"findings\":[{\"rule\":\"x\",\"severity\":\"error\"}]}\n")->has_error);
    EXPECT_FALSE(read("{\"file\":\"a\",\"findings\":[{\"rule\":\"x\",\"severity\":\"warning\"}]}\n")->has_error);
    EXPECT_FALSE(read("{\"file\":\"a\",\"title\":\"\\\"severity\\\":\\\"error\\\"\"}\n")->has_error);
    EXPECT_TRUE(read("{\"file\":\"a\",\"error\":{\"code\":\"x\"}}\n")->has_refusal);
}

TEST_F(FinishedOutputTest, RefusesWhatIsNotOurs)
{
    EXPECT_EQ(read("file,title\na,b\n").error().code, "resume.not-ours");
    EXPECT_EQ(read("{\"file\":\"a\n{\"file\":\"b\"}\n").error().code, "resume.not-ours");
}

TEST_F(FinishedOutputTest, IsEmptyWhenThereIsNone)
{
    auto const finished = report::read_finished_output(path_);

    ASSERT_TRUE(finished);
    EXPECT_TRUE(finished->files.empty());
}

}  // namespace
