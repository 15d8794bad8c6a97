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

}  // namespace
}  // namespace document
