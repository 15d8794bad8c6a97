#include "report/commands/save_file.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace report {
namespace {

namespace fs = std::filesystem;

bool write_to(fs::path const& path, std::string_view content)
{
    std::ofstream file{path, std::ios::binary};
    file << content;
    file.close();
    return static_cast<bool>(file);
}

bool is_saved(fs::path const& path, std::string_view content)
{
    std::error_code not_there;
    if (fs::exists(path, not_there) && !fs::is_regular_file(path, not_there))
        return write_to(path, content);
    auto const place = fs::is_symlink(path, not_there) ? path.parent_path() / fs::read_symlink(path, not_there) : path;
    auto beside = place;
    beside += ".part";
    std::error_code failure;
    if (write_to(beside, content)) {
        fs::rename(beside, place, failure);
        if (!failure)
            return true;
    }
    fs::remove(beside, failure);
    return false;
}

}  // namespace

std::string format_by_ending(std::string_view path)
{
    auto ending = std::filesystem::path{path}.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return ending;
}

tl::unexpected<base::Error> unknown_ending(std::string_view path, std::string_view known)
{
    return base::fail(base::ErrorKind::wrong_call, "output.unknown-ending",
                      "the ending of {file} names no format; known: {known}",
                      {{"file", std::string{path}}, {"known", std::string{known}}});
}

base::Result<void> check_ending(std::string_view path, std::string_view known)
{
    auto ending = format_by_ending(path);
    if (ending == ".htm")
        ending += 'l';
    for (auto rest = known; !rest.empty();) {
        auto const end = std::min(rest.find(' '), rest.size());
        if (rest.substr(0, end) == ending)
            return {};
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return unknown_ending(path, known);
}

base::Result<void> save_file(std::string const& path, std::string_view content)
{
    if (is_saved(path, content))
        return {};
    return base::fail(base::ErrorKind::unavailable, "output.cannot-open", "{file} cannot be written", {{"file", path}});
}

}  // namespace report
