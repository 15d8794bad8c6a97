#pragma once

#include "platform/sql/migrations.hpp"

namespace report {

// The steps of the schema that imports, answers and loaded reports bring.
[[nodiscard]] std::vector<sql::Migration> drafting_schema();

}  // namespace report
