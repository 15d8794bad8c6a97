#pragma once

#include "base/result.hpp"
#include "platform/sql/connection.hpp"

#include <span>

namespace sql {

// One step of the schema: statements that both engines take. Never edited once released, only followed by others.
struct Migration {
    int number = 0;         // 1, 2, 3, … over all features
    std::string_view name;  // of its file
    std::string_view statements;
};

// Brings the schema up to the last migration, all in one transaction and one process at a time; returns how many were
// carried out. Refused when the database was made by a newer program, or by other migrations than these.
[[nodiscard]] base::Result<int> migrate(Connection& connection, std::span<Migration const> migrations);

}  // namespace sql
