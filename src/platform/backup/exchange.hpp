#pragma once

#include "base/result.hpp"
#include "platform/sql/connection.hpp"

#include <filesystem>

namespace backup {

// Writes each table as lines of JSON, one object a row, all as they stood at one moment: NAME.jsonl, bytes as {"base64": …},
// and tables.json with the steps of the schema and, for each table, its columns, rows and SHA-256. Either engine reads it.
// Returns how many rows there were. `exchange.folder-not-empty`.
[[nodiscard]] base::Result<std::int64_t> export_tables(sql::Connection& connection, std::filesystem::path const& folder);

// Fills a database whose schema has the same steps and whose tables are empty, in one transaction: all rows or none.
// `exchange.malformed`, `exchange.other-schema`, `exchange.not-empty`, `exchange.changed`, `exchange.misfit`,
// `exchange.inconsistent`.
[[nodiscard]] base::Result<std::int64_t> import_tables(sql::Connection& connection, std::filesystem::path const& folder);

}  // namespace backup
