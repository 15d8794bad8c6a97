#pragma once

#include "report/batch/file_reader.hpp"

#include <memory>
#include <string>

namespace report {

// What reads the files of a call, alive in one place: the reader looks at the rest, so it never moves.
struct ReadingTools {
    ReadingTools(Statutes given_statutes, Manifest given_manifest, std::string version)
        : statutes{std::move(given_statutes)}, manifest{std::move(given_manifest)},
          reader{statutes, manifest, std::move(version)}
    {
    }
    ReadingTools(ReadingTools const&) = delete;
    ReadingTools& operator=(ReadingTools const&) = delete;

    Statutes statutes;
    Manifest manifest;
    FileReader reader;
};

// By the law files as they are, without a manifest. `version` is the program's.
[[nodiscard]] base::Result<std::unique_ptr<ReadingTools>> open_reading_tools(config::LawFiles const& law,
                                                                             std::string const& version);

}  // namespace report
