#include "platform/sql/migrations.hpp"
#include "platform/sql/testing/test_database.hpp"
#include "platform/sql/transaction.hpp"

#include <array>
#include <thread>

namespace sql {
namespace {

constexpr std::array steps{
    Migration{1, "0001-agency.sql", "CREATE TABLE agency (id BIGINT PRIMARY KEY, name TEXT NOT NULL)"},
    Migration{2, "0002-region.sql", "ALTER TABLE agency ADD COLUMN region TEXT; INSERT INTO agency VALUES (1, '城关镇', '110000')"},
};
constexpr std::span<Migration const> all{steps};

using Migrations = OnBothEngines;

}  // namespace

TEST_P(Migrations, CarryOutOnlyWhatIsNew)
{
    EXPECT_EQ(migrate(connection(), all.first(1)), 1);
    EXPECT_EQ(migrate(connection(), all), 1);
    EXPECT_EQ(migrate(connection(), all), 0);

    EXPECT_EQ(connection().query("SELECT region FROM agency").front().text("region"), "110000");
}

TEST_P(Migrations, RefuseADatabaseOfANewerProgram)
{
    ASSERT_TRUE(migrate(connection(), all));

    auto const refused = migrate(connection(), all.first(1));

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "sql.newer-schema");
}

TEST_P(Migrations, RefuseADatabaseOfOtherSteps)
{
    std::array const edited{Migration{1, "0001-agency.sql", "CREATE TABLE agency (id BIGINT PRIMARY KEY)"}};
    ASSERT_TRUE(migrate(connection(), edited));

    auto const refused = migrate(connection(), all);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "sql.other-schema");
}

TEST_P(Migrations, LeaveNothingBehindWhenOneFails)
{
    std::array const broken{steps[0], Migration{2, "0002-broken.sql", "CREATE TABLE region (id BIGINT); SELECT nonsense"}};

    EXPECT_THROW(static_cast<void>(migrate(connection(), broken)), Failure);

    EXPECT_EQ(migrate(connection(), all), 2);
}

TEST_P(Migrations, AreCarriedOutOnceWhenManyBegin)
{
    std::vector<std::thread> processes;
    std::atomic<int> carried_out{0};

    for (int i = 0; i < 4; ++i)
        processes.emplace_back([&] { carried_out += migrate(*database().connection(), all).value(); });
    for (auto& process : processes)
        process.join();

    EXPECT_EQ(carried_out, 2);
}

ON_BOTH_ENGINES(Migrations);

}  // namespace sql
