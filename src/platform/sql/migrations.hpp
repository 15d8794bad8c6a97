#pragma once

#include "base/result.hpp"
#include "platform/config/embedded_file.hpp"
#include "platform/sql/connection.hpp"

#include <span>
#include <vector>

namespace sql {

// One step of the schema: statements that both engines take. Never edited once released, only followed by others.
struct Migration {
    int number = 0;         // rises over all features
    std::string_view name;  // of its file
    std::string_view statements;
};

// The files of a schema/ folder, "0004-agencies.sql", as steps.
[[nodiscard]] std::vector<Migration> migrations_in(std::span<config::EmbeddedFile const> files);

// Brings the schema up to the last migration, all in one transaction and one process at a time; returns how many were
// carried out. Refused when the database was made by a newer program, or by other migrations than these.
[[nodiscard]] base::Result<int> migrate(Connection& connection, std::span<Migration const> migrations);

}  // namespace sql
