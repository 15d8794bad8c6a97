#include "platform/crypto/key.hpp"

#include "platform/crypto/encoding.hpp"
#include "platform/crypto/random.hpp"

#include <gtest/gtest.h>
#include <set>

namespace crypto {
namespace {

Key key_of(char c)
{
    return Key{std::string(Key::size, c)};
}

TEST(Keys, AreRandomAndWipedTextsEmpty)
{
    std::string secret = "secret";
    auto const* const place = secret.data();

    wipe(secret);

    EXPECT_TRUE(secret.empty());
    EXPECT_EQ(std::string(place, 6), std::string(6, '\0'));
    EXPECT_FALSE(same_secret(Key::random().bytes(), Key::random().bytes()));
    EXPECT_FALSE(same_secret("ab", "abc"));
    EXPECT_TRUE(same_secret("", ""));
}

TEST(Subkeys, AreTheSameForOnePurposeAndOthersForAnother)
{
    EXPECT_EQ(subkey(key_of('a'), "wrap").bytes(), subkey(key_of('a'), "wrap").bytes());
    EXPECT_NE(subkey(key_of('a'), "wrap").bytes(), subkey(key_of('a'), "index").bytes());
    EXPECT_NE(subkey(key_of('a'), "wrap").bytes(), subkey(key_of('b'), "wrap").bytes());
}

TEST(KeyedHashes, DifferByKeyPurposeAndValue)
{
    std::set<std::string> const hashes{keyed_hash(key_of('a'), "name", "x"), keyed_hash(key_of('b'), "name", "x"),
                                       keyed_hash(key_of('a'), "telephone", "x"), keyed_hash(key_of('a'), "name", "y"),
                                       keyed_hash(key_of('a'), "namex", ""), keyed_hash(key_of('a'), "nam", "ex")};

    EXPECT_EQ(hashes.size(), 6U);
    EXPECT_EQ(hashes.begin()->size(), 32U);
}

TEST(KeyedHashes, AreTheSameInPieces)
{
    KeyedHash hash{key_of('a'), "name"};
    hash.add("ab");
    hash.add("c");

    EXPECT_EQ(hash.bytes(), keyed_hash(key_of('a'), "name", "abc"));
}

TEST(BoundTexts, CanBeToldApart)
{
    EXPECT_NE(bound_together({"ab", "c"}), bound_together({"a", "bc"}));
    EXPECT_NE(bound_together({"ab", ""}), bound_together({"ab"}));
}

TEST(Encodings, GiveBackWhatTheyTook)
{
    std::string const bytes{"\0\xff\x10""abc", 6};

    EXPECT_EQ(to_hex(bytes), "00ff10616263");
    EXPECT_EQ(from_hex("00ff10616263"), bytes);
    EXPECT_EQ(from_hex("0g"), std::nullopt);
    EXPECT_EQ(from_hex("000"), std::nullopt);
    EXPECT_EQ(from_base64(to_base64(bytes)), bytes);
    EXPECT_EQ(from_base64_url(to_base64_url(bytes)), bytes);
    EXPECT_EQ(from_base64("AA=A"), std::nullopt);
    EXPECT_EQ(to_base64(""), "");
    EXPECT_EQ(from_base64(""), "");
    EXPECT_EQ(to_base32("foobar"), "MZXW6YTBOI");  // RFC 4648
}

TEST(Tokens, StandInAUrlAndAreNeverTheSame)
{
    std::set<std::string> tokens;
    for (int i = 0; i < 100; ++i)
        tokens.insert(random_token());

    EXPECT_EQ(tokens.size(), 100U);
    EXPECT_EQ(tokens.begin()->size(), 43U);
    EXPECT_EQ(tokens.begin()->find_first_of("+/="), std::string::npos);
}

TEST(Receipts, AreReadAsAPersonTypesThem)
{
    auto const receipt = random_receipt();

    ASSERT_EQ(receipt.size(), receipt_length);
    EXPECT_EQ(receipt.find_first_of("01IOLSZBV"), std::string::npos);
    EXPECT_EQ(parse_receipt(receipt), receipt);
    EXPECT_EQ(parse_receipt("zsbv-acde fghj"), "258UACDEFGHJ");
    EXPECT_EQ(parse_receipt("258UACDEFGH"), std::nullopt);
    EXPECT_EQ(parse_receipt("258UACDEFGH0"), std::nullopt);
    EXPECT_EQ(parse_receipt("258UACDEFGHJK"), std::nullopt);
}

TEST(Receipts, AreNeverTheSame)
{
    std::set<std::string> receipts;
    for (int i = 0; i < 1000; ++i)
        receipts.insert(random_receipt());

    EXPECT_EQ(receipts.size(), 1000U);
}

}  // namespace
}  // namespace crypto
