#include "platform/crypto/password.hpp"

#include "platform/crypto/totp.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <thread>
#include <vector>

namespace crypto {
namespace {

using namespace std::chrono;

constexpr PasswordCost cheap{.passes = 1, .memory = 8192};

TEST(Passwords, AreRightOnlyAsTheyWereGiven)
{
    auto const hash = hash_password("correct horse 马", cheap);

    EXPECT_EQ(check_password(hash, "correct horse 马", cheap), PasswordCheck::right);
    EXPECT_EQ(check_password(hash, "correct horse 驴", cheap), PasswordCheck::wrong);
    EXPECT_EQ(check_password(hash, "", cheap), PasswordCheck::wrong);
    EXPECT_EQ(check_password("", "", cheap), PasswordCheck::wrong);
    EXPECT_EQ(check_password("not a hash", "not a hash", cheap), PasswordCheck::wrong);
}

TEST(Passwords, HaveASaltEach)
{
    EXPECT_NE(hash_password("same", cheap), hash_password("same", cheap));
}

TEST(Passwords, SayWhenTheyWereHashedAtAnotherCost)
{
    auto const hash = hash_password("correct horse", cheap);

    EXPECT_EQ(check_password(hash, "correct horse"), PasswordCheck::right_to_be_hashed_anew);
    EXPECT_EQ(check_password(hash, "wrong horse"), PasswordCheck::wrong);
}

TEST(Passwords, AreArgon2idAtTheUsualCost)
{
    EXPECT_TRUE(hash_password("correct horse").starts_with("$argon2id$v=19$m=65536,t=2,p=1$"));
}

// Of the whole process since it began; each takes 64 MiB.
std::size_t largest_resident_mib()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::size_t>(usage.ru_maxrss) / 1024;
}

TEST(PasswordHasher, TakesTheMemoryOfTwoHashesHoweverManyAsk)
{
    PasswordHasher hasher;
    auto const before = largest_resident_mib();
    std::vector<std::thread> signing_in;

    for (int i = 0; i < 8; ++i)
        signing_in.emplace_back([&] { EXPECT_EQ(hasher.check(hasher.hash("correct horse"), "wrong horse"), PasswordCheck::wrong); });
    for (auto& one : signing_in)
        one.join();

    EXPECT_LT(largest_resident_mib(), before + 192);
}

// The secret and the codes of RFC 6238, appendix B (the last six digits).
constexpr auto secret = "12345678901234567890";

sys_seconds at(std::int64_t second)
{
    return sys_seconds{seconds{second}};
}

TEST(Totp, TakesTheCodesOfTheStandard)
{
    EXPECT_EQ(check_totp(secret, "287082", at(59), 0), 1);
    EXPECT_EQ(check_totp(secret, "081804", at(1111111109), 0), 1111111109 / 30);
    EXPECT_EQ(check_totp(secret, "279037", at(2000000000), 0), 2000000000 / 30);
}

TEST(Totp, TakesACodeOneStepBesideTheClockAndNoFurther)
{
    EXPECT_EQ(check_totp(secret, "081804", at(1111111109 + 30), 0), 1111111109 / 30);
    EXPECT_EQ(check_totp(secret, "081804", at(1111111109 - 30), 0), 1111111109 / 30);
    EXPECT_EQ(check_totp(secret, "081804", at(1111111109 + 60), 0), std::nullopt);
    EXPECT_EQ(check_totp(secret, "081804", at(1111111109 - 60), 0), std::nullopt);
}

TEST(Totp, TakesEachCodeOnce)
{
    auto const step = check_totp(secret, "081804", at(1111111109), 0);

    ASSERT_TRUE(step);
    EXPECT_EQ(check_totp(secret, "081804", at(1111111109), *step), std::nullopt);
}

TEST(Totp, RefusesWhatIsNoCode)
{
    EXPECT_EQ(check_totp(secret, "", at(59), 0), std::nullopt);
    EXPECT_EQ(check_totp(secret, "28708", at(59), 0), std::nullopt);
    EXPECT_EQ(check_totp(secret, "287082 ", at(59), 0), std::nullopt);
    EXPECT_EQ(check_totp(new_totp_secret(), "287082", at(59), 1), std::nullopt);
}

TEST(Totp, TellsTheTelephoneItsSecret)
{
    EXPECT_EQ(totp_uri(secret, "公开", "a b"),
              "otpauth://totp/%e5%85%ac%e5%bc%80:a%20b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%e5%85%ac%e5%bc%80"
              "&algorithm=SHA1&digits=6&period=30");
}

}  // namespace
}  // namespace crypto
