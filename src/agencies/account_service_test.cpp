#include "agencies/account_service.hpp"

#include "agencies/account_rescue.hpp"
#include "agencies/agency_fixture.hpp"
#include "agencies/sign_in_service.hpp"
#include "platform/keys/vault.hpp"

#include <gmock/gmock.h>

namespace agencies {
namespace {

using namespace std::chrono;
using testing::ElementsAre;

constexpr auto password = "十个字以上的口令啊。";

class Accounts : public WithAgencies {
protected:
    void SetUp() override
    {
        WithAgencies::SetUp();
        if (IsSkipped())
            return;
        county_ = add("county");
        town_ = add("town", county_);
        other_town_ = add("other-town", county_);
        AccountTools const tools{database(), clock(), ring_, passwords_};
        accounts_.emplace(tools);
        sign_in_.emplace(tools);
        rescue_.emplace(tools);
        clerk_ = accounts().add({town_, "li", "李·某", password}, actor).value();
    }

    AccountService& accounts() { return *accounts_; }
    SignInService& door() { return *sign_in_; }
    AccountRescue& rescue() { return *rescue_; }
    Result<std::string> enter(std::string_view with = password) { return door().sign_in("li", with, ""); }
    std::vector<std::string> events(AgencyId agency)
    {
        std::vector<std::string> found;
        journal::Journal{connection(), clock()}.each_entry(agency, [&](auto const& entry) { found.push_back(entry.act.event); });
        return found;
    }
    base::Date today() { return clock().today(); }

    keys::KeyRing ring_{keys::MainKey::random()};
    AgencyId county_;
    AgencyId town_;
    AgencyId other_town_;
    PersonKey clerk_;

private:
    crypto::PasswordHasher passwords_{{.passes = 1, .memory = 8192}};
    std::optional<AccountService> accounts_;
    std::optional<SignInService> sign_in_;
    std::optional<AccountRescue> rescue_;
};

}  // namespace

TEST_P(Accounts, LetInWhoKnowsThePassword)
{
    auto const token = enter();

    ASSERT_TRUE(token);
    auto const visitor = door().visitor(*token);
    ASSERT_TRUE(visitor);
    EXPECT_EQ(visitor->key, clerk_);
    EXPECT_EQ(visitor->name, "李·某");
    EXPECT_TRUE(visitor->must_change_password);
    EXPECT_THAT(events(town_), ElementsAre("agency.added", "account.added", "account.signed-in"));
}

TEST_P(Accounts, TellNobodyWhichOfLoginAndPasswordIsWrong)
{
    auto const wrong_password = enter("not the password");
    auto const wrong_login = door().sign_in("wang", password, "");

    EXPECT_EQ(wrong_password.error(), wrong_login.error());
    EXPECT_EQ(wrong_password.error().code, "account.wrong");
}

TEST_P(Accounts, AreLockedForAWhileAfterWrongTries)
{
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(enter("wrong").error().code, "account.wrong");

    auto const locked = enter();
    EXPECT_EQ(locked.error().code, "account.locked");
    EXPECT_THAT(locked.error().words, ElementsAre(std::pair<std::string, std::string>{"minutes", "1"}));
    clock().set(clock().now() + 1min);
    EXPECT_TRUE(enter());
    EXPECT_EQ(enter("wrong").error().code, "account.wrong");  // counted from the beginning again
}

TEST_P(Accounts, AreShutWhenDisabled)
{
    auto const token = enter().value();

    ASSERT_TRUE(accounts().disable(clerk_, actor));

    EXPECT_EQ(door().visitor(token).error().code, "account.signed-out");
    EXPECT_EQ(enter().error().code, "account.wrong");
}

TEST_P(Accounts, AreOpenedAgainByTheOperator)
{
    ASSERT_TRUE(accounts().disable(clerk_, actor));
    for (int i = 0; i < 6; ++i)
        EXPECT_FALSE(enter("wrong"));

    ASSERT_TRUE(rescue().enable(clerk_, "operator/root"));

    EXPECT_TRUE(enter());
    EXPECT_EQ(events(town_).at(events(town_).size() - 2), "account.enabled");
    EXPECT_EQ(rescue().enable({town_, 99}, "operator/root").error().code, "account.not-found");
}

TEST_P(Accounts, AreLeftByAllWhoAreSignedInWhenTheOperatorSaysSo)
{
    auto const token = enter().value();

    ASSERT_TRUE(rescue().end_sessions(clerk_, "operator/root"));

    EXPECT_EQ(door().visitor(token).error().code, "account.signed-out");
    EXPECT_EQ(events(town_).back(), "account.sessions-ended");
}

TEST_P(Accounts, AskForThePasswordAloneOnceTheTelephoneIsLost)
{
    EXPECT_EQ(rescue().stop_codes(clerk_, "operator/root").error().code, "account.no-codes");
    ASSERT_TRUE(accounts().begin_totp(clerk_, "Gongkai"));
    EXPECT_EQ(enter().error().code, "account.code-needed");

    ASSERT_TRUE(rescue().stop_codes(clerk_, "operator/root"));

    EXPECT_TRUE(enter());
}

TEST_P(Accounts, EndASessionByTimeAndByWish)
{
    auto const idle = enter().value();
    auto const ended = enter().value();
    door().sign_out(ended);

    clock().set(clock().now() + 29min);
    EXPECT_TRUE(door().visitor(idle));
    clock().set(clock().now() + 29min);
    EXPECT_TRUE(door().visitor(idle));
    EXPECT_FALSE(door().visitor(ended));
    clock().set(clock().now() + 30min);
    EXPECT_FALSE(door().visitor(idle));
    auto const fresh = enter().value();
    EXPECT_EQ(door().forget_sessions_that_are_over(), 1);
    EXPECT_EQ(door().forget_sessions_that_are_over(), 0);
    EXPECT_TRUE(door().visitor(fresh));
}

TEST_P(Accounts, TakeNoTokenThatTheyDidNotGive)
{
    for (auto const* token : {"", ".", "1", "1.", "x.abc", "99999999999999999999.abc", "2.abc"})
        EXPECT_EQ(door().visitor(token).error().code, "account.signed-out") << token;
}

TEST_P(Accounts, ChangeThePasswordOfWhoKnowsTheOldOne)
{
    auto const token = enter().value();

    EXPECT_EQ(accounts().change_password(clerk_, "wrong", "short").error().size(), 2U);
    EXPECT_EQ(accounts().change_password(clerk_, password, password).error().front().code, "account.same-password");
    ASSERT_TRUE(accounts().change_password(clerk_, password, "a new password"));

    EXPECT_FALSE(door().visitor(token));
    EXPECT_FALSE(enter());
    EXPECT_FALSE(door().visitor(enter("a new password").value())->must_change_password);
}

TEST_P(Accounts, AskForTheCodeOfTheTelephoneOnceItIsSetUp)
{
    auto const uri = accounts().begin_totp(clerk_, "Gongkai");

    ASSERT_TRUE(uri);
    EXPECT_EQ(enter().error().code, "account.code-needed");
    EXPECT_EQ(door().sign_in("li", password, "000000x").error().code, "account.wrong-code");
}

TEST_P(Accounts, RefuseAnInputWithAllItsFaults)
{
    auto const refused = accounts().add({town_, "Li Ming", " ", "short"}, actor);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().size(), 3U);
    EXPECT_EQ(accounts().add({town_, "li", "李", password}, actor).error().front().code, "account.login-taken");
}

