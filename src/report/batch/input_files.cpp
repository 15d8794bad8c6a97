#include "report/batch/input_files.hpp"

#include "document/limits.hpp"

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace report {
namespace {

namespace fs = std::filesystem;

base::Error unreadable(fs::path const& path)
{
    return {base::ErrorKind::not_found, "input.unreadable", "{file} cannot be read", {{"file", path.string()}}};
}

bool is_passed_over(fs::path const& path)
{
    auto const name = path.filename().native();
    return name.starts_with('.') || name.starts_with("~$") || name.starts_with("README") || name.ends_with(".jsonl") || name.ends_with(".part");
}

void append_folder(std::vector<InputFile>& files, fs::path const& folder)
{
    std::error_code failure;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator at{folder, failure}, end; !failure && at != end; at.increment(failure))
        if (!is_passed_over(at->path()))
            entries.push_back(*at);
    if (failure)
        files.push_back({.name = folder.string(), .refusal = unreadable(folder)});
    std::sort(entries.begin(), entries.end(),
              [](auto const& a, auto const& b) { return a.path().native() < b.path().native(); });
    for (auto const& entry : entries) {
        std::error_code ignored;
        if (entry.is_directory(ignored) && !entry.is_symlink(ignored))
            append_folder(files, entry.path());
        else if (entry.is_regular_file(ignored))
            files.push_back({.name = entry.path().string()});
    }
}

class OpenFile {
public:
    explicit OpenFile(fs::path const& path) : descriptor_{open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)} {}
    ~OpenFile()
    {
        if (descriptor_ >= 0)
            close(descriptor_);
    }
    OpenFile(OpenFile const&) = delete;
    OpenFile& operator=(OpenFile const&) = delete;

    // Bytes, when it is a regular file.
    [[nodiscard]] std::optional<std::size_t> size() const
    {
        struct stat status{};
        if (descriptor_ < 0 || fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode))
            return std::nullopt;
        return static_cast<std::size_t>(status.st_size);
    }

    // Fills `content`; false when the file ends before it is full or reading fails.
    [[nodiscard]] bool read_into(std::string& content) const
    {
        std::size_t filled = 0;
        while (filled < content.size()) {
            auto const count = read(descriptor_, content.data() + filled, content.size() - filled);
            if (count <= 0)
                return false;
            filled += static_cast<std::size_t>(count);
        }
        return true;
    }

private:
    int descriptor_;
};

}  // namespace

std::vector<InputFile> list_files(std::vector<std::string> const& names)
{
    std::vector<InputFile> files;
    for (auto const& name : names) {
        fs::path const path{name};
        std::error_code failure;
        if (fs::is_directory(path, failure)) {
            auto const before = files.size();
            append_folder(files, path);
            if (files.size() == before)
                files.push_back({.name = name, .refusal = base::Error{base::ErrorKind::not_found, "input.empty-folder",
                                                                      "{file} holds no files", {{"file", name}}}});
        } else if (fs::exists(path, failure))
            files.push_back({.name = name});
        else
            files.push_back({.name = name, .refusal = base::Error{base::ErrorKind::not_found, "input.missing",
                                                                  "{file} does not exist", {{"file", name}}}});
    }
    return files;
}

base::Result<std::string> load_file(fs::path const& path, std::size_t most)
{
    OpenFile const file{path};
    auto const size = file.size();
    if (!size)
        return tl::unexpected{unreadable(path)};
    if (*size > most)
        return tl::unexpected{document::over_limit("file_bytes", most)};
    std::string content(*size, '\0');
    if (!file.read_into(content))
        return tl::unexpected{unreadable(path)};
    return content;
}

}  // namespace report
