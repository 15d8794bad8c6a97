#pragma once

#include <filesystem>
#include <string_view>

namespace files {

// A file that is there whole or not at all: written under a temporary name in the folder where it will stand, brought to
// the disk, renamed. Gone with this object unless it was kept. A machine that fails is a std::system_error.
class AtomicFile {
public:
    // Readable by the owner alone.
    explicit AtomicFile(std::filesystem::path const& folder);
    ~AtomicFile();
    AtomicFile(AtomicFile const&) = delete;
    AtomicFile& operator=(AtomicFile const&) = delete;

    void add(std::string_view bytes);
    // Replaces what stood there; on the same file system.
    void keep_as(std::filesystem::path const& target);

private:
    void close();

    std::filesystem::path temporary_;
    int descriptor_ = -1;
};

// How the temporary names begin, by which what a crash left is found.
constexpr std::string_view temporary_prefix = ".incoming-";

// A file name that was made, renamed or removed stays so after a power failure.
void sync_folder(std::filesystem::path const& folder);

}  // namespace files
