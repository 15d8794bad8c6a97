#include "platform/backup/exchange.hpp"

#include "platform/backup/backup.hpp"
#include "platform/backup/exchange_format.hpp"
#include "platform/crypto/sha256.hpp"
#include "platform/files/test_folder.hpp"
#include "platform/keys/vault.hpp"
#include "platform/sql/testing/test_database.hpp"
#include "platform/sql/transaction.hpp"

#include <algorithm>

namespace backup {
namespace {

namespace fs = std::filesystem;
using files::content_of;
using files::write_content;

constexpr std::string_view agencies =
    "CREATE TABLE agency (id BIGINT PRIMARY KEY, name TEXT NOT NULL, parent BIGINT REFERENCES agency (id), seal BYTEA); "
    "CREATE TABLE a_request (agency_id BIGINT NOT NULL REFERENCES agency (id), id BIGINT NOT NULL, fee TEXT, \"order\" BIGINT, "
    "PRIMARY KEY (agency_id, id));";

std::vector<sql::Migration> migrations()
{
    auto steps = std::vector<sql::Migration>{{1, "0001-agencies.sql", agencies}};
    for (auto const& step : keys::schema())
        steps.push_back(step);
    return steps;
}

sql::Engine other(sql::Engine engine)
{
    return engine == sql::Engine::sqlite ? sql::Engine::postgresql : sql::Engine::sqlite;
}

class Exchanges : public sql::OnBothEngines {
protected:
    void SetUp() override
    {
        OnBothEngines::SetUp();
        if (IsSkipped() || !sql::TestDatabase::is_there(other(GetParam())))
            GTEST_SKIP();
        ASSERT_TRUE(migrate(connection(), migrations()));
        target_database_.emplace(other(GetParam()));
        target_.emplace(target_database_->settings());
        target_connection_.emplace(target_->connection());
        ASSERT_TRUE(migrate(target(), migrations()));
    }

    static void write(sql::Connection& connection, std::string_view statement, sql::Values const& values = {})
    {
        sql::Transaction transaction{connection};
        connection.execute(statement, values);
        transaction.commit();
    }

    // A child stands before its parent, and each kind of value somewhere.
    void fill()
    {
        write(connection(), "INSERT INTO agency (id, name, parent, seal) VALUES (9, $1, NULL, $2)",
              {"县政府\n“公开”\\ \"办\" \x01", sql::Blob{std::string{"\0\xff\x80seal", 7}}});
        write(connection(), "INSERT INTO agency (id, name, parent, seal) VALUES (1, '', 9, $1)", {sql::Blob{}});
        write(connection(), "INSERT INTO a_request (agency_id, id, fee, \"order\") VALUES (1, $1, '12.50', -3)", {std::int64_t{9'000'000'000'000'000'000}});
        write(connection(), "INSERT INTO a_request (agency_id, id, fee, \"order\") VALUES (9, 1, NULL, NULL)");
        sql::Transaction transaction{connection()};
        sealed_ = keys::Vault{connection(), ring_}.seal({{9}, "request/1"}, "name", "张三").value();
        transaction.commit();
    }

    [[nodiscard]] sql::Connection& target() { return **target_connection_; }

    std::string import_code(fs::path const& folder)
    {
        auto const imported = import_tables(target(), folder);
        return imported ? "" : imported.error().code;
    }

    // Past the sums, as one who writes an export of his own.
    void replace_line(std::string const& table, std::string const& from, std::string const& to)
    {
        auto const file = exported_ / (table + ".jsonl");
        auto const before = content_of(file);
        auto after = before;
        after.replace(after.find(from), from.size(), to);
        write_content(file, after);
        auto contents = content_of(exported_ / contents_name);
        auto const sum = crypto::sha256_hex(before);
        contents.replace(contents.find(sum), sum.size(), crypto::sha256_hex(after));
        write_content(exported_ / contents_name, contents);
    }

