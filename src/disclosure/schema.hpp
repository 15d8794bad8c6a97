#pragma once

#include "platform/sql/migrations.hpp"

namespace disclosure {

// The steps of the schema that this feature brings.
[[nodiscard]] std::vector<sql::Migration> schema();

}  // namespace disclosure
