#include "platform/files/atomic_file.hpp"

#include "base/ensure.hpp"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <system_error>
#include <unistd.h>

namespace files {
namespace {

[[noreturn]] void give_up(char const* doing)
{
    throw std::system_error{errno, std::generic_category(), doing};
}

}  // namespace

AtomicFile::AtomicFile(std::filesystem::path const& folder)
{
    auto name = (folder / (std::string{temporary_prefix} + "XXXXXX")).string();
    descriptor_ = mkostemp(name.data(), O_CLOEXEC);  // of mode 0600
    if (descriptor_ < 0)
        give_up("make a file");
    temporary_ = name;
}

AtomicFile::~AtomicFile()
{
    if (descriptor_ >= 0)
        ::close(descriptor_);
    if (!temporary_.empty())
        ::unlink(temporary_.c_str());
}

void AtomicFile::add(std::string_view bytes)
{
    base::ensure(descriptor_ >= 0, "nothing is added to a file that was kept");
    while (!bytes.empty()) {
        auto const written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            give_up("write a file");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void AtomicFile::close()
{
    auto const descriptor = descriptor_;
    descriptor_ = -1;
    if (::close(descriptor) != 0)
        give_up("close a file");
}

void AtomicFile::keep_as(std::filesystem::path const& target)
{
    if (::fsync(descriptor_) != 0)
        give_up("bring a file to the disk");
    close();
    if (::rename(temporary_.c_str(), target.c_str()) != 0)
        give_up("rename a file");
    temporary_.clear();
    sync_folder(target.parent_path());
}

void sync_folder(std::filesystem::path const& folder)
{
    auto const descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        give_up("open a folder");
    auto const failed = ::fsync(descriptor) != 0;
    auto const reason = errno;
    ::close(descriptor);
    if (failed) {
        errno = reason;
        give_up("bring a folder to the disk");
    }
}

}  // namespace files
