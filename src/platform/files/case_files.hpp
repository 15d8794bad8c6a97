#pragma once

#include "platform/clock/clock.hpp"
#include "platform/files/file_type.hpp"
#include "platform/files/upload.hpp"
#include "platform/files/virus_scanner.hpp"
#include "platform/keys/vault.hpp"

namespace files {

// The step of the schema: 3.
[[nodiscard]] std::vector<sql::Migration> schema();

// Under which the files of a case are sealed.
[[nodiscard]] crypto::Key file_key(keys::CaseKey const& key);

// What can be told of a file by looking into it.
struct Examination {
    FileType type;
    Scan scan;

    friend bool operator==(Examination const&, Examination const&) = default;
};

// Reads a stored file back, whole, into memory. Outside of any transaction: a scan may take minutes.
[[nodiscard]] base::Result<Examination> examine(FileStore const& store, StoredFile const& file, crypto::Key const& key,
                                                VirusScanner const& scanner);

struct CaseFile {
    StoredFile stored;
    std::string name;  // as the person gave it
    Examination examination;
    clocks::Instant added_at;

    friend bool operator==(CaseFile const&, CaseFile const&) = default;
};

struct FilesCheck {
    std::int64_t whole = 0;
    std::int64_t bad = 0;
    std::optional<keys::Case> first_bad = std::nullopt;

    friend bool operator==(FilesCheck const&, FilesCheck const&) = default;
};

// Which files each case has. A file comes in like this: the case's key (Vault::key_or_new, a short transaction), Upload,
// examine, then add in the transaction that carries the act out. A file whose act is rolled back stays in the store, sealed.
class CaseFiles {
public:
    CaseFiles(sql::Connection& connection, keys::Vault& vault) : connection_{connection}, vault_{vault} {}

    // The same content once more takes the new name. Errors as of Vault::seal.
    [[nodiscard]] base::Result<void> add(keys::Case const& owner, CaseFile const& file);
    // In the order in which they came. Errors as of Vault::open.
    [[nodiscard]] base::Result<std::vector<CaseFile>> of(keys::Case const& owner) const;
    // `files.not-found`.
    [[nodiscard]] base::Result<CaseFile> find(keys::Case const& owner, std::string const& address) const;
    // The content; errors as of open_file.
    [[nodiscard]] base::Result<base::ByteSource> open(FileStore const& store, keys::Case const& owner, std::string const& address) const;

    // Forgets one; its content is for the caller to remove once that is committed.
    void forget(keys::Case const& owner, std::string const& address);
    // Forgets all files of a case; returns their addresses, to be removed from the store once that is committed.
    [[nodiscard]] std::vector<std::string> forget(keys::Case const& owner);

    // Reads every file. Outside of any transaction.
    [[nodiscard]] FilesCheck verify(FileStore const& store) const;

private:
    sql::Connection& connection_;
    keys::Vault& vault_;
};

}  // namespace files
