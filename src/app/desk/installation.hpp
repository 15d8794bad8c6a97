#pragma once

#include "base/json_fwd.hpp"
#include "platform/clock/clock.hpp"
#include "platform/files/folder_store.hpp"
#include "platform/files/virus_scanner.hpp"
#include "platform/keys/key_ring.hpp"
#include "platform/sql/database.hpp"
#include "platform/sql/migrations.hpp"

#include <filesystem>
#include <memory>

namespace app {

// Where an installation lies: --data and --database of every command of the desk.
struct InstallationPlace {
    std::string data = "gongkai-data";  // keys, files, and the database unless it has an address
    std::string database;               // postgresql://…; empty: SQLite in `data`
    std::string scanner = {};           // the socket of a clamd, or icap://…; empty: files are not scanned
    std::string files = {};             // for a new one: https://HOST/BUCKET of a store that speaks S3; empty: a folder in `data`

    [[nodiscard]] std::filesystem::path key_file() const { return std::filesystem::path{data} / "main.key"; }
    // One line, the address of the store, where files do not lie in `data`.
    [[nodiscard]] std::filesystem::path files_address_file() const { return std::filesystem::path{data} / "files.address"; }
    [[nodiscard]] std::string database_address() const;
};

// Every step of the schema, in the order of their numbers.
[[nodiscard]] std::vector<sql::Migration> whole_schema();

// An installation that was made by `gongkai init`: its keys are there, its database has the schema of this program.
class Installation {
public:
    // `installation.missing` where none was made; the errors of keys and migrations.
    [[nodiscard]] static base::Result<std::unique_ptr<Installation>> open(InstallationPlace const& place);
    // A new one with these keys; refused where there is one already.
    [[nodiscard]] static base::Result<std::unique_ptr<Installation>> create(InstallationPlace const& place, keys::KeyRing const& keys);

    // Of no folder and without a schema: for what only needs to know the pages.
    [[nodiscard]] static std::unique_ptr<Installation> in_memory();

    [[nodiscard]] sql::Database& database() { return database_; }
    [[nodiscard]] keys::KeyRing const& keys() const { return keys_; }
    // Where the content of files lies.
    [[nodiscard]] std::filesystem::path const& files_folder() const { return files_folder_; }
    [[nodiscard]] files::FileStore& files() { return *files_; }
    // Empty where they lie in the folder.
    [[nodiscard]] std::string const& files_address() const { return files_address_; }
    [[nodiscard]] files::VirusScanner const& scanner() const { return scanner_; }

private:
    Installation(InstallationPlace const& place, keys::KeyRing keys);
    base::Result<void> use_files_at(InstallationPlace const& place);

    keys::KeyRing keys_;
    std::filesystem::path files_folder_;
    sql::Database database_;
    std::string files_address_;
    std::unique_ptr<files::FileStore> files_;
    files::VirusScanner scanner_;
};

}  // namespace app
