#pragma once

#include "base/result.hpp"

#include <filesystem>

namespace files {

// The whole file: `input.missing`, `input.unreadable`, `limits.file_bytes` when it has more bytes than that.
[[nodiscard]] base::Result<std::string> read_file(std::filesystem::path const& file, std::size_t most);

}  // namespace files
