#include "base/ascii.hpp"
#include "base/bytes.hpp"
#include "base/chinese_number.hpp"
#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/ensure.hpp"
#include "base/fold.hpp"
#include "base/place.hpp"
#include "base/result.hpp"
#include "base/utf8.hpp"

#include <gtest/gtest.h>

using namespace std::chrono;

namespace base {

TEST(Date, ReadsOnlyIsoDaysThatExist)
{
    EXPECT_EQ(parse_date("2024-02-29"), Date{2024y / February / 29});
    EXPECT_EQ(parse_date("2023-02-29"), std::nullopt);
    EXPECT_EQ(parse_date("2023-2-01"), std::nullopt);
    EXPECT_EQ(parse_date("2023-01-0x"), std::nullopt);
    EXPECT_EQ(to_string(Date{2026y / January / 5}), "2026-01-05");
}

TEST(Decimal, KeepsWhatWasWritten)
{
    EXPECT_EQ(to_string(*parse_decimal("240.50")), "240.5");
    EXPECT_EQ(to_string(*parse_decimal("-0.000001")), "-0.000001");
    EXPECT_EQ(*parse_decimal("+8"), Decimal{8});
    EXPECT_EQ(*parse_decimal("007"), Decimal{7});
}

TEST(Decimal, RefusesWhatIsNoNumber)
{
    for (auto const* text : {"", "-", "1.", ".5", "1,000", "1e3", "1000000000000000", "0.1234567", " 1"})
        EXPECT_EQ(parse_decimal(text), std::nullopt) << text;
}

TEST(Ascii, TellsDigitsLettersAndBlanksFromAllOtherBytes)
{
    std::string digits;
    std::string letters;
    std::string blanks;
    for (auto byte = 0; byte < 256; ++byte) {
        auto const c = static_cast<char>(byte);
        digits += base::is_digit(c) ? std::string{c} : "";
        letters += base::is_letter(c) ? std::string{c} : "";
        blanks += base::is_blank(c) ? std::string{c} : "";
    }

    EXPECT_EQ(digits, "0123456789");
    EXPECT_EQ(letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    EXPECT_EQ(blanks, "\t\n\v\f\r ");
    EXPECT_TRUE(base::is_blank(""));
    EXPECT_FALSE(base::is_blank(" 　"));
    EXPECT_EQ(base::to_small_letters("[AZ@`az]年Ａ"), "[az@`az]年Ａ");
}

TEST(Utf8, NeverReadsBeyondABrokenSequence)
{
    EXPECT_FALSE(is_valid_utf8("\xE4\xB8"));
    EXPECT_FALSE(is_valid_utf8("\xC0\x80"));
    EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80"));
    EXPECT_TRUE(is_valid_utf8("公开 \xEF\xBF\xBD"));
    EXPECT_EQ(count_code_points("公开a"), 3U);
    EXPECT_EQ(display_width("公开a"), 5U);
    EXPECT_EQ(first_code_points("公开a", 2), "公开");
}

TEST(Fold, MakesLabelsOfAnyTypingAlike)
{
    EXPECT_EQ(fold("（一） 予以 公开"), "(一)予以公开");
    EXPECT_EQ(fold("3．危及“三安全一稳定”"), fold("3.危及\"三安全一稳定\""));
    EXPECT_EQ(fold("国办函〔2020]109号"), "国办函[2020]109号");
    EXPECT_EQ(fold("\u2F00、\u3000１２３"), "一,123");
    EXPECT_EQ(fold("“结\n果　维\t持”"), "\"结果维持\"");
}

TEST(Fold, RemembersWhereEachByteCameFrom)
{
    auto const folded = fold_with_source("（ 1 ）");

    EXPECT_EQ(folded.text, "(1)");
    EXPECT_EQ(folded.source, (std::vector<std::uint32_t>{0, 4, 6, 9}));
}

TEST(Fold, TurnsTraditionalIntoSimplified)
{
    EXPECT_EQ(count_traditional_signs("本年新收政府信息公開申請數量總計"), 4U);
    EXPECT_EQ(count_traditional_signs("本年新收政府信息公开申请数量总计"), 0U);
    EXPECT_EQ(to_simplified("公開申請數量"), "公开申请数量");
}

TEST(ChineseNumber, ReadsBothWaysOfWriting)
{
    EXPECT_EQ(parse_chinese_number("十二"), 12);
    EXPECT_EQ(parse_chinese_number("二十"), 20);
    EXPECT_EQ(parse_chinese_number("一百零五"), 105);
    EXPECT_EQ(parse_chinese_number("三千二"), 3200);
    EXPECT_EQ(parse_chinese_number("两万零三十"), 20030);
    EXPECT_EQ(parse_chinese_number("两"), 2);
    EXPECT_EQ(parse_chinese_number("廿三"), 23);
    EXPECT_EQ(parse_chinese_number("卅"), 30);
    EXPECT_EQ(parse_chinese_number("二两"), std::nullopt);
    EXPECT_EQ(parse_chinese_number("二〇二三"), 2023);
    EXPECT_EQ(parse_chinese_number("零"), 0);
    EXPECT_EQ(parse_chinese_number("公开"), std::nullopt);
    EXPECT_EQ(parse_chinese_number(""), std::nullopt);
}

TEST(ChineseNumber, CountsPartsAsDocumentsDo)
{
    EXPECT_EQ(to_chinese_ordinal(1), "一");
    EXPECT_EQ(to_chinese_ordinal(10), "十");
    EXPECT_EQ(to_chinese_ordinal(23), "二十三");
}

TEST(Place, IsReadBackFromItsText)
{
    for (auto const& place : {line_place(57), line_place(57, 3), sheet_place(2, 14, 28), paragraph_place(12),
                              table_place(2, 5, 3), page_place(1, {72, 104, 180, 118}), Place{}})
        EXPECT_EQ(parse_place(to_string(place)), place) << to_string(place);
    EXPECT_EQ(to_string(sheet_place(1, 3, 28)), "sheet 1 cell AB3");
}

TEST(Place, IsReadFromNothingElse)
{
    for (auto const* const text : {"line", "line 57 and more", "line 99999999999", "page 2 at 1e30,2-3,4", "sheet 1 cell b3"})
        EXPECT_EQ(parse_place(text), Place{}) << text;
}

TEST(Result, FillsTheWordsItKnows)
{
    auto const error = fail(ErrorKind::over_limit, "limit.size", "{file} is larger than {limit}; {unknown}",
                            {{"file", "a.txt"}, {"limit", "64 MiB"}}).value();

    EXPECT_EQ(to_string(error), "a.txt is larger than 64 MiB; {unknown}");
}

TEST(Ensure, ThrowsOnlyWhenTheClaimIsFalse)
{
    EXPECT_NO_THROW(ensure(true, "holds"));
    EXPECT_THROW(ensure(false, "does not hold"), std::logic_error);
}

TEST(Bytes, AreReadToTheEndUpToALimit)
{
    EXPECT_EQ(read_all(bytes_of("abc"), 3), "abc");
    EXPECT_EQ(read_all(bytes_of(""), 0), "");
    EXPECT_EQ(read_all(bytes_of("abcd"), 3).error().code, "bytes.too-many");
}

TEST(Bytes, ArePouredUntilTheirSourceFails)
{
    std::string poured;
    auto rest = bytes_of("abc");
    ByteSource const broken = [&](std::span<char> room) -> Result<std::size_t> {
        auto const count = rest(room.first(1));
        return *count == 0 ? fail(ErrorKind::unavailable, "disk.broken", "It is broken.") : count;
    };

    auto const result = pour(broken, [&](std::string_view bytes) { poured += bytes; });

    EXPECT_EQ(result.error().code, "disk.broken");
    EXPECT_EQ(poured, "abc");
}

}  // namespace base
