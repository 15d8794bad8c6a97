#pragma once

#include <filesystem>

namespace sql {

// Copies a SQLite database, while others write to it, as it stood at one moment, to a file that is not there yet.
// A machine that fails is a Failure.
void copy_sqlite(std::filesystem::path const& from, std::filesystem::path const& to);

}  // namespace sql
