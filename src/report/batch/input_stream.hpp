#pragma once

#include "report/batch/archive_feed.hpp"
#include "report/batch/input_files.hpp"

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace report {

// The files of a call one after the other, archives and CSV of several reports opened as if they were folders.
class InputStream {
public:
    InputStream(std::vector<InputFile> files, document::Limits const& limits);

    [[nodiscard]] std::optional<InputFile> next();
    // Files known so far: what holds several counts as one until it is opened.
    [[nodiscard]] std::size_t known() const { return files_.size() + members_; }

    // Whether there is one file and it is not opened as an archive.
    [[nodiscard]] bool is_one_file() const { return files_.size() == 1 && !has_archive_name(files_.front().path); }

private:
    // What comes next of the file that is open.
    std::optional<InputFile> next_member();
    // Begins to walk the file when it holds several.
    bool open(InputFile& file);
    bool open_archive(InputFile& file);
    bool open_csv(InputFile const& file);

    std::vector<InputFile> files_;
    document::Limits limits_;
    std::size_t next_ = 0;
    std::size_t members_ = 0;
    std::unique_ptr<ArchiveFeed> archive_;
    std::deque<InputFile> csv_;  // the reports of the CSV that is open
};

}  // namespace report
