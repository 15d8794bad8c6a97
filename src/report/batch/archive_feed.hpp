#pragma once

#include "document/limits.hpp"
#include "report/batch/input_files.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace report {

// Whether a file is to be opened as an archive of reports, by its ending; its content decides in the end.
[[nodiscard]] bool has_archive_name(std::filesystem::path const& path);

// The members of one archive, unpacked on a thread of its own, few at a time.
class ArchiveFeed {
public:
    // `archive` is the whole archive.
    ArchiveFeed(InputFile archive, document::Limits const& limits);
    ~ArchiveFeed();
    ArchiveFeed(ArchiveFeed const&) = delete;
    ArchiveFeed& operator=(ArchiveFeed const&) = delete;

    // The next member, in the archive's order; one that cannot be unpacked with its refusal. When the walk ends early, the
    // archive itself comes last, with the refusal. Nothing behind the last.
    [[nodiscard]] std::optional<InputFile> next();

private:
    void walk();
    bool put(InputFile file);  // false when nobody wants more

    InputFile archive_;
    document::Limits limits_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<InputFile> ready_;
    bool ended_ = false;
    bool unwanted_ = false;
    std::thread thread_;
};

}  // namespace report
