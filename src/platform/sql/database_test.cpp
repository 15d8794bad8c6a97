#include "platform/sql/testing/test_database.hpp"
#include "platform/sql/transaction.hpp"

#include <fstream>
#include <thread>
#include <tuple>

namespace sql {
namespace {

class Databases : public OnBothEngines {
protected:
    void create(std::string_view statements)
    {
        auto const made = database().connection();
        Transaction transaction{*made};
        made->run_script(statements);
        transaction.commit();
    }
};

// Raises the counter by one, from what was read of it.
void count_up(Connection& connection)
{
    retry_when_busy([&] {
        Transaction transaction{connection};
        auto const value = connection.query("SELECT value FROM counter WHERE id = $1", {1}).front().integer("value");
        connection.execute("UPDATE counter SET value = $2 WHERE id = $1", {1, value + 1});
        transaction.commit();
    });
}

}  // namespace

TEST_P(Databases, LoseNothingWhenSixteenWriteAtOnce)
{
    create("CREATE TABLE entry (writer BIGINT NOT NULL, number BIGINT NOT NULL, PRIMARY KEY (writer, number))");
    std::vector<std::thread> writers;

    for (int writer = 0; writer < 16; ++writer)
        writers.emplace_back([&, writer] {
            for (int number = 0; number < 20; ++number)
                retry_when_busy([&] {
                    auto const connection = database().connection();
                    Transaction transaction{*connection};
                    connection->execute("INSERT INTO entry (writer, number) VALUES ($1, $2)", {writer, number});
                    transaction.commit();
                });
        });
    for (auto& writer : writers)
        writer.join();

    EXPECT_EQ(database().connection()->query("SELECT COUNT(*) AS entries FROM entry").front().integer("entries"), 16 * 20);
}

TEST_P(Databases, LetNoTwoChangeWhatBothHaveRead)
{
    create("CREATE TABLE counter (id BIGINT PRIMARY KEY, value BIGINT NOT NULL); INSERT INTO counter (id, value) VALUES (1, 0)");
    std::vector<std::thread> writers;

    for (int writer = 0; writer < 2; ++writer)
        writers.emplace_back([&] {
            for (int i = 0; i < 25; ++i)
                count_up(*database().connection());
        });
    for (auto& writer : writers)
        writer.join();

    EXPECT_EQ(database().connection()->query("SELECT value FROM counter").front().integer("value"), 50);
}

TEST_P(Databases, UseAConnectionAgain)
{
    auto const* const first = &*database().connection();

    EXPECT_EQ(&*database().connection(), first);
}

TEST_P(Databases, AllowAStoreToRunWithoutPreparedStatements)
{
    if (GetParam() == Engine::sqlite)
        GTEST_SKIP() << "only a server stands behind a pooler";
    TestDatabase const test_database{GetParam()};
    auto settings = test_database.settings();
    settings.prepare = Prepare::never;
    Database unprepared{settings};

    EXPECT_EQ(unprepared.connection()->query("SELECT CAST($1 AS BIGINT) AS n", {5}).front().integer("n"), 5);
}

TEST_P(Databases, ReplaceAllIdleConnectionsOnceOneIsLost)
{
    if (GetParam() == Engine::sqlite)
        GTEST_SKIP() << "a file is not lost";
    std::vector<std::int64_t> ended;
    {
        auto const one = database().connection();
        auto const other = database().connection();
        for (auto const* lease : {&one, &other})
            ended.push_back((*lease)->query("SELECT pg_backend_pid() AS pid").front().integer("pid"));
    }
    auto const from_outside = connect_postgres(std::getenv("GONGKAI_TEST_POSTGRES"), Prepare::once);
    for (auto const process : ended)
        from_outside->query("SELECT pg_terminate_backend(CAST($1 AS INT))", {process});

    EXPECT_THROW(database().connection()->query("SELECT 1 AS one"), Failure);

    auto const one = database().connection();
    auto const other = database().connection();
    EXPECT_EQ(one->query("SELECT 1 AS one").front().integer("one"), 1);
    EXPECT_EQ(other->query("SELECT 1 AS one").front().integer("one"), 1);
}

ON_BOTH_ENGINES(Databases);

TEST(SqliteDatabase, KeepsNothingOfWhatWasDeleted)
{
    TestDatabase const test_database{Engine::sqlite};
    Database database{test_database.settings()};
    auto const lease = database.connection();
    auto const in_file = [&] {
        lease->run_script("PRAGMA wal_checkpoint(TRUNCATE)");
        std::ifstream file{test_database.settings().address, std::ios::binary};
        return std::string{std::istreambuf_iterator<char>{file}, {}}.find("the key of a case") != std::string::npos;
    };
    auto const write = [&](std::string_view statement, Values const& values) {
        Transaction transaction{*lease};
        lease->execute(statement, values);
        transaction.commit();
    };
    lease->run_script("CREATE TABLE secret (id BIGINT PRIMARY KEY, value BYTEA)");
    for (int i = 0; i < 10; ++i)
        write("INSERT INTO secret (id, value) VALUES ($1, $2)", {i, Blob{"the key of a case"}});
    ASSERT_TRUE(in_file());

    write("UPDATE secret SET value = NULL", {});

    EXPECT_FALSE(in_file());
}

TEST(Database, SaysWhyItCannotBeOpened)
{
    Database nowhere{{.address = "/nowhere/at/all/gongkai.db"}};

    EXPECT_THROW(std::ignore = nowhere.connection(), Failure);
    EXPECT_THROW(std::ignore = nowhere.connection(), Failure);  // the place in the pool is free again
}

}  // namespace sql
