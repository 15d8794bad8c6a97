#include "agencies/api/api_key_service.hpp"

#include "agencies/api/api_fixture.hpp"

#include <gmock/gmock.h>

namespace agencies {
namespace {

using namespace std::chrono;
using testing::ElementsAre;

class ApiKeyServices : public WithApiKeys {
protected:
    void SetUp() override
    {
        WithApiKeys::SetUp();
        if (IsSkipped())
            return;
        county_ = add("county");
        town_ = add("town", county_);
        other_ = add("other", county_);
        keys_.emplace(database(), clock());
    }

    ApiKeyService::Issued issue(AgencyId agency, Scopes scopes = {Permission::see_agency})
    {
        return keys_->issue({.agency = agency, .name = "收件", .scopes = scopes, .until = clock().today() + days{30}}, actor).value();
    }
    std::vector<std::string> events(AgencyId agency)
    {
        std::vector<std::string> found;
        journal::Journal{connection(), clock()}.each_entry(
            agency, [&](auto const& entry) { found.push_back(entry.act.event + " " + entry.act.subject + " by " + entry.act.actor); });
        return found;
    }

    AgencyId county_;
    AgencyId town_;
    AgencyId other_;
    std::optional<ApiKeyService> keys_;
};

}  // namespace

TEST_P(ApiKeyServices, KnowAKeyByItsTokenAlone)
{
    auto const first = issue(town_);
    auto const second = issue(town_, {Permission::handle_request});

    EXPECT_EQ(keys_->recognise(second.token)->scopes, Scopes{Permission::handle_request});
    EXPECT_EQ(keys_->recognise(first.token)->number, 1);
    for (auto const& wrong : {first.token + "x", std::string{"gongkai_1.1."}, std::string{"gongkai_9.1.abc"}, std::string{"gongkai_x"},
                              std::string{}, std::string{"gongkai_99999999999999999999.1.abc"}})
        EXPECT_EQ(keys_->recognise(wrong).error().code, "api-key.unknown") << wrong;
}

TEST_P(ApiKeyServices, KeepNothingByWhichATokenCouldBeUsed)
{
    auto const token = issue(town_).token;
    auto const secret = token.substr(token.rfind('.') + 1);

    auto const rows = connection().query("SELECT name, token_hash, scopes FROM api_key");

    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows.front().text("token_hash").find(secret), std::string::npos);
    EXPECT_EQ(rows.front().text("token_hash").size(), 64U);
}

TEST_P(ApiKeyServices, EndAKeyByTimeAndByWish)
{
    auto const ended = issue(town_);
    auto const over = issue(town_);

    ASSERT_TRUE(keys_->revoke(town_, ended.key.number, actor));
    EXPECT_EQ(keys_->recognise(ended.token).error().code, "api-key.unknown");
    EXPECT_EQ(keys_->revoke(town_, ended.key.number, actor).error().code, "api-key.revoked-before");
    EXPECT_EQ(keys_->revoke(other_, over.key.number, actor).error().code, "api-key.not-found");

    clock().set(clock().now() + days{31});
    EXPECT_EQ(keys_->recognise(over.token).error().code, "api-key.over");
    EXPECT_THAT(events(town_), ElementsAre("agency.added agency/2 by person/1/1", "api-key.issued key/2/1 by person/1/1",
                                           "api-key.issued key/2/2 by person/1/1", "api-key.revoked key/2/1 by person/1/1"));
}

TEST_P(ApiKeyServices, SayWhenAKeyWasUsedLast)
{
    auto const token = issue(town_).token;
    EXPECT_EQ(keys_->keys_of(town_).front().used_on, std::nullopt);

    ASSERT_TRUE(keys_->recognise(token));

    EXPECT_EQ(keys_->keys_of(town_).front().used_on, clock().today());
}

TEST_P(ApiKeyServices, ReachTheAgencyAndAllBelowIt)
{
    auto const of_county = issue(county_).key;
    auto const of_town = issue(town_).key;

    EXPECT_TRUE(keys_->reaches(of_county, county_));
    EXPECT_TRUE(keys_->reaches(of_county, town_));
    EXPECT_TRUE(keys_->reaches(of_town, town_));
    EXPECT_FALSE(keys_->reaches(of_town, county_));
    EXPECT_FALSE(keys_->reaches(of_town, other_));
}

TEST_P(ApiKeyServices, RefuseAKeyThatMayDoTooMuch)
{
    auto const refused = keys_->issue({.agency = town_, .name = "收件", .scopes = {Permission::handle_request, Permission::sign_letter},
                                       .until = clock().today()},
                                      actor);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().front().code, "api-key.scopes-apart");
    EXPECT_TRUE(keys_->keys_of(town_).empty());
}

TEST_P(ApiKeyServices, FindAgenciesBelowByNameOrCode)
{
    auto const codes = [&](std::string_view text, std::int64_t from = 0, std::int64_t most = 10) {
        std::vector<std::string> found;
        for (auto const& agency : service().search(county_, text, from, most).agencies)
            found.push_back(agency.code + " " + agency.names.back().full);
        return found;
    };

    EXPECT_THAT(codes(""), ElementsAre("county county人民政府", "other other人民政府", "town town人民政府"));
    EXPECT_THAT(codes("", 1, 1), ElementsAre("other other人民政府"));
    EXPECT_EQ(service().search(county_, "", 1, 1).total, 3);
    EXPECT_THAT(codes("Town人民"), ElementsAre("town town人民政府"));
    EXPECT_TRUE(codes("%").empty());
    EXPECT_EQ(service().search(town_, "人民", 0, 10).total, 1);
}

ON_BOTH_ENGINES(ApiKeyServices);

}  // namespace agencies
