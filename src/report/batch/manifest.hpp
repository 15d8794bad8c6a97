#pragma once

#include "base/result.hpp"
#include "report/exchange/report_json.hpp"

#include <atomic>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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

    // May be called from several threads.
    [[nodiscard]] ManifestEntry const* find(std::string const& file) const;
    // The files that were never asked for, in the order of the rows, as the manifest names them.
    [[nodiscard]] std::vector<std::string> never_found() const;

private:
    struct Row {
        std::string file;
        ManifestEntry entry;
        mutable std::atomic<bool> found = false;
    };

    std::deque<Row> rows_;
    std::unordered_map<std::string, Row const*> by_name_;  // by the name made absolute and plain
};

}  // namespace report
