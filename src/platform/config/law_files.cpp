#include "platform/config/law_files.hpp"

#include "base/ensure.hpp"
#include "base/json.hpp"
#include "platform/config/embedded_file.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>

namespace config {
namespace {

constexpr std::string_view holiday_folder = "holidays/";
constexpr std::string_view table_ending = ".csv";
constexpr std::string_view csv_version_mark = "# version:";

// The version a file states about itself; empty when it states none. Embedded JSON is not parsed for it: the member
// stands within the first lines.
std::string stated_version(std::string_view name, std::string_view content)
{
    auto const head = content.substr(0, 400);
    auto const mark = name.ends_with(".csv") ? csv_version_mark : std::string_view{"\"version\":"};
    auto at = head.find(mark);
    if (at == std::string_view::npos)
        return {};
    at = head.find_first_of("0123456789.", at + mark.size());
    auto const end = head.find_first_not_of("0123456789.", at);
    return at == std::string_view::npos ? std::string{} : std::string{head.substr(at, end - at)};
}

// Versions are whole numbers, or such numbers parted by dots: 2 < 10, 1.2 < 1.10.
bool is_higher(std::string_view version, std::string_view than)
{
    auto const part = [](std::string_view& text) {
        int number = 0;
        auto const end = std::min(text.find('.'), text.size());
        std::from_chars(text.data(), text.data() + end, number);
        text.remove_prefix(std::min(end + 1, text.size()));
        return number;
    };
    while (!version.empty() || !than.empty()) {
        auto const a = part(version);
        auto const b = part(than);
        if (a != b)
            return a > b;
    }
    return false;
}

base::Result<LawFile> read_file(std::filesystem::path const& path, std::string name)
{
    std::ifstream stream{path, std::ios::binary};
    std::string content{std::istreambuf_iterator<char>{stream}, {}};
    if (!stream)
        return base::fail(base::ErrorKind::not_found, "law.unreadable", "{file} cannot be read",
                          {{"file", path.string()}});
    if (name.ends_with(".json") && !base::Json::accept(content))
        return base::fail(base::ErrorKind::invalid_input, "law.malformed", "{file} is not valid JSON",
                          {{"file", path.string()}});
    auto version = stated_version(name, content);
    if (version.empty())
        return base::fail(base::ErrorKind::invalid_input, "law.no-version", "{file} states no version",
                          {{"file", path.string()}});
    return LawFile{std::move(name), std::move(version), std::move(content), true};
}

// The JSON and CSV files of a folder and its sub-folders, by name; others are notes of the operator.
base::Result<std::vector<std::filesystem::path>> files_in(std::filesystem::path const& folder)
{
    std::error_code failure;
    if (!std::filesystem::is_directory(folder, failure))
        return base::fail(base::ErrorKind::not_found, "law.no-folder", "{folder} is not a folder", {{"folder", folder.string()}});
    std::vector<std::filesystem::path> paths;
    std::filesystem::recursive_directory_iterator entry{folder, failure};
    for (; !failure && entry != std::filesystem::recursive_directory_iterator{}; entry.increment(failure)) {
        auto const ending = entry->path().extension();
        if ((ending == ".json" || ending == ".csv") && entry->is_regular_file(failure))
            paths.push_back(entry->path());
    }
    if (failure)
        return base::fail(base::ErrorKind::not_found, "law.unreadable", "{file} cannot be read", {{"file", folder.string()}});
    std::sort(paths.begin(), paths.end());
    return paths;
}

// A form of later years, the holidays of a region.
bool may_be_added(std::string_view name)
{
    return (name.starts_with("form-") && name.ends_with(".json")) || (name.starts_with(holiday_folder) && name.ends_with(table_ending));
}

}  // namespace

LawFiles::LawFiles()
{
    for (auto const& file : embedded_files())
        files_.push_back({std::string{file.name}, stated_version(file.name, file.content), std::string{file.content}});
}

base::Result<LawFiles> LawFiles::with_folder(std::filesystem::path const& folder)
{
    auto paths = files_in(folder);
    if (!paths)
        return tl::unexpected{paths.error()};
    LawFiles law;
    for (auto const& path : *paths) {
        auto file = read_file(path, path.lexically_relative(folder).generic_string());
        if (!file)
            return tl::unexpected{file.error()};
        if (auto taken = law.take(std::move(*file), path); !taken)
            return tl::unexpected{taken.error()};
    }
    return law;
}

base::Result<void> LawFiles::take(LawFile file, std::filesystem::path const& path)
{
    auto const ours = std::find_if(files_.begin(), files_.end(), [&](auto const& f) { return f.name == file.name; });
    if (ours == files_.end()) {
        if (!may_be_added(file.name))
            return base::fail(base::ErrorKind::invalid_input, "law.unknown-file",
                              "{file} replaces nothing: the program has no {name}, and only further forms (form-….json) and holidays/….csv can be added",
                              {{"file", path.string()}, {"name", file.name}});
        files_.push_back(std::move(file));
    } else if (is_higher(file.version, ours->version)) {
        *ours = std::move(file);
    } else if (file.content != ours->content) {
        return base::fail(base::ErrorKind::conflict, "law.not-newer",
                          "{file} has version {theirs}, the program has {ours}: give it a higher one",
                          {{"file", path.string()}, {"theirs", file.version}, {"ours", ours->version}});
    }
    return {};
}

std::string_view LawFiles::shipped(std::string_view name)
{
    auto const files = embedded_files();
    auto const found = std::find_if(files.begin(), files.end(), [name](auto const& f) { return f.name == name; });
    base::ensure(found != files.end(), "the program ships the law file it asks for");
    return found->content;
}

LawFile const* LawFiles::find(std::string_view name) const
{
    auto const found = std::find_if(files_.begin(), files_.end(), [name](auto const& f) { return f.name == name; });
    return found == files_.end() ? nullptr : &*found;
}

LawFile const& LawFiles::file(std::string_view name) const
{
    auto const* found = find(name);
    base::ensure(found != nullptr, "the program ships the law file it asks for");
    return *found;
}

LawFile const* LawFiles::find_holidays(std::string_view region) const
{
    return find(std::string{holiday_folder}.append(region).append(table_ending));
}

std::string LawFiles::holiday_regions() const
{
    std::string names;
    for (auto const& file : files_) {
        std::string_view name = file.name;
        if (!name.starts_with(holiday_folder) || !name.ends_with(table_ending))
            continue;
        name.remove_prefix(holiday_folder.size());
        name.remove_suffix(table_ending.size());
        names.append(names.empty() ? "" : ", ").append(name);
    }
    return names;
}

std::string LawFiles::versions() const
{
    auto const text = [](LawFile const& file) {
        return file.name.substr(0, file.name.rfind('.')) + " " + file.version;
    };
    std::string versions;
    for (auto const replaced : {true, false})
        for (auto const& file : files_)
            if (file.replaced == replaced && !file.version.empty())
                versions += (versions.empty() ? "" : ", ") + text(file);
    return versions;
}

}  // namespace config
