#pragma once

#include "platform/crypto/key.hpp"
#include "platform/files/file_store.hpp"

#include <optional>

namespace files {

// Takes one file into a store, piece by piece: what anybody may see under the SHA-256 of its content; what belongs to a
// case sealed under the key for its files (keys::CaseKey::for_purpose("files")), at an address that is made with this key,
// so that the store does not tell which cases hold the same file. Nothing stays of it unless it is finished.
class Upload {
public:
    Upload(FileStore& store, std::uint64_t most_bytes, std::optional<crypto::Key> const& key = std::nullopt);
    ~Upload();
    Upload(Upload const&) = delete;
    Upload& operator=(Upload const&) = delete;

    // `files.too-large`.
    [[nodiscard]] base::Result<void> add(std::string_view bytes);
    // Its size is that of the content.
    [[nodiscard]] StoredFile finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

// The content of a stored file. Only its end tells that it is whole and the one of that address: `files.changed`, or what
// crypto::opened_stream says. `files.not-found`.
[[nodiscard]] base::Result<base::ByteSource> open_file(FileStore const& store, std::string const& address,
                                                       std::optional<crypto::Key> const& key = std::nullopt);

// Reads the whole file; errors as of open_file.
[[nodiscard]] base::Result<void> verify_file(FileStore const& store, std::string const& address,
                                             std::optional<crypto::Key> const& key = std::nullopt);

}  // namespace files
