#pragma once

#include "report/batch/input_files.hpp"
#include "report/batch/manifest.hpp"
#include "report/batch/statutes.hpp"
#include "report/domain/narrative/similarity.hpp"
#include "report/exchange/report_json.hpp"

#include <optional>
#include <string>

namespace report {

// A file as it was read: where it comes from, and the report or why there is none.
struct FileResult {
    ResultMeta meta = {};
    std::optional<base::Error> refusal = {};
    Report report = {};
    CheckResult check = {};
    std::optional<base::Error> warning = {};  // why a rule could not be assessed, where a person can help
    narrative::ShingleSet shingles = {};      // what near-copies are found by; empty when not asked for
};

// Reads files into reports. May be used from several threads.
class FileReader {
public:
    FileReader(Statutes const& statutes, Manifest const& manifest, std::string version)
        : statutes_{statutes}, manifest_{manifest}, version_{std::move(version)}
    {
    }

    // Never refuses as a whole: what is wrong with the file stands in the result.
    [[nodiscard]] FileResult read(InputFile const& file) const;
    // Where the file comes from and the sum of its bytes, without reading it as a report.
    [[nodiscard]] FileResult identify(InputFile const& file) const;
    // The result of a file that took longer than the limit.
    [[nodiscard]] FileResult give_up(InputFile const& file) const;
    // The file's bytes: those of an archive's member, or from the disk.
    [[nodiscard]] base::Result<std::string> load(InputFile const& file) const;

private:
    [[nodiscard]] FileResult begin(InputFile const& file) const;
    void read_into(FileResult& result, std::string_view content, std::string const& name) const;

    Statutes const& statutes_;
    Manifest const& manifest_;
    std::string version_;
};

}  // namespace report
