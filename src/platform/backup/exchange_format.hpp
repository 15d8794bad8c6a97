#pragma once

#include "base/json_fwd.hpp"
#include "base/result.hpp"
#include "platform/backup/table_catalogue.hpp"

namespace backup {

constexpr auto contents_name = "tables.json";

// One step of the schema that the rows fit.
struct SchemaStep {
    std::int64_t number = 0;
    std::string sha256;

    friend bool operator==(SchemaStep const&, SchemaStep const&) = default;
};

struct ExportedTable {
    Table table;
    std::int64_t rows = 0;
    std::string sha256;  // of its file
};

struct ExchangeContents {
    std::vector<SchemaStep> schema;
    std::vector<ExportedTable> tables;
};

[[nodiscard]] std::string to_text(ExchangeContents const& contents);
// `exchange.malformed`.
[[nodiscard]] base::Result<ExchangeContents> parse_contents(std::string const& text);

// A row as one line, without its end.
[[nodiscard]] std::string to_line(Table const& table, sql::Row const& row);
// Nothing when the line is no row of that table.
[[nodiscard]] std::optional<sql::Values> parse_line(Table const& table, std::string const& line);

}  // namespace backup
