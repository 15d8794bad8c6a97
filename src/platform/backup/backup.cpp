#include "platform/backup/backup.hpp"

#include "platform/backup/exchange.hpp"
#include "platform/files/folder_store.hpp"
#include "platform/sql/sqlite_copy.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace backup {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view scratch_prefix = ".backup-";
constexpr std::chrono::hours longest_backup{24};

// Where the copy of the database lies while it is archived: within the data folder, whose readers are few. Gone with this
// object; what a crash left goes with the next backup of another day.
class ScratchFolder {
public:
    explicit ScratchFolder(fs::path const& data_folder)
    {
        sweep(data_folder);
        auto name = (data_folder / (std::string{scratch_prefix} + "XXXXXX")).string();
        if (mkdtemp(name.data()) == nullptr)
            throw std::system_error{errno, std::generic_category(), "make a folder for a backup"};
        path_ = name;
    }
    ~ScratchFolder()
    {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    ScratchFolder(ScratchFolder const&) = delete;
    ScratchFolder& operator=(ScratchFolder const&) = delete;

    [[nodiscard]] fs::path const& path() const { return path_; }

private:
    static void sweep(fs::path const& data_folder)
    {
        auto const before = fs::file_time_type::clock::now() - longest_backup;
        std::vector<fs::path> left;
        for (auto const& entry : fs::directory_iterator{data_folder})
            if (entry.path().filename().native().starts_with(scratch_prefix) && entry.last_write_time() < before)
                left.push_back(entry.path());
        for (auto const& folder : left)
            fs::remove_all(folder);
    }

    fs::path path_;
};

// Listed after the database was copied: a file comes into the store before the row that names it.
void add_stored_files(fs::path const& folder, std::vector<ArchivedFile>& files)
{
    if (!fs::exists(folder))
        return;
    files::FolderStore{folder}.each([&](files::StoredFile const& file) {
        auto const& address = file.address;
        auto const place = fs::path{address.substr(0, 2)} / address.substr(2, 2) / address;
        files.push_back({fs::path{files_name} / place, folder / place});
    });
}

}  // namespace

base::Result<ArchiveSummary> back_up_sqlite(fs::path const& data_folder, fs::path const& target, Protection const& protection,
                                            clocks::Instant now)
{
    ScratchFolder const scratch{data_folder};
    auto const copy = scratch.path() / database_name;
    sql::copy_sqlite(data_folder / database_name, copy);
    std::vector<ArchivedFile> files{{database_name, copy}};
    add_stored_files(data_folder / files_name, files);
    return write_archive(files, target, protection, now);
}

base::Result<ArchiveSummary> back_up_tables(sql::Connection& connection, fs::path const& data_folder, fs::path const& target,
                                            Protection const& protection, clocks::Instant now)
{
    ScratchFolder const scratch{data_folder};
    auto const tables = scratch.path() / tables_name;
    auto const exported = export_tables(connection, tables);
    if (!exported)
        return tl::unexpected{exported.error()};
    std::vector<ArchivedFile> files;
    for (auto const& entry : fs::directory_iterator{tables})
        files.push_back({fs::path{tables_name} / entry.path().filename(), entry.path()});
    std::sort(files.begin(), files.end(), [](auto const& a, auto const& b) { return a.name < b.name; });
    add_stored_files(data_folder / files_name, files);
    return write_archive(files, target, protection, now);
}

}  // namespace backup
