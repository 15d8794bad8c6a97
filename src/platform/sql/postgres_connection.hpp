#pragma once

#include "platform/sql/connection.hpp"

#include <memory>
#include <string>

namespace sql {

enum class Prepare { once, never };  // never: behind a pooler that gives each statement another server process

// A connection to PostgreSQL 13 or newer by libpq's address (postgresql://…); of several hosts the one that takes writes.
std::unique_ptr<Connection> connect_postgres(std::string const& address, Prepare prepare);

}  // namespace sql
