#include "app/desk/key_rotation.hpp"

#include "agencies/agency_store.hpp"
#include "journal/journal.hpp"
#include "platform/keys/vault.hpp"
#include "platform/sql/transaction.hpp"

#include <csignal>
#include <gtest/gtest.h>
#include <random>
#include <sys/wait.h>
#include <thread>

namespace app {
namespace {

using namespace std::chrono_literals;

constexpr int cases = 20'000;
constexpr base::AgencyId town{7};

keys::Case case_of(int number)
{
    return {town, "request/" + std::to_string(number)};
}

// An installation with the keys of many cases.
class KeyRotations : public testing::Test {
protected:
    void SetUp() override
    {
        auto const installation = Installation::create(place_, keys::KeyRing{keys::MainKey::random()}).value();
        auto const connection = installation->database().connection();
        sql::Transaction transaction{*connection};
        keys::Vault vault{*connection, installation->keys()};
        for (int i = 0; i < cases; ++i)
            static_cast<void>(vault.key_or_new(case_of(i)));
        sealed_ = vault.seal(case_of(1), "name", "张三").value();
        found_ = vault.search_key_or_new(town).value().name("张三");
        county_ = agencies::AgencyStore{*connection}.add({.code = "county", .names = {{clock_.today(), "county", "county"}}});
        transaction.commit();
    }
    void TearDown() override { std::filesystem::remove_all(place_.data); }

    std::int64_t under(std::string const& key)
    {
        sql::Database database{{.address = place_.database_address(), .connections = 1}};
        return database.connection()->query("SELECT COUNT(*) AS n FROM case_key WHERE main_key = $1", {key}).front().integer("n");
    }

    void expect_all_opens()
    {
        auto const installation = Installation::open(place_).value();
        auto const connection = installation->database().connection();
        keys::Vault const vault{*connection, installation->keys()};
        auto const check = vault.verify();
        EXPECT_EQ(check.opened, cases + 1);
        EXPECT_EQ(check.bad, 0);
        EXPECT_EQ(vault.open(case_of(1), "name", sealed_).value(), "张三");
        EXPECT_EQ(vault.search_key(town).value().name("张三"), found_);
    }

    clocks::SystemClock clock_;
    InstallationPlace place_{.data = (std::filesystem::temp_directory_path() / ("gongkai-rotation-" + std::to_string(std::random_device{}()))).string(),
                             .database = {}};
    std::string sealed_;
    std::string found_;
    base::AgencyId county_;
};

}  // namespace

TEST_F(KeyRotations, SealEveryKeyAnewAndForgetTheOldOne)
{
    auto const next = keys::MainKey::random();

    begin_rotation(place_, next);
    EXPECT_EQ(finish_rotation(place_, clock_).value(), cases + 1);

    expect_all_opens();
    auto const ring = keys::KeyRing::load(place_.key_file()).value();
    EXPECT_EQ(ring.all().size(), 1U);
    EXPECT_EQ(ring.active().id(), next.id());
}

// The child is killed as soon as some of the keys are sealed anew, and not all.
TEST_F(KeyRotations, AreCarriedOnAfterAKillInTheMiddle)
{
    auto const next = keys::MainKey::random();
    begin_rotation(place_, next);
    auto const child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        static_cast<void>(finish_rotation(place_, clock_));
        _exit(0);
    }
    while (under(next.id()) == 0)
        std::this_thread::sleep_for(1ms);
    kill(child, SIGKILL);
    int ended = 0;
    waitpid(child, &ended, 0);
    ASSERT_TRUE(WIFSIGNALED(ended));
    auto const done = under(next.id());
    ASSERT_GT(done, 0);
    ASSERT_LT(done, cases);
    expect_all_opens();

    EXPECT_EQ(finish_rotation(place_, clock_).value(), cases + 1 - done);

    expect_all_opens();
    EXPECT_EQ(under(next.id()), cases + 1);
    EXPECT_EQ(keys::KeyRing::load(place_.key_file()).value().all().size(), 1U);
}

TEST_F(KeyRotations, KeepTheOldKeyWhileSomethingDoesNotOpen)
{
    {
        sql::Database database{{.address = place_.database_address(), .connections = 1}};
        auto const connection = database.connection();
        sql::Transaction transaction{*connection};
        connection->execute("UPDATE case_key SET main_key = 'another' WHERE subject = 'request/3'");
        transaction.commit();
    }
    begin_rotation(place_, keys::MainKey::random());

    EXPECT_FALSE(finish_rotation(place_, clock_));

    EXPECT_EQ(keys::KeyRing::load(place_.key_file()).value().all().size(), 2U);
}

TEST_F(KeyRotations, AreRecordedInTheJournal)
{
    begin_rotation(place_, keys::MainKey::random());

    ASSERT_TRUE(finish_rotation(place_, clock_));

    std::vector<std::string> events;
    sql::Database database{{.address = place_.database_address(), .connections = 1}};
    auto const connection = database.connection();
    journal::Journal const journal{*connection, clock_};
    journal.each_entry(county_, [&](journal::Entry const& entry) { events.push_back(entry.act.event); });
    EXPECT_EQ(events, (std::vector<std::string>{"key.rotation-begun", "key.rotated"}));
}

}  // namespace app
