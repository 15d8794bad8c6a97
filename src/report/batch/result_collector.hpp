#pragma once

#include "report/batch/copy_search.hpp"
#include "report/batch/finished_output.hpp"
#include "report/batch/progress.hpp"
#include "report/batch/result_writer.hpp"

#include <optional>

namespace report {

// Takes the results of a batch in order: compares their texts with those before, and writes what an earlier run has not.
class ResultCollector {
public:
    // `copies` is the rule about near-copies, null for none. All must live as long.
    ResultCollector(ResultWriter& writer, Progress& progress, Rule const* copies, FinishedOutput const& finished);

    // `several`: there is more than one file, so that there is something to compare with.
    void take(FileResult result, bool several);

    // The output that is continued is not of these files.
    [[nodiscard]] bool found_other_files() const { return other_files_; }

private:
    static bool is_other(FinishedFile const& finished, FileResult const& now);

    ResultWriter& writer_;
    Progress& progress_;
    FinishedOutput const& finished_;
    std::optional<CopySearch> copies_;
    std::size_t taken_ = 0;
    bool other_files_ = false;
};

}  // namespace report
