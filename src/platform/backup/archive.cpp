#include "platform/backup/archive.hpp"

#include "base/json.hpp"
#include "platform/backup/tar.hpp"
#include "platform/crypto/sha256.hpp"
#include "platform/files/atomic_file.hpp"

#include <array>
#include <fstream>
#include <map>
#include <system_error>

namespace backup {
namespace {

namespace fs = std::filesystem;

constexpr auto manifest_name = "manifest.json";
constexpr auto format = "gongkai-archive";
constexpr int version = 1;
constexpr std::size_t most_manifest_bytes = std::size_t{1} << 30;

struct Entry {
    std::uint64_t size = 0;
    std::string sha256;

    friend bool operator==(Entry const&, Entry const&) = default;
};
using Entries = std::map<std::string, Entry>;

std::string to_manifest(Entries const& entries, clocks::Instant made_at)
{
    auto files = base::Json::array();
    for (auto const& [name, entry] : entries)
        files.push_back({{"name", name}, {"size", entry.size}, {"sha256", entry.sha256}});
    return base::Json{{"format", format}, {"version", version}, {"made_at", clocks::iso_text(made_at)}, {"files", std::move(files)}}.dump(1);
}

base::Result<Entries> parse_manifest(std::string const& text)
{
    try {
        auto const manifest = base::Json::parse(text);
        if (manifest.at("format") != format || manifest.at("version") != version)
            return base::fail(base::ErrorKind::unsupported, "backup.other-version", "The archive was written by another version of the program.");
        Entries entries;
        for (auto const& file : manifest.at("files"))
            entries[file.at("name")] = {file.at("size"), file.at("sha256")};
        return entries;
    } catch (base::Json::exception const&) {
        return tl::unexpected{damaged_archive()};
    }
}

// A name that stays below the folder: parts of letters, digits and the like, none of them "." or "..".
bool is_safe(fs::path const& name)
{
    return !name.is_absolute() && name.filename() != "" && std::none_of(name.begin(), name.end(), [](fs::path const& part) {
        return part == "." || part == ".." || part.native().empty();
    });
}

base::Result<void> check_protection(Protection const& protection)
{
    if (auto const* const unsealed = std::get_if<Unsealed>(&protection); unsealed != nullptr && unsealed->reason.empty())
        return base::fail(base::ErrorKind::wrong_call, "backup.no-reason", "Say why the archive is not to be sealed.");
    if (auto const* const recipients = std::get_if<std::vector<crypto::Recipient>>(&protection); recipients != nullptr && recipients->empty())
        return base::fail(base::ErrorKind::wrong_call, "backup.no-recipient", "Name who may open the archive.");
    return {};
}

// A file for as long as it has the size it had at the beginning.
Entry add_file(TarWriter& tar, ArchivedFile const& file)
{
    std::ifstream in{file.path, std::ios::binary};
    if (!in)
        throw std::system_error{errno, std::generic_category(), "open a file for an archive"};
    Entry entry{fs::file_size(file.path), {}};
    tar.begin(file.name, entry.size);
    crypto::Sha256 sum;
    std::vector<char> room(1 << 16);
    for (auto left = entry.size; left > 0;) {
        in.read(room.data(), static_cast<std::streamsize>(std::min<std::uint64_t>(left, room.size())));
        if (in.gcount() <= 0)
            throw std::system_error{EIO, std::generic_category(), "read a file for an archive"};
        std::string_view const piece{room.data(), static_cast<std::size_t>(in.gcount())};
        tar.add(piece);
        sum.add(piece);
        left -= piece.size();
    }
    entry.sha256 = sum.hex();
    return entry;
}

ArchiveSummary summary_of(Entries const& entries, std::string sha256)
{
    ArchiveSummary summary{.files = entries.size(), .bytes = 0, .sha256 = std::move(sha256)};
    for (auto const& [name, entry] : entries)
        summary.bytes += entry.size;
    return summary;
}

Entries write_tar(std::vector<ArchivedFile> const& files, clocks::Instant made_at, base::ByteSink const& sink)
{
    TarWriter tar{sink};
    Entries entries;
    for (auto const& file : files)
        entries[file.name] = add_file(tar, file);
    auto const manifest = to_manifest(entries, made_at);
    tar.begin(manifest_name, manifest.size());
    tar.add(manifest);
    tar.finish();
    return entries;
}

base::Result<Entry> extract(base::ByteSource const& content, fs::path const& target)
{
    std::error_code not_made;
    fs::create_directories(target.parent_path(), not_made);
    if (not_made == std::errc::not_a_directory || not_made == std::errc::file_exists || fs::exists(target))
        return tl::unexpected{damaged_archive()};  // one name stands within another
    files::AtomicFile file{target.parent_path()};
    crypto::Sha256 sum;
    Entry entry;
    auto const poured = base::pour(content, [&](std::string_view bytes) {
        file.add(bytes);
        sum.add(bytes);
        entry.size += bytes.size();
    });
    if (!poured)
        return tl::unexpected{poured.error()};
    file.keep_as(target);
    entry.sha256 = sum.hex();
    return entry;
}

// All files up to the manifest, and nothing behind it.
base::Result<Entries> extract_all(TarReader& tar, fs::path const& folder)
{
    Entries found;
    for (;;) {
        auto const name = tar.next();
        if (!name)
            return tl::unexpected{name.error()};
        if (*name == manifest_name)
            break;
        if (!is_safe(*name) || found.contains(*name))
            return tl::unexpected{damaged_archive()};
        auto entry = extract(tar.content(), folder / *name);
        if (!entry)
            return tl::unexpected{entry.error()};
        found[*name] = *std::move(entry);
    }
    auto const expected = base::read_all(tar.content(), most_manifest_bytes).and_then(parse_manifest);
    if (!expected)
        return tl::unexpected{expected.error()};
    auto const behind = tar.next();
    if (!behind)
        return tl::unexpected{behind.error()};
    if (!behind->empty() || *expected != found)
        return tl::unexpected{damaged_archive()};
    return found;
}

// A folder beside the one that is to be, gone with this object unless it took that name.
class FolderOnItsWay {
public:
    explicit FolderOnItsWay(fs::path target) : target_{std::move(target)}, path_{target_.string() + ".restoring"}
    {
        fs::remove_all(path_);  // what a crash left
        fs::create_directories(path_);
        fs::permissions(path_, fs::perms::owner_all);
    }
    ~FolderOnItsWay()
    {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    FolderOnItsWay(FolderOnItsWay const&) = delete;
    FolderOnItsWay& operator=(FolderOnItsWay const&) = delete;

    [[nodiscard]] fs::path const& path() const { return path_; }

    void keep() const
    {
        fs::remove(target_);  // empty
        fs::rename(path_, target_);
        files::sync_folder(target_.parent_path());
    }

private:
    fs::path target_;
    fs::path path_;
};

// Reads a file and sums it on its way.
class SummedFile {
public:
    explicit SummedFile(fs::path const& path) : in_{path, std::ios::binary} {}

