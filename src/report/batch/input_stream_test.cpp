#include "report/batch/input_stream.hpp"

#include "report/batch/folder_fixture.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace fs = std::filesystem;

namespace report {
namespace {

class InputStreamTest : public report::testing::FolderTest {
protected:
    std::vector<std::string> names(std::string const& csv)
    {
        std::ofstream{folder_ / "数据.csv"} << csv;
        InputStream inputs{list_files({folder_.string()}), document::Limits{}};
        std::vector<std::string> found;
        while (auto const file = inputs.next())
            found.push_back(fs::path{file->name}.lexically_relative(folder_).string());
        EXPECT_GE(inputs.known(), found.size());
        return found;
    }

};

TEST_F(InputStreamTest, OpensACsvOfSeveralReportsLikeAFolder)
{
    EXPECT_EQ(names("file,form,cell,value,state\na.docx,2021,x,1,read\nb.docx,2021,x,1,read\na.docx,2021,y,1,read\n"),
              (std::vector<std::string>{"数据.csv/a.docx", "数据.csv/b.docx"}));
}

TEST_F(InputStreamTest, LeavesAnyOtherCsvAsItIs)
{
    EXPECT_EQ(names("file,form,cell,value,state\na.docx,2021,x,1,read\n"), std::vector<std::string>{"数据.csv"});
    EXPECT_EQ(names("名称,件数\n甲,1\n乙,2\n"), std::vector<std::string>{"数据.csv"});
    EXPECT_EQ(names("file,form,cell,state\na,\"b"), std::vector<std::string>{"数据.csv"});
}

}  // namespace
}  // namespace report
