#pragma once

#include <span>
#include <string_view>

namespace config {

// A file of data/ that is part of the program.
struct EmbeddedFile {
    std::string_view name;  // relative to data/: "form-2021.json"
    std::string_view content;
};

[[nodiscard]] std::span<EmbeddedFile const> embedded_files();

}  // namespace config
