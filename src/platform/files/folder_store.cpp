#include "platform/files/folder_store.hpp"

#include "base/ensure.hpp"
#include "platform/files/atomic_file.hpp"

#include <algorithm>
#include <fstream>
#include <system_error>
#include <vector>

namespace files {
namespace {

namespace fs = std::filesystem;

constexpr auto incoming_folder = "incoming";

std::vector<fs::path> sorted_entries(fs::path const& folder)
{
    std::vector<fs::path> entries;
    if (!fs::exists(folder))
        return entries;
    for (auto const& entry : fs::directory_iterator{folder})
        entries.push_back(entry.path());
    std::sort(entries.begin(), entries.end());
    return entries;
}

// The folders that a part of the address names.
std::vector<fs::path> parts_of(fs::path const& folder)
{
    auto entries = sorted_entries(folder);
    std::erase_if(entries, [](fs::path const& entry) { return entry.filename().native().size() != 2 || !fs::is_directory(entry); });
    return entries;
}

void make_folder(fs::path const& folder)
{
    if (fs::create_directory(folder))
        sync_folder(folder.parent_path());
}

class FileOnItsWay final : public IncomingFile {
public:
    explicit FileOnItsWay(fs::path const& folder) : folder_{folder}, file_{folder / incoming_folder} {}

    void add(std::string_view bytes) override { file_.add(bytes); }

    void keep(std::string const& address) override
    {
        base::ensure(is_address(address), "a file is kept under its address");
        auto const outer = folder_ / address.substr(0, 2);
        auto const inner = outer / address.substr(2, 2);
        make_folder(outer);
        make_folder(inner);
        file_.keep_as(inner / address);
    }

private:
    fs::path folder_;
    AtomicFile file_;
};

}  // namespace

bool is_address(std::string_view text)
{
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::unique_ptr<IncomingFile> FolderStore::receive()
{
    if (fs::create_directories(folder_ / incoming_folder))
        fs::permissions(folder_, fs::perms::owner_all);
    return std::make_unique<FileOnItsWay>(folder_);
}

base::Result<base::ByteSource> FolderStore::open(std::string const& address) const
{
    auto file = std::make_shared<std::ifstream>(path_of(address), std::ios::binary);
    if (!*file)
        return base::fail(base::ErrorKind::not_found, "files.not-found", "The stored file is not there.");
    return [file](std::span<char> room) -> base::Result<std::size_t> {
        file->read(room.data(), static_cast<std::streamsize>(room.size()));
        if (file->bad())
            throw std::system_error{errno, std::generic_category(), "read a stored file"};
        return static_cast<std::size_t>(file->gcount());
    };
}

bool FolderStore::exists(std::string const& address) const
{
    return fs::exists(path_of(address));
}

bool FolderStore::remove(std::string const& address)
{
    return fs::remove(path_of(address));
}

void FolderStore::each(std::function<void(StoredFile const&)> const& take) const
{
    for (auto const& outer : parts_of(folder_))
        for (auto const& inner : parts_of(outer))
            for (auto const& file : sorted_entries(inner)) {
                std::error_code gone;  // removed in the meantime
                auto const size = fs::file_size(file, gone);
                if (!gone && is_address(file.filename().native()))
                    take({file.filename().string(), size});
            }
}

std::size_t FolderStore::sweep(fs::file_time_type before)
{
    std::size_t swept = 0;
    for (auto const& file : sorted_entries(folder_ / incoming_folder)) {
        std::error_code gone;  // another process may have kept it in the meantime
        auto const written = fs::last_write_time(file, gone);
        if (!gone && written < before && fs::remove(file, gone))
            ++swept;
    }
    return swept;
}

fs::path FolderStore::path_of(std::string const& address) const
{
    base::ensure(is_address(address), "a stored file is asked for by its address");
    return folder_ / address.substr(0, 2) / address.substr(2, 2) / address;
}

}  // namespace files
