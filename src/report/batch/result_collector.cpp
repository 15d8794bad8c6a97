#include "report/batch/result_collector.hpp"

namespace report {

ResultCollector::ResultCollector(ResultWriter& writer, Progress& progress, Rule const* copies,
                                 FinishedOutput const& finished)
    : writer_{writer}, progress_{progress}, finished_{finished}
{
    if (copies != nullptr && copies->on)
        copies_.emplace(*copies);
}

void ResultCollector::take(FileResult result, bool several)
{
    auto const position = taken_++;
    if (position < finished_.files.size() && is_other(finished_.files[position], result)) {
        other_files_ = true;
        return;
    }
    if (copies_ && several && !result.refusal)
        copies_->compare(result);
    if (position < finished_.files.size())
        return;  // an earlier run has written it
    progress_.hide();
    writer_.write(result);
    progress_.show();
}

bool ResultCollector::is_other(FinishedFile const& finished, FileResult const& now)
{
    auto const& sum = now.meta.sha256;
    return finished.name != now.meta.file || (!finished.sha256.empty() && !sum.empty() && finished.sha256 != sum);
}

}  // namespace report
