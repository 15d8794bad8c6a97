#pragma once

#include "platform/sql/connection.hpp"

namespace backup {

// A table as the engine knows it; columns that the engine computes are left out.
struct Table {
    std::string name;
    std::vector<std::string> columns;

    friend bool operator==(Table const&, Table const&) = default;
};

// The tables of the migrations, in the order of their names: neither those of the engine nor the record of the migrations.
[[nodiscard]] std::vector<Table> tables_of(sql::Connection& connection);

// Checks foreign keys only once all rows of a transaction are there; begins within a transaction and is ended by `check`.
class LateForeignKeys {
public:
    explicit LateForeignKeys(sql::Connection& connection);
    // A sql::Failure (constraint) where a row names one that is not there; on SQLite at the commit.
    void check();

private:
    struct Constraint {
        std::string table;
        std::string name;
    };

    sql::Connection& connection_;
    std::vector<Constraint> constraints_;  // of PostgreSQL
};

// A name for use in a statement. Only for names that the engine's catalogue gave.
[[nodiscard]] std::string sql_name(std::string_view name);

}  // namespace backup
