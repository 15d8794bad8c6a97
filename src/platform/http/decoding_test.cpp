#include "platform/http/decoding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace http {
namespace {

using testing::ElementsAre;
using testing::Optional;
using testing::Pair;

TEST(AsText, LeavesUtf8AsItIs)
{
    EXPECT_EQ(as_text("公开 open"), "公开 open");
}

TEST(AsText, TakesOtherBytesForGb18030)
{
    EXPECT_EQ(as_text("\xB9\xAB\xBF\xAA"), "公开");
}

TEST(AsText, LeavesNoByteThatADatabaseRefuses)
{
    EXPECT_EQ(as_text(std::string_view{"a\0b", 3}), "a\xEF\xBF\xBD" "b");
    EXPECT_EQ(as_text("\xFF"), "\xEF\xBF\xBD");
}

TEST(PercentDecode, IsStrict)
{
    EXPECT_THAT(percent_decode("%E5%85%ac+"), Optional(std::string{"公+"}));
    EXPECT_EQ(percent_decode("100%"), std::nullopt);
    EXPECT_EQ(percent_decode("%4"), std::nullopt);
    EXPECT_EQ(percent_decode("%G0"), std::nullopt);
}

TEST(PercentEncode, IsUndoneByDecoding)
{
    EXPECT_EQ(percent_encode("a b/公~"), "a%20b%2F%E5%85%AC~");
    EXPECT_THAT(percent_decode(percent_encode("a+b=%公")), Optional(std::string{"a+b=%公"}));
}

TEST(ParseUrlencoded, ReadsWhatBrowsersSend)
{
    EXPECT_THAT(parse_urlencoded("a=1&%E5%90%8D=%E5%BC%A0+%E4%B8%89&a=2&empty=&bare").entries(),
                ElementsAre(Pair("a", "1"), Pair("名", "张 三"), Pair("a", "2"), Pair("empty", ""), Pair("bare", "")));
}

TEST(ParseUrlencoded, TakesAStrayPercentSignForItself)
{
    EXPECT_THAT(parse_urlencoded("rate=100%&x=%zz%4&&=").entries(),
                ElementsAre(Pair("rate", "100%"), Pair("x", "%zz%4"), Pair("", "")));
}

TEST(ParseUrlencoded, ReadsAQueryThatAnOldBrowserSentInGbk)
{
    EXPECT_EQ(parse_urlencoded("q=%B9%AB%BF%AA").get("q"), "公开");
}

TEST(DecodePath, GivesDecodedSegments)
{
    EXPECT_THAT(decode_path("/"), Optional(ElementsAre()));
    EXPECT_THAT(decode_path("/office/%E5%B8%82/a%2Fb"), Optional(ElementsAre("office", "市", "a/b")));
}

TEST(DecodePath, KeepsEmptySegments)
{
    EXPECT_THAT(decode_path("/a/"), Optional(ElementsAre("a", "")));
    EXPECT_THAT(decode_path("//a"), Optional(ElementsAre("", "a")));
}

TEST(DecodePath, RefusesWhatIsNoAddressOfAPage)
{
    for (auto const* const path : {"", "a", "*", "/%", "/%2", "/%00", "/a%0d%0ab", "/\x7F", "/%ff", "/%B9%AB", "/..", "/a/%2e%2E/b", "/./a"})
        EXPECT_EQ(decode_path(path), std::nullopt) << path;
}

}  // namespace
}  // namespace http