    [[nodiscard]] bool is_open() const { return in_.is_open(); }

    [[nodiscard]] bool begins_with(std::string_view start)
    {
        std::string found(start.size(), '\0');
        in_.read(found.data(), static_cast<std::streamsize>(found.size()));
        in_.clear();
        in_.seekg(0);
        return found == start;
    }

    base::Result<std::size_t> read(std::span<char> room)
    {
        in_.read(room.data(), static_cast<std::streamsize>(room.size()));
        if (in_.bad())
            throw std::system_error{errno, std::generic_category(), "read an archive"};
        auto const count = static_cast<std::size_t>(in_.gcount());
        sum_.add({room.data(), count});
        return count;
    }

    // Of the whole file.
    [[nodiscard]] std::string sha256()
    {
        std::vector<char> room(1 << 16);
        while (read(room).value() != 0) {
        }
        return sum_.hex();
    }

private:
    std::ifstream in_;
    crypto::Sha256 sum_;
};

base::Result<base::ByteSource> unsealed(base::ByteSource source, std::optional<crypto::RecipientKey> const& key)
{
    if (key)
        return crypto::open_as(*key, source);
    return source;
}

}  // namespace

base::Result<ArchiveSummary> write_archive(std::vector<ArchivedFile> const& files, fs::path const& target, Protection const& protection,
                                           clocks::Instant made_at)
{
    if (auto const allowed = check_protection(protection); !allowed)
        return tl::unexpected{allowed.error()};
    if (fs::exists(target))
        return base::fail(base::ErrorKind::conflict, "backup.exists", "There is a file {file} already.", {{"file", target.string()}});
    files::AtomicFile file{target.parent_path().empty() ? "." : target.parent_path()};
    crypto::Sha256 sum;
    base::ByteSink const into_file = [&](std::string_view bytes) {
        file.add(bytes);
        sum.add(bytes);
    };
    Entries entries;
    if (auto const* const recipients = std::get_if<std::vector<crypto::Recipient>>(&protection)) {
        auto const sealer = crypto::seal_for(*recipients, into_file);
        entries = write_tar(files, made_at, [&](std::string_view bytes) { sealer->add(bytes); });
        sealer->finish();
    } else {
        entries = write_tar(files, made_at, into_file);
    }
    file.keep_as(target);
    return summary_of(entries, sum.hex());
}

base::Result<ArchiveSummary> read_archive(fs::path const& archive, fs::path const& folder, std::optional<crypto::RecipientKey> const& key)
{
    SummedFile file{archive};
    if (!file.is_open())
        return base::fail(base::ErrorKind::not_found, "backup.not-there", "There is no file {file}.", {{"file", archive.string()}});
    if (fs::exists(folder) && !fs::is_empty(folder))
        return base::fail(base::ErrorKind::conflict, "backup.folder-not-empty", "{folder} is not empty.", {{"folder", folder.string()}});
    if (!key && file.begins_with(crypto::sealed_for_recipients))
        return base::fail(base::ErrorKind::forbidden, "backup.sealed", "The archive is sealed: give the key that opens it.");
    auto const tar_bytes = unsealed([&](std::span<char> room) { return file.read(room); }, key);
    if (!tar_bytes)
        return tl::unexpected{tar_bytes.error()};
    FolderOnItsWay const on_its_way{folder};
    TarReader tar{*tar_bytes};
    auto const entries = extract_all(tar, on_its_way.path());
    if (!entries)
        return tl::unexpected{entries.error()};
    // A sealed stream says at its end that nothing is missing.
    if (auto const ended = base::pour(*tar_bytes, [](std::string_view) {}); !ended)
        return tl::unexpected{ended.error()};
    on_its_way.keep();
    return summary_of(*entries, file.sha256());
}

}  // namespace backup
