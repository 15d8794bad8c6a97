#include "document/text/mht_reader.hpp"

#include <gtest/gtest.h>

namespace document {
namespace {

// As browsers write it: the page first, then its pictures.
std::string saved_page(std::string_view coding, std::string_view page)
{
    return "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n"
           "\tboundary=\"----Boundary--1\"\r\n\r\n------Boundary--1\r\nContent-Type: text/html; charset=utf-8\r\n"
           "Content-Transfer-Encoding: " + std::string{coding} + "\r\n\r\n" + std::string{page} +
           "\r\n------Boundary--1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0=\r\n"
           "------Boundary--1--\r\n";
}

std::string read_text_of(std::string_view bytes)
{
    auto const document = read_mht(bytes, {});
    if (!document)
        return document.error().code;
    std::string text;
    for (auto const& block : document->blocks)
        if (auto const* const paragraph = std::get_if<Paragraph>(&block))
            text += paragraph->text + '|';
        else if (auto const* const table = std::get_if<Table>(&block))
            for (auto const& cell : table->cells)
                text += cell.text + ',';
    return text;
}

TEST(MhtReader, ReadsThePageInEachTransferCoding)
{
    EXPECT_EQ(read_text_of(saved_page("8bit", "<p>公开")), "公开|");
    EXPECT_EQ(read_text_of(saved_page("quoted-printable", "<p title=3D\"a\">=E5=85=AC=\r\n=E5=BC=80</p>")), "公开|");
    EXPECT_EQ(read_text_of(saved_page("base64", "PHA+5YWs\r\n5byAPC9wPg==")), "公开|");
}

TEST(MhtReader, ReadsTablesOfThePage)
{
    EXPECT_EQ(read_text_of(saved_page("8bit", "<table><tr><td>规章<td>0<tr><td>许可<td>3</table>")), "规章,0,许可,3,");
}

TEST(MhtReader, FindsThePageInANestedPart)
{
    auto const inner = "Content-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\nContent-Type: text/plain\r\n\r\n"
                       "纯文本\r\n--in\r\nContent-Type: text/html\r\n\r\n<p>网页\r\n--in--\r\n";
    auto const whole = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=out\r\n\r\n--out\r\n" +
                       std::string{inner} + "--out--";

    EXPECT_EQ(read_text_of(whole), "网页|");
}

TEST(MhtReader, TakesPlainTextWhereThereIsNoHtml)
{
    EXPECT_EQ(read_text_of("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n只有文字\n--b--"), "只有文字|");
}

TEST(MhtReader, RefusesAnArchiveWithoutAPage)
{
    EXPECT_EQ(read_text_of("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b--"),
              "document.no-page");
}

TEST(MhtReader, RefusesPartsWithoutEnd)
{
    std::string nested = "MIME-Version: 1.0\n";
    for (int i = 0; i < 1'000; ++i)
        nested += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) + "\n";
    std::string many = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n";
    for (int i = 0; i < 3'000; ++i)
        many += "--b\nContent-Type: image/png\n\n";

    EXPECT_EQ(read_mht(nested, {}).error().words.front().second, "depth");
    EXPECT_EQ(read_mht(many, {}).error().words.front().second, "archive_entries");
}

TEST(MhtReader, KnowsTheHeadOfAMessage)
{
    EXPECT_TRUE(looks_like_mht("from: a\r\nmime-version: 1.0\r\ncontent-type: multipart/related\r\n\r\n"));
    EXPECT_FALSE(looks_like_mht("一、总体情况\n\nmime-version: 1.0\ncontent-type: x"));
}

}  // namespace
}  // namespace document
