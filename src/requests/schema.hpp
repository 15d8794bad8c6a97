#pragma once

#include "platform/sql/migrations.hpp"

namespace requests {

// The steps of the schema that this feature brings: 6.
[[nodiscard]] std::vector<sql::Migration> schema();

}  // namespace requests
