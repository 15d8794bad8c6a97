#include "platform/sql/migrations.hpp"

#include "base/ensure.hpp"
#include "platform/crypto/sha256.hpp"
#include "platform/sql/transaction.hpp"

#include <charconv>

namespace sql {
namespace {

constexpr auto create_table =
    "CREATE TABLE IF NOT EXISTS schema_migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL)";
constexpr auto select_done = "SELECT number, name, sha256 FROM schema_migration ORDER BY number";
constexpr auto insert_done = "INSERT INTO schema_migration (number, name, sha256) VALUES ($1, $2, $3)";
// The number is the name of the lock: any will do, as long as it stays.
constexpr auto lock = "SELECT pg_advisory_lock(7073103401)";
constexpr auto unlock = "SELECT pg_advisory_unlock(7073103401)";

// On PostgreSQL, whose transactions see what there was when they began, the lock is taken before; SQLite has one writer.
class OneProcessAtATime {
public:
    explicit OneProcessAtATime(Connection& connection) : connection_{connection}
    {
        if (connection_.engine() == Engine::postgresql)
            connection_.query(lock);
    }
    ~OneProcessAtATime()
    {
        if (connection_.engine() == Engine::postgresql && connection_.is_alive())
            connection_.query(unlock);
    }
    OneProcessAtATime(OneProcessAtATime const&) = delete;
    OneProcessAtATime& operator=(OneProcessAtATime const&) = delete;

private:
    Connection& connection_;
};

// What is done must be the beginning of what there is.
base::Result<void> compare(Rows const& done, std::span<Migration const> migrations)
{
    if (done.size() > migrations.size())
        return base::fail(base::ErrorKind::unsupported, "sql.newer-schema",
                          "The database is at step {step} of its schema; this program knows {known}. Use the newer program.",
                          {{"step", std::to_string(done.size())}, {"known", std::to_string(migrations.size())}});
    for (std::size_t i = 0; i < done.size(); ++i)
        if (done[i].integer("number") != migrations[i].number || done[i].text("sha256") != crypto::sha256_hex(migrations[i].statements))
            return base::fail(base::ErrorKind::unsupported, "sql.other-schema",
                              "Step {step} of the database's schema ({name}) is not the one that this program has.",
                              {{"step", std::to_string(i + 1)}, {"name", done[i].text("name")}});
    return {};
}

base::Result<int> carry_out(Connection& connection, std::span<Migration const> migrations)
{
    Transaction transaction{connection};
    connection.run_script(create_table);
    auto const done = connection.query(select_done);
    if (auto const compared = compare(done, migrations); !compared)
        return tl::unexpected{compared.error()};
    for (auto const& migration : migrations.subspan(done.size())) {
        connection.run_script(migration.statements);
        connection.execute(insert_done, {migration.number, migration.name, crypto::sha256_hex(migration.statements)});
    }
    transaction.commit();
    return static_cast<int>(migrations.size() - done.size());
}

}  // namespace

std::vector<Migration> migrations_in(std::span<config::EmbeddedFile const> files)
{
    std::vector<Migration> steps;
    for (auto const& file : files) {
        int number = 0;
        auto const read = std::from_chars(file.name.data(), file.name.data() + file.name.size(), number);
        base::ensure(read.ec == std::errc{} && number > 0, "the file of a migration is named by its number");
        steps.push_back({number, file.name, file.content});
    }
    return steps;
}

base::Result<int> migrate(Connection& connection, std::span<Migration const> migrations)
{
    for (std::size_t i = 0; i < migrations.size(); ++i)
        base::ensure(i == 0 || migrations[i - 1].number < migrations[i].number, "migrations stand in the order of their numbers");
    OneProcessAtATime const alone{connection};
    return retry_when_busy([&] { return carry_out(connection, migrations); });
}

}  // namespace sql
