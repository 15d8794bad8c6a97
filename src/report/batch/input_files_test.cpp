#include "report/batch/input_files.hpp"

#include "report/batch/folder_fixture.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace {

class InputFilesTest : public report::testing::FolderTest {
protected:
    fs::path write(std::string const& name, std::string const& content = "x")
    {
        auto const path = folder_ / name;
        fs::create_directories(path.parent_path());
        std::ofstream{path} << content;
        return path;
    }

    [[nodiscard]] std::vector<std::string> names(std::vector<std::string> const& given) const
    {
        std::vector<std::string> names;
        for (auto const& file : report::list_files(given))
            names.push_back(fs::path{file.name}.lexically_relative(folder_).string());
        return names;
    }

};

TEST_F(InputFilesTest, AreListedInAFixedOrder)
{
    write("b/2.txt");
    write("b/1.txt");
    write("a.txt");
    write("c.txt");

    EXPECT_EQ(names({(folder_ / "c.txt").string(), folder_.string()}),
              (std::vector<std::string>{"c.txt", "a.txt", "b/1.txt", "b/2.txt", "c.txt"}));
}

TEST_F(InputFilesTest, LeaveOutHiddenFilesLocksAndWhatStandsBesideReports)
{
    write(".hidden");
    write("~$report.docx");
    write("README.md");
    write("truth.jsonl");
    write("report.docx");

    EXPECT_EQ(names({folder_.string()}), std::vector<std::string>{"report.docx"});
}

TEST_F(InputFilesTest, DoNotFollowALinkToAFolder)
{
    write("a.txt");
    fs::create_directory_symlink(folder_, folder_ / "loop");

    EXPECT_EQ(names({folder_.string()}), std::vector<std::string>{"a.txt"});
}

TEST_F(InputFilesTest, ReportAMissingOneInItsPlace)
{
    auto const files = report::list_files({(folder_ / "none").string()});

    ASSERT_EQ(files.size(), 1U);
    ASSERT_TRUE(files[0].refusal);
    EXPECT_EQ(files[0].refusal->code, "input.missing");
}

TEST_F(InputFilesTest, AreReadWhole)
{
    EXPECT_EQ(report::load_file(write("a.txt", "你好"), 100), "你好");
    EXPECT_EQ(report::load_file(write("empty.txt", ""), 100), "");
}

TEST_F(InputFilesTest, AreRefusedBeforeReadingWhenTheyAreTooLarge)
{
    auto const path = write("large.txt");
    fs::resize_file(path, std::uintmax_t{2} << 30);  // sparse: reading it would take its time

    auto const content = report::load_file(path, 64U << 20);

    ASSERT_FALSE(content);
    EXPECT_EQ(content.error().code, "limits.file_bytes");
}

TEST_F(InputFilesTest, AreRefusedWhenTheyAreNoFiles)
{
    auto const pipe = folder_ / "pipe";
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);

    EXPECT_EQ(report::load_file(pipe, 100).error().code, "input.unreadable");
    EXPECT_EQ(report::load_file(folder_, 100).error().code, "input.unreadable");
    EXPECT_EQ(report::load_file(folder_ / "none", 100).error().code, "input.unreadable");
}

}  // namespace
