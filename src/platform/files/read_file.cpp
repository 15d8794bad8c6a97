#include "platform/files/read_file.hpp"

#include <fstream>

namespace files {

base::Result<std::string> read_file(std::filesystem::path const& file, std::size_t most)
{
    std::error_code failure;
    auto const size = std::filesystem::file_size(file, failure);
    if (failure == std::errc::no_such_file_or_directory)
        return base::fail(base::ErrorKind::not_found, "input.missing", "there is no {file}", {{"file", file.string()}});
    std::ifstream in{file, std::ios::binary};
    if (failure || !in)
        return base::fail(base::ErrorKind::unavailable, "input.unreadable", "{file} cannot be read", {{"file", file.string()}});
    if (size > most)
        return base::fail(base::ErrorKind::over_limit, "limits.file_bytes", "the file has more than {limit} bytes",
                          {{"limit", std::to_string(most)}});
    std::string bytes(static_cast<std::size_t>(size), '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

}  // namespace files
