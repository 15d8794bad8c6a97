#pragma once

#include "platform/sql/connection.hpp"

#include <filesystem>
#include <memory>
#include <mutex>

namespace sql {

// A connection to a SQLite database file, which is made if it is not there. Durable: a commit has reached the disk. All
// connections of one process to one file share a `write_gate`, so that its writers queue instead of polling the file's lock.
// What writes stands in a Transaction.
std::unique_ptr<Connection> connect_sqlite(std::filesystem::path const& file, std::mutex& write_gate);

}  // namespace sql
