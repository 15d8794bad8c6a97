#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace config {

// One file of the law as data: its content, and where it came from.
struct LawFile {
    std::string name;     // relative to data/: "rules.json"
    std::string version;  // "1"; the member "version" of a JSON file, the line "# version: 1" of a CSV file
    std::string content;
    bool replaced = false;  // taken from the operator's folder instead of the program
};

// The files of data/: those in the program, or those of an operator's folder where they have the same name and a higher
// version.
class LawFiles {
public:
    // Only what is in the program.
    LawFiles();

    // Reads the JSON and CSV files of `folder` over it. Refused when one is malformed, has no version or a lower one, or
    // has the name of no file that could be replaced or added.
    [[nodiscard]] static base::Result<LawFiles> with_folder(std::filesystem::path const& folder);

    // What the program itself has under that name, whatever a folder replaced.
    [[nodiscard]] static std::string_view shipped(std::string_view name);

    // The content of a file that the program ships; asking for another is our own mistake.
    [[nodiscard]] LawFile const& file(std::string_view name) const;
    [[nodiscard]] LawFile const* find(std::string_view name) const;
    [[nodiscard]] std::vector<LawFile> const& files() const { return files_; }

    // The holidays of a region: holidays/REGION.csv.
    [[nodiscard]] LawFile const* find_holidays(std::string_view region) const;
    // The regions that have some, for messages: "ningxia, xinjiang".
    [[nodiscard]] std::string holiday_regions() const;

    // "rules 1, form-2021 1, …": the files that were replaced first, for the head of outputs.
    [[nodiscard]] std::string versions() const;

private:
    base::Result<void> take(LawFile file, std::filesystem::path const& path);

    std::vector<LawFile> files_;
};

}  // namespace config
