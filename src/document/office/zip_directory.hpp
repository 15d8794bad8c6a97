#pragma once

#include "base/result.hpp"
#include "document/limits.hpp"

#include <string_view>
#include <vector>

namespace document::office {

// What the central directory of a ZIP file says of each entry, counted before a library builds a list of them.
struct ZipDirectoryEntry {
    bool name_is_utf8 = false;  // bit 11 of the general purpose flags
};

// Walks the directory once; refuses more than limits.archive_entries and a file without a directory.
[[nodiscard]] base::Result<std::vector<ZipDirectoryEntry>> scan_zip_directory(std::string_view bytes,
                                                                             Limits const& limits);

[[nodiscard]] base::Error damaged(std::string_view what);

}  // namespace document::office