    std::optional<sql::TestDatabase> target_database_;
    std::optional<sql::Database> target_;
    std::optional<sql::Lease> target_connection_;
    files::TestFolder folder_;
    fs::path exported_ = folder_.path() / "exported";
    fs::path again_ = folder_.path() / "again";
    keys::KeyRing ring_{keys::MainKey::random()};
    std::string sealed_;
};

std::vector<std::string> sorted_lines(fs::path const& file)
{
    std::ifstream in{file};
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    std::sort(lines.begin(), lines.end());
    return lines;
}

// Each row as SQL gives it, whichever engine.
std::vector<std::string> rows_of(sql::Connection& connection)
{
    std::vector<std::string> rows;
    for (auto const& table : tables_of(connection)) {
        auto const found = connection.query("SELECT * FROM " + sql_name(table.name));
        for (auto const row : found.all())
            rows.push_back(table.name + to_line(table, row));
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

}  // namespace

TEST_P(Exchanges, CarryEveryRowToTheOtherEngineAndBack)
{
    fill();

    EXPECT_EQ(export_tables(connection(), exported_), 5);
    EXPECT_EQ(import_tables(target(), exported_), 5);
    EXPECT_EQ(export_tables(target(), again_), 5);

    EXPECT_EQ(rows_of(connection()), rows_of(target()));
    for (auto const* const table : {"agency.jsonl", "a_request.jsonl", "case_key.jsonl"})
        EXPECT_EQ(sorted_lines(exported_ / table), sorted_lines(again_ / table)) << table;
    EXPECT_EQ(target().query("SELECT seal FROM agency WHERE id = 9").front().bytes("seal"), (std::string{"\0\xff\x80seal", 7}));
    EXPECT_EQ((keys::Vault{target(), ring_}.open({{9}, "request/1"}, "name", sealed_)), "张三");
}

TEST_P(Exchanges, WriteLinesThatAPersonCanRead)
{
    fill();

    ASSERT_TRUE(export_tables(connection(), exported_));

    EXPECT_EQ(sorted_lines(exported_ / "agency.jsonl").front(), R"({"id":1,"name":"","parent":9,"seal":{"base64":""}})");
    EXPECT_FALSE(fs::exists(exported_ / "schema_migration.jsonl"));
}

TEST_P(Exchanges, KeepForeignKeysInForce)
{
    fill();
    ASSERT_TRUE(export_tables(connection(), exported_));
    ASSERT_EQ(import_code(exported_), "");

    EXPECT_THROW(write(target(), "INSERT INTO a_request (agency_id, id) VALUES (77, 1)"), sql::Failure);
}

TEST_P(Exchanges, RefuseRowsThatNameOthersThatAreNotThere)
{
    fill();
    ASSERT_TRUE(export_tables(connection(), exported_));
    replace_line("agency", R"("parent":9)", R"("parent":8)");

    EXPECT_EQ(import_code(exported_), "exchange.inconsistent");

    EXPECT_EQ(rows_of(target()), std::vector<std::string>{});
}

TEST_P(Exchanges, RefuseAChangedFileAndLeaveNothing)
{
    fill();
    ASSERT_TRUE(export_tables(connection(), exported_));
    auto const file = exported_ / "case_key.jsonl";
    auto const good = content_of(file);

    for (auto const& changed : {good + good, std::string{}, good.substr(0, good.size() - 1) + " \n"}) {
        write_content(file, changed);
        EXPECT_FALSE(import_code(exported_).empty());
    }
    write_content(file, "{\"agency_id\":\"张三\"}\n");
    EXPECT_EQ(import_code(exported_), "exchange.misfit");
    fs::remove(file);
    EXPECT_EQ(import_code(exported_), "exchange.changed");
    EXPECT_EQ(rows_of(target()), std::vector<std::string>{});
}

TEST_P(Exchanges, RefuseADatabaseThatIsNotEmptyOrOfAnotherVersion)
{
    fill();
    ASSERT_TRUE(export_tables(connection(), exported_));
    write(target(), "INSERT INTO agency (id, name) VALUES (5, 'x')");
    EXPECT_EQ(import_code(exported_), "exchange.not-empty");

    target().run_script("CREATE TABLE later (id BIGINT)");
    EXPECT_EQ(import_code(exported_), "exchange.other-schema");
    write(target(), "UPDATE schema_migration SET sha256 = 'x' WHERE number = 2");
    EXPECT_EQ(import_code(exported_), "exchange.other-schema");
}

TEST_P(Exchanges, RefuseAFolderThatIsNone)
{
    EXPECT_EQ(import_code(folder_.path()), "exchange.malformed");
    write_content(folder_.path() / contents_name, R"({"format":"gongkai-tables","version":2,"schema":[],"tables":[]})");
    EXPECT_EQ(import_code(folder_.path()), "exchange.malformed");
    EXPECT_EQ(export_tables(connection(), folder_.path()).error().code, "exchange.folder-not-empty");
}

TEST_P(Exchanges, AreArchivedAsABackupOfAnyEngine)
{
    fill();
    auto const archive = folder_.path() / "backup";
    auto const data = folder_.path() / "data";
    fs::create_directory(data);

    auto const written = back_up_tables(connection(), data, archive, Unsealed{"a test"}, {});

    ASSERT_TRUE(written);
    EXPECT_EQ(read_archive(archive, again_, std::nullopt), written);
    EXPECT_EQ(import_code(again_ / tables_name), "");
    EXPECT_EQ(rows_of(connection()), rows_of(target()));
}

ON_BOTH_ENGINES(Exchanges);

}  // namespace backup
