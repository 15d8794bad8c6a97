#include "platform/backup/table_catalogue.hpp"

#include "base/ensure.hpp"

namespace backup {
namespace {

// Virtual tables and their shadows are of a search index, which is built anew.
constexpr auto sqlite_tables =
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' "
    "AND name <> 'schema_migration' ORDER BY name";
constexpr auto sqlite_columns = "SELECT name FROM pragma_table_xinfo($1) WHERE hidden = 0 ORDER BY cid";
constexpr auto postgres_tables =
    "SELECT CAST(table_name AS TEXT) COLLATE \"C\" AS name FROM information_schema.tables WHERE table_schema = current_schema() "
    "AND table_type = 'BASE TABLE' AND table_name <> 'schema_migration' ORDER BY 1";
constexpr auto postgres_columns =
    "SELECT CAST(column_name AS TEXT) AS name FROM information_schema.columns WHERE table_schema = current_schema() "
    "AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position";
constexpr auto postgres_foreign_keys =
    "SELECT CAST(t.relname AS TEXT) AS table_name, CAST(c.conname AS TEXT) AS name FROM pg_constraint c "
    "JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace "
    "WHERE c.contype = 'f' AND NOT c.condeferrable AND n.nspname = current_schema() ORDER BY 1, 2";

std::vector<std::string> names(sql::Rows const& rows)
{
    std::vector<std::string> found;
    for (auto const row : rows.all())
        found.push_back(row.text("name"));
    return found;
}

bool is_sqlite(sql::Connection const& connection)
{
    return connection.engine() == sql::Engine::sqlite;
}

}  // namespace

std::vector<Table> tables_of(sql::Connection& connection)
{
    std::vector<Table> tables;
    for (auto const& name : names(connection.query(is_sqlite(connection) ? sqlite_tables : postgres_tables)))
        tables.push_back({name, names(connection.query(is_sqlite(connection) ? sqlite_columns : postgres_columns, {name}))});
    return tables;
}

LateForeignKeys::LateForeignKeys(sql::Connection& connection) : connection_{connection}
{
    if (is_sqlite(connection_)) {
        connection_.run_script("PRAGMA defer_foreign_keys = ON");  // until the transaction ends
        return;
    }
    auto const rows = connection_.query(postgres_foreign_keys);
    for (auto const row : rows.all())
        constraints_.push_back({row.text("table_name"), row.text("name")});
    for (auto const& [table, name] : constraints_)
        connection_.run_script("ALTER TABLE " + sql_name(table) + " ALTER CONSTRAINT " + sql_name(name) + " DEFERRABLE INITIALLY DEFERRED");
}

void LateForeignKeys::check()
{
    if (is_sqlite(connection_))
        return;
    connection_.run_script("SET CONSTRAINTS ALL IMMEDIATE");
    for (auto const& [table, name] : constraints_)
        connection_.run_script("ALTER TABLE " + sql_name(table) + " ALTER CONSTRAINT " + sql_name(name) + " NOT DEFERRABLE");
}

std::string sql_name(std::string_view name)
{
    base::ensure(name.find('"') == std::string_view::npos, "no name of the schema holds a quotation mark");
    return "\"" + std::string{name} + "\"";
}

}  // namespace backup
