#include "agencies/domain/api_key.hpp"

#include <gmock/gmock.h>

namespace agencies {
namespace {

using namespace std::chrono;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto today = 2026y / March / 3;

ApiKey key_with(Scopes scopes)
{
    return {.agency = {3}, .number = 2, .name = "收件", .scopes = scopes, .until = base::Date{2027y / March / 3}};
}

std::vector<std::string> codes(ApiKey const& key)
{
    std::vector<std::string> found;
    for (auto const& fault : find_api_key_faults(key, today))
        found.push_back(fault.code);
    return found;
}

}  // namespace

TEST(ApiKeys, HaveScopesByTheNamesOfPermissions)
{
    auto const scopes = parse_scopes("request.handle  agency.see");

    ASSERT_TRUE(scopes);
    EXPECT_EQ(*scopes, (Scopes{Permission::see_agency, Permission::handle_request}));
    EXPECT_EQ(to_string(*scopes), "agency.see request.handle");
    EXPECT_FALSE(parse_scopes("agency.sea"));
    EXPECT_FALSE(parse_scopes("people.manage"));
}

TEST(ApiKeys, MayNotDraftReviewAndSignTheSameLetter)
{
    using enum Permission;

    EXPECT_THAT(codes(key_with({see_agency, receive_request, handle_request})), IsEmpty());
    EXPECT_THAT(codes(key_with({handle_request, review_letter})), ElementsAre("api-key.scopes-apart"));
    EXPECT_THAT(codes(key_with({review_letter, sign_letter})), ElementsAre("api-key.scopes-apart"));
    EXPECT_THAT(codes(key_with({handle_request, sign_letter})), ElementsAre("api-key.scopes-apart"));
}

TEST(ApiKeys, TellAllFaultsAtOnce)
{
    auto key = key_with({});
    key.name = "";
    key.until = base::Date{2026y / March / 2};

    EXPECT_THAT(codes(key), ElementsAre("api-key.no-name", "api-key.no-scope", "api-key.bad-day"));
    key.until = base::Date{2030y / March / 2};
    EXPECT_EQ(codes(key).back(), "api-key.bad-day");
}

TEST(ApiKeys, ActUnderANameOfTheirOwn)
{
    EXPECT_EQ(actor_text(acting_key(key_with({}))), "key/3/2");
    EXPECT_EQ(actor_text({{3}, 2}), "person/3/2");
}

TEST(ApiKeys, AreInForceUntilTheirLastDayUnlessRevoked)
{
    auto key = key_with({});
    EXPECT_TRUE(is_in_force(key, key.until));
    EXPECT_FALSE(is_in_force(key, key.until + days{1}));

    key.revoked_on = base::Date{today};
    EXPECT_FALSE(is_in_force(key, today));
}

}  // namespace agencies
