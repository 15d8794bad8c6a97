#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace report {

struct FinishedFile {
    std::string name;
    std::string sha256 = {};  // of its bytes; empty when they could not be read

    friend bool operator==(FinishedFile const&, FinishedFile const&) = default;
};

// What an earlier run left in its JSONL output.
struct FinishedOutput {
    std::vector<FinishedFile> files;  // in the order of the lines
    std::uintmax_t bytes = 0;        // of the complete lines
    bool has_error = false;          // a finding that is an error
    bool has_refusal = false;        // a file that could not be read
};

// The name in the first member of a line; nothing when the line does not begin as those of this program do.
[[nodiscard]] std::optional<std::string> file_of_line(std::string const& line);

// Reads the complete lines of an output; a torn last line does not count. A file that is not there is an empty output.
// Refused when a line is none of ours.
[[nodiscard]] base::Result<FinishedOutput> read_finished_output(std::filesystem::path const& path);

}  // namespace report
