#pragma once

#include "base/result.hpp"
#include "report/exchange/report_json.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

namespace report {

// What is known of files besides their content: a CSV with the columns file, source, fetched, agency_code, year in any
// order, all but `file` optional. Names are relative to the folder of the manifest.
class Manifest {
public:
    // No entries.
    Manifest() = default;
    // `csv` is UTF-8; `folder` is the one in which the manifest lies. Refused with the line that is malformed or that
    // names a file a second time.
    [[nodiscard]] static base::Result<Manifest> parse(std::string_view csv, std::filesystem::path const& folder);

    [[nodiscard]] ManifestEntry const* find(std::string const& file) const;

private:
    std::unordered_map<std::string, ManifestEntry> entries_;  // by the name made absolute and plain
};

}  // namespace report
