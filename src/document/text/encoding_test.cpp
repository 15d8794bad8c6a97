#include "document/text/encoding.hpp"

#include <gtest/gtest.h>

namespace document {
namespace {

using namespace std::string_view_literals;

constexpr auto sentence = "某镇2024年公开信息70条。\n"sv;
// The same sentence.
constexpr auto in_gbk = "\xC4\xB3\xD5\xF2" "2024" "\xC4\xEA\xB9\xAB\xBF\xAA\xD0\xC5\xCF\xA2" "70" "\xCC\xF5\xA1\xA3\n"sv;

std::string to_utf16(std::u16string_view text, bool big_endian)
{
    std::string bytes;
    for (auto const unit : text) {
        auto const high = static_cast<char>(unit >> 8);
        auto const low = static_cast<char>(unit & 0xFF);
        bytes += big_endian ? high : low;
        bytes += big_endian ? low : high;
    }
    return bytes;
}

constexpr auto in_utf16 = u"某镇2024年公开信息70条。\n"sv;

std::string decoded(std::string_view bytes, std::string_view hint = {})
{
    auto const text = Utf8Text::decode(bytes, hint);
    return text ? std::string{text->view()} : text.error().code;
}

TEST(Encoding, TakesUtf8WithAndWithoutMark)
{
    EXPECT_EQ(decoded(sentence), sentence);
    EXPECT_EQ(decoded("\xEF\xBB\xBF" + std::string{sentence}), sentence);
}

TEST(Encoding, KeepsSoundUtf8WhereItIs)
{
    auto const text = Utf8Text::decode(sentence);

    ASSERT_TRUE(text);
    EXPECT_EQ(text->view().data(), sentence.data());
}

TEST(Encoding, TellsGbkByItsContentWhateverTheHintSays)
{
    EXPECT_EQ(decoded(in_gbk), sentence);
    EXPECT_EQ(decoded(in_gbk, "utf-8"), sentence);
    EXPECT_EQ(decoded(sentence, "gb2312"), sentence);
}

TEST(Encoding, TakesFourByteCharactersOfGb18030)
{
    EXPECT_EQ(decoded("\xC4\xB3\xD5\xF2\x82\x30\xC2\x30\xC4\xEA"sv), "某镇㜰年");
}

TEST(Encoding, TellsBothUtf16OrdersWithAndWithoutMark)
{
    EXPECT_EQ(decoded("\xFF\xFE" + to_utf16(in_utf16, false)), sentence);
    EXPECT_EQ(decoded("\xFE\xFF" + to_utf16(in_utf16, true)), sentence);
    EXPECT_EQ(decoded(to_utf16(in_utf16, false)), sentence);
    EXPECT_EQ(decoded(to_utf16(in_utf16, true)), sentence);
}

TEST(Encoding, TellsUtf16WithoutAnyAsciiAndMark)
{
    EXPECT_EQ(decoded(to_utf16(u"政府信息公开工作年度报告总体情况", false)), "政府信息公开工作年度报告总体情况");
}

// 联通 in GBK is sound UTF-8 of two Latin letters.
TEST(Encoding, TakesShortGbkThatIsAlsoUtf8ForGbkUnlessToldOtherwise)
{
    EXPECT_EQ(decoded("\xC1\xAA\xCD\xA8"), "联通");
    EXPECT_EQ(decoded("\xC1\xAA\xCD\xA8", "gbk"), "联通");
    EXPECT_EQ(detect_encoding("\xD0\x96\xD0\xB0\xD0\xB1"), Encoding::utf8);
}

TEST(Encoding, KeepsTheRestAroundBrokenSequences)
{
    auto const text = std::string{sentence} + std::string{sentence} + "\xE6\x94" + "尾";

    EXPECT_EQ(decoded(text), std::string{sentence} + std::string{sentence} + "\uFFFD尾");
    EXPECT_EQ(decoded(std::string{in_gbk} + "\xFF" + std::string{in_gbk}),
              std::string{sentence} + "\uFFFD" + std::string{sentence});
}

TEST(Encoding, ReplacesAStrayNul)
{
    std::string text;
    for (auto i = 0; i < 20; ++i)
        text += sentence;

    EXPECT_EQ(decoded(text + '\0' + "尾"), text + "\uFFFD尾");
}

TEST(Encoding, RefusesWhatIsEmptyAndWhatIsBinary)
{
    EXPECT_EQ(decoded(""), "document.empty");
    EXPECT_EQ(decoded(" \r\n\t"), "document.empty");
    EXPECT_EQ(decoded("\xEF\xBB\xBF\n"), "document.empty");
    EXPECT_EQ(decoded("\xFF\xFE"), "document.empty");
    EXPECT_EQ(decoded("\x7F" "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0\x01\0\0\0\xF8\xFF\x90\x12\x00\x80\x91"sv),
              "document.binary");
    EXPECT_EQ(decoded("\x01\x02\x03\x04\x05\x06\x07\x08 abc"), "document.binary");
}

TEST(Encoding, FindsTheDeclaredCharset)
{
    EXPECT_EQ(declared_charset("<META http-equiv=Content-Type content=\"text/html; charset=GB2312\">"), "gb2312");
    EXPECT_EQ(declared_charset("<meta charset='utf-8'>"), "utf-8");
    EXPECT_EQ(declared_charset("<html>"), "");
    EXPECT_EQ(declared_charset("charset="), "");
}

// 政府資訊公開工作年度報告，主動公開政府資訊十二條，收到申請三件，均已答覆，沒有收取費用，並加強管理與監督保障工作機構的建設
constexpr std::string_view traditional_big5 =
    "\xAC\x46\xA9\xB2\xB8\xEA\xB0\x54\xA4\xBD\xB6\x7D\xA4\x75\xA7\x40\xA6\x7E\xAB\xD7\xB3\xF8\xA7\x69"
    "\xA1\x41\xA5\x44\xB0\xCA\xA4\xBD\xB6\x7D\xAC\x46\xA9\xB2\xB8\xEA\xB0\x54\xA4\x51\xA4\x47\xB1\xF8"
    "\xA1\x41\xA6\xAC\xA8\xEC\xA5\xD3\xBD\xD0\xA4\x54\xA5\xF3\xA1\x41\xA7\xA1\xA4\x77\xB5\xAA\xC2\xD0"
    "\xA1\x41\xA8\x53\xA6\xB3\xA6\xAC\xA8\xFA\xB6\x4F\xA5\xCE\xA1\x41\xA8\xC3\xA5\x5B\xB1\x6A\xBA\xDE"
    "\xB2\x7A\xBB\x50\xBA\xCA\xB7\xFE\xAB\x4F\xBB\xD9\xA4\x75\xA7\x40\xBE\xF7\xBA\x63\xAA\xBA\xAB\xD8"
    "\xB3\x5D";

TEST(DetectEncoding, TellsBig5FromGbkOnlyWhenItIsCertain)
{
    EXPECT_EQ(detect_encoding(traditional_big5).value(), Encoding::big5);
    EXPECT_EQ(detect_encoding(traditional_big5.substr(0, 12)).value(), Encoding::gb18030);
    EXPECT_EQ(detect_encoding(traditional_big5.substr(0, 12), "big5").value(), Encoding::big5);
    EXPECT_TRUE(Utf8Text::decode(traditional_big5)->view().starts_with("政府資訊公開"));
}

TEST(DetectEncoding, TakesTraditionalTextInGbkForGbk)
{
    EXPECT_EQ(detect_encoding(
    "\xD5\xFE\xB8\xAE\xD9\x59\xD3\x8D\xB9\xAB\xE9\x5F\xB9\xA4\xD7\xF7\xC4\xEA\xB6\xC8\x88\xF3\xB8\xE6"
    "\xA3\xAC\xD6\xF7\x84\xD3\xB9\xAB\xE9\x5F\xD5\xFE\xB8\xAE\xD9\x59\xD3\x8D\xCA\xAE\xB6\xFE\x97\x6C"
    "\xA3\xAC\xCA\xD5\xB5\xBD\xC9\xEA\xD5\x88\xC8\xFD\xBC\xFE\xA3\xAC\xBE\xF9\xD2\xD1\xB4\xF0\xB8\xB2"
    "\xA3\xAC\x9B\x5D\xD3\xD0\xCA\xD5\xC8\xA1\xD9\x4D\xD3\xC3\xA3\xAC\x81\x4B\xBC\xD3\x8F\x8A\xB9\xDC"
    "\xC0\xED\xC5\x63\xB1\x4F\xB6\xBD\xB1\xA3\xD5\xCF\xB9\xA4\xD7\xF7\x99\x43\x98\x8B\xB5\xC4\xBD\xA8"
    "\xD4\x4F").value(), Encoding::gb18030);
    EXPECT_EQ(detect_encoding(
    "\xD5\xFE\xB8\xAE\xD0\xC5\xCF\xA2\xB9\xAB\xBF\xAA\xB9\xA4\xD7\xF7\xC4\xEA\xB6\xC8\xB1\xA8\xB8\xE6"
    "\xA3\xAC\xD6\xF7\xB6\xAF\xB9\xAB\xBF\xAA\xD5\xFE\xB8\xAE\xD0\xC5\xCF\xA2\xCA\xAE\xB6\xFE\xCC\xF5"
    "\xA3\xAC\xCA\xD5\xB5\xBD\xC9\xEA\xC7\xEB\xC8\xFD\xBC\xFE\xA3\xAC\xBE\xF9\xD2\xD1\xB4\xF0\xB8\xB4"
    "\xA3\xAC\xC3\xBB\xD3\xD0\xCA\xD5\xC8\xA1\xB7\xD1\xD3\xC3\xA3\xAC\xB2\xA2\xBC\xD3\xC7\xBF\xB9\xDC"
    "\xC0\xED\xD3\xEB\xBC\xE0\xB6\xBD\xB1\xA3\xD5\xCF\xB9\xA4\xD7\xF7\xBB\xFA\xB9\xB9\xB5\xC4\xBD\xA8"
    "\xC9\xE8", "big5").value(), Encoding::gb18030);
}

}  // namespace
}  // namespace document
