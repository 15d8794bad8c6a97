#include "report/commands/save_file.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace report {

std::string format_by_ending(std::string_view path)
{
    auto ending = std::filesystem::path{path}.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return ending;
}

tl::unexpected<base::Error> unknown_ending(std::string_view path, std::string_view known)
{
    return base::fail(base::ErrorKind::unsupported, "output.unknown-ending",
                      "the ending of {file} names no format; known: {known}",
                      {{"file", std::string{path}}, {"known", std::string{known}}});
}

base::Result<void> save_file(std::string const& path, std::string_view content)
{
    auto const beside = path + ".part";
    std::ofstream file{beside, std::ios::binary};
    file << content;
    file.close();
    std::error_code failure;
    if (file)
        std::filesystem::rename(beside, path, failure);
    if (file && !failure)
        return {};
    std::filesystem::remove(beside, failure);
    return base::fail(base::ErrorKind::unavailable, "output.cannot-open", "{file} cannot be written", {{"file", path}});
}

}  // namespace report
