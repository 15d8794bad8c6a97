#pragma once

#include "base/bytes.hpp"

#include <cstdint>
#include <memory>

namespace files {

// A file by its address, 64 lower-case hexadecimal digits that are made of its content.
struct StoredFile {
    std::string address;
    std::uint64_t size = 0;  // bytes

    friend bool operator==(StoredFile const&, StoredFile const&) = default;
};

[[nodiscard]] bool is_address(std::string_view text);

// A file on its way into a store, gone with this object unless it was kept.
class IncomingFile {
public:
    IncomingFile() = default;
    IncomingFile(IncomingFile const&) = delete;
    IncomingFile& operator=(IncomingFile const&) = delete;
    virtual ~IncomingFile() = default;

    virtual void add(std::string_view bytes) = 0;
    // From then on it is there, also after a power failure. One of that address may be there already.
    virtual void keep(std::string const& address) = 0;
};

// Where files lie outside the database. It knows no names and no keys: what it is given is sealed already. A machine that
// fails is a std::system_error.
class FileStore {
public:
    FileStore() = default;
    FileStore(FileStore const&) = delete;
    FileStore& operator=(FileStore const&) = delete;
    virtual ~FileStore() = default;

    [[nodiscard]] virtual std::unique_ptr<IncomingFile> receive() = 0;
    // `files.not-found`.
    [[nodiscard]] virtual base::Result<base::ByteSource> open(std::string const& address) const = 0;
    [[nodiscard]] virtual bool exists(std::string const& address) const = 0;
    // False when it was not there.
    virtual bool remove(std::string const& address) = 0;
    // In the order of addresses.
    virtual void each(std::function<void(StoredFile const&)> const& take) const = 0;
};

}  // namespace files
