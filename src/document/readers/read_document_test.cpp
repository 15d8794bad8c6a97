#include "document/readers/read_document.hpp"

#include <gtest/gtest.h>

namespace document {
namespace {

using namespace std::string_view_literals;

std::string read_as(std::string_view bytes, std::string_view name)
{
    auto const document = read_document(bytes, name, {});
    return document ? document->format : document.error().code;
}

TEST(ReadDocument, LetsTheContentDecideAgainstTheName)
{
    EXPECT_EQ(read_as("<!DOCTYPE html><p>文", "年报.txt"), "html");
    EXPECT_EQ(read_as("一、总体情况\n", "年报.html"), "text");
    EXPECT_EQ(read_as("一、总体情况\n", "年报.docx"), "text");
    EXPECT_EQ(read_as("id,value\nt2,0\n", "年报.txt"), "csv");
}

TEST(ReadDocument, LetsTheNameDecideWhatCouldBeEither)
{
    EXPECT_EQ(read_as("规章,0\n许可\n", "a.CSV"), "csv");
    EXPECT_EQ(read_as("规章,0\n许可\n", "a.md"), "text");
    EXPECT_EQ(read_as("规章,0\n许可\n", ""), "text");
}

TEST(ReadDocument, KnowsHtmlInAnyEncodingAndWithoutAHead)
{
    EXPECT_EQ(sniff_format("\xEF\xBB\xBF\n <!-- x --><HTML><body>", ""), "html");
    EXPECT_EQ(sniff_format(std::string_view{"\xFF\xFE<\0h\0t\0m\0l\0>\0\x31\x75", 16}, ""), "html");
    EXPECT_EQ(sniff_format("规章 <TABLE border=1><tr><td>0</td></tr></TABLE>", ""), "html");
    EXPECT_EQ(sniff_format("关于印发<管理办法>的通知", ""), "text");
}

TEST(ReadDocument, KnowsHtmlWithALongHeadInGbk)
{
    std::string page = "<html><head><meta charset=gb2312>";
    for (auto i = 0; i < 4000; ++i)
        page += "\xB9\xE6\xD5\xC2";

    EXPECT_EQ(sniff_format(page, "a.htm"), "html");
}

TEST(ReadDocument, RefusesWhatIsEmptyBinaryOrTooBig)
{
    Limits limits;
    limits.file_bytes = 2;

    EXPECT_EQ(read_as("", "a.txt"), "document.empty");
    EXPECT_EQ(read_as(" \n", "a.html"), "document.empty");
    EXPECT_EQ(read_as("\0\1\2\3\4\5\6\7\x8\xE\xF"sv, "a.txt"), "document.binary");
    EXPECT_EQ(read_document("abc", "a.txt", limits).error().code, "limits.file_bytes");
}

TEST(ReadDocument, RefusesAnArchiveThatIsNoDocument)
{
    EXPECT_EQ(read_as("PK\x03\x04 a.txt", "a.docx"), "document.archive");
    EXPECT_EQ(sniff_format("", "a.zip"), "empty");
    EXPECT_EQ(sniff_format("PK\x03\x04 a.txt", "a.docx"), "archive");
}

}  // namespace
}  // namespace document
