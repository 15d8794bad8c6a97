#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace report {

// One file that was named, or lies in a folder, archive or CSV of several reports that was named.
struct InputFile {
    std::string name;                     // as it is printed: the path; in an archive "reports.zip/2023/a.txt"
    std::filesystem::path path = name;    // of the file, or of the archive
    std::optional<std::string> content = std::nullopt;  // of an entry of an archive
    std::optional<base::Error> refusal = std::nullopt;  // it cannot be read at all
    bool is_csv = false;                  // the content is one report's rows of a CSV, whatever the name ends in
    bool finished = false;                // an earlier run, whose output is continued, has written its result
};

// The files that are named, in that order; a folder stands for the files in it and below it, ordered by their paths. Hidden
// files, the lock files of office programs (~$…), README…, *.jsonl and *.part (what stands beside reports or was made of
// them) are passed over; folders that are symbolic links are not entered.
// A name that does not exist comes back with its refusal, so that it is reported in its place.
[[nodiscard]] std::vector<InputFile> list_files(std::vector<std::string> const& names);

// The whole file. Refused without reading it when it has more bytes than `most`, is no regular file, or cannot be read.
[[nodiscard]] base::Result<std::string> load_file(std::filesystem::path const& path, std::size_t most);

}  // namespace report
