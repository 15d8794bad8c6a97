#pragma once

#include "platform/backup/archive.hpp"
#include "platform/sql/connection.hpp"

namespace backup {

// What stands in the folder of an installation's data, and in an archive of it. The main keys are in neither: who has the
// archive alone cannot read what is sealed.
constexpr auto database_name = "gongkai.sqlite";
constexpr auto files_name = "files";
constexpr auto tables_name = "tables";  // of an archive of another engine than SQLite

// Archives the SQLite database as it stood at one moment, and the files that were there then, while the program runs.
// Errors of write_archive.
[[nodiscard]] base::Result<ArchiveSummary> back_up_sqlite(std::filesystem::path const& data_folder, std::filesystem::path const& target,
                                                          Protection const& protection, clocks::Instant now);

// The same of a database of any engine, as tables that import_tables reads.
[[nodiscard]] base::Result<ArchiveSummary> back_up_tables(sql::Connection& connection, std::filesystem::path const& data_folder,
                                                          std::filesystem::path const& target, Protection const& protection,
                                                          clocks::Instant now);

// read_archive makes a data folder of an archive again; of one with tables, they are then imported.

}  // namespace backup
