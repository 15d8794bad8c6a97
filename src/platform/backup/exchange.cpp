#include "platform/backup/exchange.hpp"

#include "platform/backup/exchange_format.hpp"
#include "platform/crypto/sha256.hpp"
#include "platform/files/atomic_file.hpp"
#include "platform/sql/transaction.hpp"

#include <algorithm>
#include <fstream>

namespace backup {
namespace {

namespace fs = std::filesystem;

constexpr auto select_steps = "SELECT number, sha256 FROM schema_migration ORDER BY number";

std::vector<SchemaStep> schema_of(sql::Connection& connection)
{
    std::vector<SchemaStep> steps;
    auto const rows = connection.query(select_steps);
    for (auto const row : rows.all())
        steps.push_back({row.integer("number"), row.text("sha256")});
    return steps;
}

// Statements over a table are put together here and nowhere else, from names of the engine's own catalogue.
std::string columns_of(Table const& table)
{
    std::string list;
    for (auto const& column : table.columns)
        list += (list.empty() ? "" : ", ") + sql_name(column);
    return list;
}

std::string select_all(Table const& table)
{
    return "SELECT " + columns_of(table) + " FROM " + sql_name(table.name);
}

std::string select_any(Table const& table)
{
    return "SELECT 1 AS one FROM " + sql_name(table.name) + " LIMIT 1";
}

std::string insert_row(Table const& table)
{
    std::string values;
    for (std::size_t i = 1; i <= table.columns.size(); ++i)
        values += (i == 1 ? "$" : ", $") + std::to_string(i);
    return "INSERT INTO " + sql_name(table.name) + " (" + columns_of(table) + ") VALUES (" + values + ")";
}

void write_file(fs::path const& file, std::string_view content)
{
    files::AtomicFile written{file.parent_path()};
    written.add(content);
    written.keep_as(file);
}

ExportedTable export_table(sql::Connection& connection, Table const& table, fs::path const& folder)
{
    ExportedTable exported{.table = table, .rows = 0, .sha256 = {}};
    files::AtomicFile file{folder};
    crypto::Sha256 sum;
    connection.each(select_all(table), {}, [&](sql::Row const& row) {
        auto const line = to_line(table, row) + "\n";
        file.add(line);
        sum.add(line);
        ++exported.rows;
    });
    file.keep_as(folder / (table.name + ".jsonl"));
    exported.sha256 = sum.hex();
    return exported;
}

tl::unexpected<base::Error> refuse(std::string code, std::string message, std::string const& table)
{
    return base::fail(base::ErrorKind::invalid_input, std::move(code), std::move(message), {{"table", table}});
}

base::Result<ExchangeContents> read_contents(fs::path const& folder)
{
    std::ifstream in{folder / contents_name, std::ios::binary};
    return parse_contents({std::istreambuf_iterator<char>{in}, {}});
}

// The schema and the tables are the same, and nothing stands in them.
base::Result<void> check_target(sql::Connection& connection, ExchangeContents const& contents)
{
    auto const tables = tables_of(connection);
    auto const is_same = [](ExportedTable const& exported, Table const& table) {
        return exported.table.name == table.name && std::is_permutation(exported.table.columns.begin(), exported.table.columns.end(),
                                                                        table.columns.begin(), table.columns.end());
    };
    if (contents.schema != schema_of(connection) ||
        !std::equal(contents.tables.begin(), contents.tables.end(), tables.begin(), tables.end(), is_same))
        return base::fail(base::ErrorKind::unsupported, "exchange.other-schema", "The tables were exported by another version of the program.");
    for (auto const& table : tables)
        if (!connection.query(select_any(table)).empty())
            return refuse("exchange.not-empty", "Table {table} has rows already; import into a new database.", table.name);
    return {};
}

base::Result<void> import_table(sql::Connection& connection, ExportedTable const& exported, fs::path const& folder)
{
    auto const& table = exported.table;
    auto const insert = insert_row(table);
    std::ifstream in{folder / (table.name + ".jsonl"), std::ios::binary};
    crypto::Sha256 sum;
    std::int64_t rows = 0;
    for (std::string line; std::getline(in, line); ++rows) {
        auto const values = parse_line(table, line);
        if (!values)
            return base::fail(base::ErrorKind::invalid_input, "exchange.misfit", "Line {line} of {table}.jsonl is no row of that table.",
                              {{"line", std::to_string(rows + 1)}, {"table", table.name}});
        connection.execute(insert, *values);
        sum.add(line + "\n");
    }
    if (rows != exported.rows || sum.hex() != exported.sha256)
        return refuse("exchange.changed", "The file {table}.jsonl is not as it was exported.", table.name);
    return {};
}

base::Result<std::int64_t> import_all(sql::Connection& connection, ExchangeContents const& contents, fs::path const& folder)
{
    sql::Transaction transaction{connection};
    if (auto const fits = check_target(connection, contents); !fits)
        return tl::unexpected{fits.error()};
    LateForeignKeys foreign_keys{connection};
    std::int64_t rows = 0;
    for (auto const& exported : contents.tables) {
        if (auto const imported = import_table(connection, exported, folder); !imported)
            return tl::unexpected{imported.error()};
        rows += exported.rows;
    }
    foreign_keys.check();
    transaction.commit();
    return rows;
}

}  // namespace

base::Result<std::int64_t> export_tables(sql::Connection& connection, fs::path const& folder)
{
    fs::create_directories(folder);
    if (!fs::is_empty(folder))
        return base::fail(base::ErrorKind::conflict, "exchange.folder-not-empty", "{folder} is not empty.", {{"folder", folder.string()}});
    sql::Transaction const reading{connection, sql::Access::read};
    ExchangeContents contents{.schema = schema_of(connection), .tables = {}};
    std::int64_t rows = 0;
    for (auto const& table : tables_of(connection)) {
        contents.tables.push_back(export_table(connection, table, folder));
        rows += contents.tables.back().rows;
    }
    write_file(folder / contents_name, to_text(contents));  // last: without it the folder is none
    return rows;
}

base::Result<std::int64_t> import_tables(sql::Connection& connection, fs::path const& folder)
{
    auto const contents = read_contents(folder);
    if (!contents)
        return tl::unexpected{contents.error()};
    try {
        return sql::retry_when_busy([&] { return import_all(connection, *contents, folder); });
    } catch (sql::Failure const& failure) {
        if (failure.kind() != sql::Failure::Kind::constraint)
            throw;
        return base::fail(base::ErrorKind::invalid_input, "exchange.inconsistent", "The exported rows contradict each other or the schema.");
    }
}

}  // namespace backup
