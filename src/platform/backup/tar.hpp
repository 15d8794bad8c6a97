#pragma once

#include "base/bytes.hpp"

#include <cstdint>
#include <memory>

struct archive;

namespace backup {

// A tar that is written piece by piece into a sink, whose exceptions come through.
class TarWriter {
public:
    explicit TarWriter(base::ByteSink sink);
    ~TarWriter();
    TarWriter(TarWriter const&) = delete;
    TarWriter& operator=(TarWriter const&) = delete;

    // Exactly `size` bytes follow by add.
    void begin(std::string const& name, std::uint64_t size);
    void add(std::string_view bytes);
    void finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

// A tar that is read piece by piece from a source.
class TarReader {
public:
    explicit TarReader(base::ByteSource source);
    ~TarReader();
    TarReader(TarReader const&) = delete;
    TarReader& operator=(TarReader const&) = delete;

    // The name of the next file, empty at the end. `backup.damaged` for what is no tar or another thing than a file; errors of
    // the source.
    [[nodiscard]] base::Result<std::string> next();
    // The content of that file.
    [[nodiscard]] base::ByteSource content();

private:
    struct State;
    std::unique_ptr<State> state_;
};

[[nodiscard]] base::Error damaged_archive();

}  // namespace backup
