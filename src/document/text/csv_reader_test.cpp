#include "document/text/csv_reader.hpp"

#include "document/text/document_outline.hpp"

#include <gtest/gtest.h>

namespace document {
namespace {

std::string read_outline(std::string_view text)
{
    auto const document = read_csv(text, {});
    return document ? outline(*document) : document.error().code;
}

TEST(CsvReader, ReadsQuotedFieldsWithCommasLinesAndQuotes)
{
    EXPECT_EQ(read_outline("规章,\"1,200\",\"a\nb\",\"说\"\"明\"\"\"\r\n许可,0,,\r\n"),
              "T1 2x4: 规章|1,200|a⏎b|说\"明\" / 许可|0||\n");
}

TEST(CsvReader, CountsLinesAcrossQuotedLineEnds)
{
    auto const document = read_csv("\"a\nb\",1\nc,2\n", {});

    EXPECT_EQ(std::get<Table>(document->blocks[0]).cells[2].at, base::line_place(3, 1));
    EXPECT_EQ(std::get<Table>(document->blocks[0]).cells[3].at, base::line_place(3, 3));
}

TEST(CsvReader, ReadsGbkAndMarkedUtf8)
{
    EXPECT_EQ(read_outline("\xB9\xE6\xD5\xC2,0\n\xD0\xED\xBF\xC9,1\n"), "T1 2x2: 规章|0 / 许可|1\n");
    EXPECT_EQ(read_outline("\xEF\xBB\xBF规章,0\n"), "T1 1x2: 规章|0\n");
}

TEST(CsvReader, TellsSemicolonsAndTabs)
{
    EXPECT_EQ(read_outline("a;b\nc;1,5\n"), "T1 2x2: a|b / c|1,5\n");
    EXPECT_EQ(read_outline("a\tb,c\td\n"), "T1 1x3: a|b,c|d\n");
}

TEST(CsvReader, LosesNothingBehindAQuoteThatIsNeverClosed)
{
    EXPECT_EQ(read_outline("\"a,b\nc,d\n"), "T1 2x2: \"a|b / c|d\n");
    EXPECT_EQ(read_outline("\"a\"x,b\n"), "T1 1x2: ax|b\n");
}

TEST(CsvReader, LeavesOutEmptyLines)
{
    EXPECT_EQ(read_outline(",,\n,\n"), "");
    EXPECT_EQ(read_outline("a,b\n\n,\nc,d\n"), "T1 2x2: a|b / c|d\n");
}

TEST(CsvReader, RefusesPastTheLimits)
{
    Limits limits;
    limits.elements = 5;

    EXPECT_EQ(read_csv("a,b,c\nd,e,f\n", limits).error().code, "limits.elements");
    EXPECT_EQ(read_csv("a,b,c\nd\n", limits).error().code, "limits.elements");
    EXPECT_EQ(read_csv(",,,,,,,,,,,,", limits).error().code, "limits.elements");
}

TEST(CsvReader, KnowsCsvFromProse)
{
    EXPECT_TRUE(looks_like_csv("a,b\n\"c,d\",e\n"));
    EXPECT_FALSE(looks_like_csv("一段话, 有逗号\n另一段话\n"));
    EXPECT_FALSE(looks_like_csv("a,b\n"));
}

}  // namespace
}  // namespace document
