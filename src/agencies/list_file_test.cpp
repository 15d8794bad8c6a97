#include "agencies/list_file.hpp"

#include <gmock/gmock.h>

namespace agencies {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

ListFile names()
{
    return {.name = "list", .title = "名单[甲/乙]", .head = {"编号", "姓名"}, .rows = {{"1", "𠮷田\"某\""}, {"=2", "艾力·买买提"}}};
}

}  // namespace

TEST(ListFile, IsCsvThatExcelReadsAndTakesForNoFormula)
{
    auto const csv = list_bytes(names(), ListFormat::csv).value();

    EXPECT_EQ(csv, "\xEF\xBB\xBF\"编号\",\"姓名\"\r\n\"1\",\"𠮷田\"\"某\"\"\"\r\n\"'=2\",\"艾力·买买提\"\r\n");
}

TEST(ListFile, IsAWorkbookWhateverItsTitle)
{
    auto long_title = names();
    long_title.title = std::string(40, 'a');

    EXPECT_THAT(list_bytes(names(), ListFormat::xlsx).value(), StartsWith("PK"));
    EXPECT_TRUE(list_bytes(long_title, ListFormat::xlsx));
}

TEST(ListFile, IsSavedUnderItsName)
{
    auto const response = list_download(names(), ListFormat::xlsx).value();

    EXPECT_THAT(std::string{response.headers.get("Content-Disposition")}, HasSubstr("list.xlsx"));
}

TEST(ListFile, IsNoneInAnUnknownFormat)
{
    EXPECT_EQ(parse_list_format("csv"), ListFormat::csv);
    EXPECT_EQ(parse_list_format("pdf"), std::nullopt);
}

}  // namespace agencies
