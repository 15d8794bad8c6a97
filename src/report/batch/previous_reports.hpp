#pragma once

#include "platform/config/texts.hpp"
#include "report/batch/file_reader.hpp"

#include <map>
#include <optional>
#include <string>

namespace report {

// Last year's reports: of a single file that report, unless its year or the office it names is another; of a folder the one with the agency code, else with the identical
// printed name, and the year before. Of a folder only where each lies is kept, so that one of any size fits; a report is
// read again when it is asked for.
class PreviousReports {
public:
    // What was found for one report: the report, or why there is none.
    struct Match {
        std::optional<Report> report;
        std::optional<base::Error> warning;
    };

    // `reader` must live as long. Files that cannot be read are passed over; a single file that cannot is refused, named in
    // the language of `texts`.
    [[nodiscard]] static base::Result<PreviousReports> load(std::string const& file_or_folder, FileReader const& reader,
                                                              config::Texts const& texts);

    // May be called from several threads. `agency_code` is the current report's; empty for unknown.
    [[nodiscard]] Match find(FileResult const& current, std::string const& agency_code) const;

private:
    using Key = std::pair<std::string, int>;  // agency code or printed name, and year
    using Index = std::multimap<Key, std::size_t>;

    explicit PreviousReports(FileReader const& reader) : reader_{&reader} {}
    void add(InputFile file);
    [[nodiscard]] Match find_only(Report const& current, std::string const& agency_code) const;
    [[nodiscard]] Match read_unique(Index const& index, Key const& key, Report const& current) const;

    FileReader const* reader_;
    std::vector<InputFile> files_;
    Index by_code_;
    Index by_name_;
    std::optional<FileResult> only_;  // of a single file
};

}  // namespace report