TEST_P(Accounts, HaveTheirRolesInAnAgencyAndAllBelowIt)
{
    accounts().appoint({clerk_, county_, Role::auditor, today()}, actor);
    accounts().appoint({clerk_, town_, Role::request_officer, today()}, actor);

    EXPECT_EQ(accounts().roles_in(clerk_, county_), (Roles{Role::auditor}));
    EXPECT_EQ(accounts().roles_in(clerk_, town_), (Roles{Role::auditor, Role::request_officer}));
    EXPECT_EQ(accounts().roles_in(clerk_, other_town_), (Roles{Role::auditor}));
}

TEST_P(Accounts, HaveTheirRolesOnlyWhileAppointed)
{
    accounts().appoint({clerk_, town_, Role::head, today() + days{1}, today() + days{2}}, actor);
    accounts().appoint({clerk_, town_, Role::author, today()}, actor);

    EXPECT_EQ(accounts().roles_in(clerk_, town_), (Roles{Role::author}));
    clock().set(clock().now() + days{1});
    EXPECT_EQ(accounts().roles_in(clerk_, town_), (Roles{Role::author, Role::head}));
    ASSERT_TRUE(accounts().dismiss({clerk_, town_, Role::author, today()}, actor));
    EXPECT_EQ(accounts().roles_in(clerk_, town_), (Roles{Role::head}));
    clock().set(clock().now() + days{2});
    EXPECT_TRUE(accounts().roles_in(clerk_, town_).empty());
    EXPECT_EQ(accounts().dismiss({clerk_, town_, Role::author, today()}, actor).error().code, "account.not-appointed");
}

TEST_P(Accounts, KeepPasswordsAndTokensAsHashesOnly)
{
    auto const token = enter().value();
    ASSERT_TRUE(accounts().begin_totp(clerk_, "Gongkai"));

    auto const person = accounts().find("li").value();

    EXPECT_TRUE(person.password_hash.starts_with("$argon2id$"));
    EXPECT_EQ(connection().query("SELECT token_hash FROM session WHERE token_hash = $1", {token}).size(), 0U);
    EXPECT_EQ(connection().query("SELECT token_hash FROM session").size(), 1U);
}

ON_BOTH_ENGINES(Accounts);

}  // namespace agencies
