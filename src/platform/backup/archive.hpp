#pragma once

#include "base/bytes.hpp"
#include "platform/clock/clock.hpp"
#include "platform/crypto/recipients.hpp"

#include <filesystem>
#include <optional>
#include <variant>

namespace backup {

// A file and the name it has in the archive and under the folder into which that is read back.
struct ArchivedFile {
    std::string name;  // "files/ab/cd/abcd…"
    std::filesystem::path path;
};

struct Unsealed {
    std::string reason;  // why anybody who gets hold of the archive may read it
};
using Protection = std::variant<std::vector<crypto::Recipient>, Unsealed>;

struct ArchiveSummary {
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;  // of their contents
    std::string sha256;       // of the archive as it lies there

    friend bool operator==(ArchiveSummary const&, ArchiveSummary const&) = default;
};

// Writes a tar of the files and, as its last entry, a manifest of their SHA-256; sealed for its recipients or, with a reason,
// for all to read. The target is there whole or not at all. `backup.no-reason`, `backup.no-recipient`, `backup.exists`.
[[nodiscard]] base::Result<ArchiveSummary> write_archive(std::vector<ArchivedFile> const& files, std::filesystem::path const& target,
                                                         Protection const& protection, clocks::Instant made_at);

// Reads an archive into a folder that is not there or empty; it stands there whole, each file as the manifest has it, or
// not at all. `key` opens a sealed one. `backup.not-there`, `backup.folder-not-empty`, `backup.sealed`, `backup.damaged`,
// and what crypto::open_as says.
[[nodiscard]] base::Result<ArchiveSummary> read_archive(std::filesystem::path const& archive, std::filesystem::path const& folder,
                                                        std::optional<crypto::RecipientKey> const& key);

}  // namespace backup
