#include "platform/timestamp/time_stamp.hpp"

#include "platform/timestamp/testing/test_authority.hpp"

namespace timestamp {
namespace {

constexpr auto bytes = "the ends of all journals";

template <class T>
std::string code_of(base::Result<T> const& result)
{
    return result ? "" : result.error().code;
}

}  // namespace

TEST(TimeStamp, SaysWhenTheAuthoritySignedTheBytes)
{
    TestAuthority const authority;

    auto const token = ask(authority.address(), bytes, authority.trusted()).value();

    auto const at = check_token(token, bytes, authority.trusted()).value();
    EXPECT_LT(std::chrono::abs(at - clocks::SystemClock{}.now()), std::chrono::minutes{5});
}

TEST(TimeStamp, IsOfNoOtherBytes)
{
    TestAuthority const authority;
    auto const query = make_query(bytes);
    auto const token = token_in(authority.reply(query), query, authority.trusted()).value();

    EXPECT_EQ(code_of(check_token(token, "other bytes", authority.trusted())), "timestamp.not-of-these-bytes");
    auto changed = token;
    changed[changed.size() - 5] = static_cast<char>(changed[changed.size() - 5] ^ 1);
    EXPECT_NE(code_of(check_token(changed, bytes, authority.trusted())), "");
    EXPECT_EQ(code_of(check_token("no token", bytes, authority.trusted())), "timestamp.unreadable");
}

TEST(TimeStamp, CountsOnlyWhereATrustedCertificateVouchesForIt)
{
    TestAuthority const authority;
    TestAuthority const another;
    auto const query = make_query(bytes);
    auto const reply = authority.reply(query);

    EXPECT_EQ(code_of(token_in(reply, query, another.trusted())), "timestamp.not-ours");
    EXPECT_EQ(code_of(token_in(reply, query, "/nowhere")), "timestamp.no-trusted");
    auto const token = token_in(reply, query, authority.trusted()).value();
    EXPECT_EQ(code_of(check_token(token, bytes, another.trusted())), "timestamp.not-of-these-bytes");
}

TEST(TimeStamp, AnswersTheQueryThatWasMadeNow)
{
    TestAuthority authority;
    auto const earlier = make_query(bytes);

    authority.answer_with(authority.reply(earlier));  // of the same bytes, yet an old answer

    EXPECT_EQ(code_of(ask(authority.address(), bytes, authority.trusted())), "timestamp.not-ours");
    authority.answer_with("garbage");
    EXPECT_EQ(code_of(ask(authority.address(), bytes, authority.trusted())), "timestamp.unreadable");
}

TEST(TimeStamp, IsRefusedByAnAuthorityThatCannotReadTheQuery)
{
    TestAuthority authority;

    authority.answer_with(authority.reply("no query"));

    EXPECT_EQ(code_of(ask(authority.address(), bytes, authority.trusted())), "timestamp.refused");
}

TEST(TimeStamp, WaitsForAnAuthorityThatIsThere)
{
    EXPECT_EQ(code_of(ask("http://127.0.0.1:1/", bytes, "/nowhere")), "web.no-answer");
    EXPECT_EQ(code_of(ask("file:///etc/hostname", bytes, "/nowhere")), "web.bad-address");
}

}  // namespace timestamp
