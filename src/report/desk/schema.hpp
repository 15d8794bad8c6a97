#pragma once

#include "platform/sql/migrations.hpp"

namespace report {

// The steps of the schema that this feature brings.
[[nodiscard]] std::vector<sql::Migration> schema();

}  // namespace report
