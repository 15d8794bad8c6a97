#include "platform/crypto/sealed.hpp"

#include "platform/crypto/recipients.hpp"

#include <gtest/gtest.h>

namespace crypto {
namespace {

std::string seal_stream(Key const& key, std::string_view plain, std::string_view associated)
{
    std::string sealed;
    StreamSealer sealer{key, associated, [&](std::string_view bytes) { sealed += bytes; }};
    for (auto rest = plain; !rest.empty(); rest.remove_prefix(std::min<std::size_t>(rest.size(), 10'000)))
        sealer.add(rest.substr(0, 10'000));
    sealer.finish();
    return sealed;
}

base::Result<std::string> open_stream(Key const& key, std::string_view sealed, std::string_view associated)
{
    return read_all(opened_stream(key, associated, base::bytes_of(sealed)), 1 << 20);
}

std::string flipped(std::string bytes, std::size_t at)
{
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    return bytes;
}

TEST(SealedValues, OpenUnderTheirKeyAndPlace)
{
    auto const key = Key::random();
    auto const sealed = seal(key, "张三", "12/request/1/name");

    EXPECT_EQ(open(key, sealed, "12/request/1/name"), "张三");
    EXPECT_EQ(open(key, sealed, "12/request/2/name").error().code, "crypto.not-opened");
    EXPECT_EQ(open(Key::random(), sealed, "12/request/1/name").error().code, "crypto.not-opened");
    EXPECT_EQ(open(key, seal(key, "", ""), ""), "");
}

TEST(SealedValues, AreNeverTheSame)
{
    auto const key = Key::random();

    EXPECT_NE(seal(key, "same", "place"), seal(key, "same", "place"));
}

TEST(SealedValues, DoNotOpenWithAnyByteChangedOrMissing)
{
    auto const key = Key::random();
    auto const sealed = seal(key, "张三", "place");

    for (std::size_t i = 0; i < sealed.size(); ++i) {
        EXPECT_FALSE(open(key, flipped(sealed, i), "place")) << i;
        EXPECT_FALSE(open(key, sealed.substr(0, i), "place")) << i;
    }
    EXPECT_FALSE(open(key, sealed + "x", "place"));
}

TEST(SealedStreams, GiveBackAnyLength)
{
    auto const key = Key::random();
    for (std::size_t const size : {0U, 1U, 65'535U, 65'536U, 65'537U, 131'072U, 200'000U}) {
        std::string const plain(size, 'x');

        EXPECT_EQ(open_stream(key, seal_stream(key, plain, "file"), "file"), plain) << size;
    }
}

TEST(SealedStreams, DoNotOpenWithAnyByteChangedOrMissing)
{
    auto const key = Key::random();
    auto const sealed = seal_stream(key, "what an applicant enclosed", "file");

    for (std::size_t i = 0; i < sealed.size(); ++i) {
        EXPECT_FALSE(open_stream(key, flipped(sealed, i), "file")) << i;
        EXPECT_FALSE(open_stream(key, sealed.substr(0, i), "file")) << i;
    }
    EXPECT_FALSE(open_stream(key, sealed + "x", "file"));
    EXPECT_FALSE(open_stream(key, sealed, "other file"));
    EXPECT_FALSE(open_stream(Key::random(), sealed, "file"));
}

TEST(SealedStreams, AreRefusedWhenCutBetweenFrames)
{
    auto const key = Key::random();
    auto const sealed = seal_stream(key, std::string(150'000, 'x'), "file");
    constexpr std::size_t head = 25;
    constexpr std::size_t frame = 65'536 + 17;

    auto const first_only = sealed.substr(0, head + frame);
    auto const swapped = sealed.substr(0, head) + sealed.substr(head + frame, frame) + sealed.substr(head, frame) + sealed.substr(head + 2 * frame);
    auto const twice = sealed + sealed.substr(head);

    EXPECT_EQ(open_stream(key, first_only, "file").error().code, "crypto.stream-not-opened");
    EXPECT_FALSE(open_stream(key, swapped, "file"));
    EXPECT_FALSE(open_stream(key, twice, "file"));
}

class SealedForRecipients : public testing::Test {
protected:
    static base::Result<std::string> open_with(RecipientKey const& key, std::string_view sealed)
    {
        auto const source = open_as(key, base::bytes_of(sealed));
        if (!source)
            return tl::unexpected{source.error()};
        return read_all(*source, 1 << 20);
    }

    std::string seal(std::string_view plain)
    {
        std::string sealed;
        auto const sealer = seal_for({{"keeper", keeper.public_key}, {"deputy", deputy.public_key}}, [&](std::string_view bytes) { sealed += bytes; });
        sealer->add(plain);
        sealer->finish();
        return sealed;
    }

    RecipientKey keeper = RecipientKey::random();
    RecipientKey deputy = RecipientKey::random();
};

TEST_F(SealedForRecipients, OpensForEachOfThemAndNobodyElse)
{
    auto const sealed = seal("a backup");

    EXPECT_EQ(open_with(keeper, sealed), "a backup");
    EXPECT_EQ(open_with(deputy, sealed), "a backup");
    EXPECT_EQ(open_with(RecipientKey::random(), sealed).error().code, "recipients.not-ours");
    EXPECT_EQ(open_with(RecipientKey::of(deputy.secret), sealed), "a backup");
}

TEST_F(SealedForRecipients, DoesNotOpenWithAnyByteChangedOrMissing)
{
    auto const sealed = seal("a backup");

    for (std::size_t i = 0; i < sealed.size(); ++i) {
        EXPECT_FALSE(open_with(keeper, flipped(sealed, i))) << i;
        EXPECT_FALSE(open_with(keeper, sealed.substr(0, i))) << i;
    }
    EXPECT_EQ(open_with(keeper, "a text that was never sealed").error().code, "recipients.not-sealed");
}

TEST(Recipients, AreReadFromWhatTheyHandOver)
{
    auto const text = to_text({"keeper", RecipientKey::random().public_key});

    ASSERT_TRUE(parse_recipient("keeper", text));
    EXPECT_EQ(to_text(*parse_recipient("keeper", text)), text);
    for (std::size_t i = 0; i < text.size(); ++i)
        EXPECT_FALSE(parse_recipient("keeper", flipped(text, i))) << i;
    EXPECT_FALSE(parse_recipient("keeper", ""));
}

TEST(Recipients, AreRefusedWhenTheirKeyIsNoPointOfTheCurve)
{
    auto const text = to_text({"nobody", std::string(32, '\0')});

    EXPECT_EQ(parse_recipient("nobody", text).error().code, "recipients.malformed");
}

}  // namespace
}  // namespace crypto
