#include "report/batch/copy_search.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <unistd.h>

namespace report {
namespace {

[[noreturn]] void fail_of_machine()
{
    throw std::system_error{errno, std::generic_category(), "the temporary file of compared texts"};
}

}  // namespace

CopySearch::CopySearch(Rule const& rule) : rule_{rule}, shingles_{std::tmpfile()}  // NOLINT(clang-analyzer-unix.Stream): its deleter closes it
{
    if (!shingles_)
        fail_of_machine();
}

void CopySearch::compare(FileResult& result)
{
    auto& assessed = result.check.assessed;
    auto const entry = std::find_if(assessed.begin(), assessed.end(), [&](auto const& a) { return a.first == rule_.id; });
    if (entry == assessed.end())
        return;  // the rule does not speak of this form
    auto& assessment = entry->second;
    assessment = {};
    if (!is_long_enough(rule_, result.shingles)) {
        assessment.not_assessable = 1;
        return;
    }
    auto const sketch = narrative::sketch_of(result.shingles);
    if (auto copy = find_closest(result, sketch)) {
        assessment.failed = 1;
        auto& findings = result.check.findings;
        auto const after = std::find_if(findings.begin(), findings.end(), [&](auto const& f) { return f.rule > rule_.id; });
        findings.insert(after, std::move(*copy));
    } else {
        assessment.passed = 1;
    }
    remember(result, sketch);
}

std::optional<Finding> CopySearch::find_closest(FileResult const& result, narrative::Sketch const& sketch) const
{
    std::optional<Finding> closest;
    for (auto const candidate : index_.candidates(sketch)) {
        auto const& earlier = remembered_[candidate];
        if (earlier.report_id == result.meta.report_id || earlier.organisation == result.report.organisation)
            continue;  // the same report again, or the agency's own of another year
        auto copy = near_copy(rule_, result.report, result.shingles, recall(earlier), earlier.organisation);
        if (copy && (!closest || *closest->left < *copy->left))
            closest = std::move(copy);
    }
    return closest;
}

narrative::ShingleSet CopySearch::recall(Remembered const& earlier) const
{
    narrative::ShingleSet shingles{.hashes = std::vector<std::uint32_t>(earlier.count), .characters = earlier.characters};
    auto const bytes = earlier.count * sizeof shingles.hashes[0];
    if (pread(fileno(shingles_.get()), shingles.hashes.data(), bytes, static_cast<off_t>(earlier.offset)) !=
        static_cast<ssize_t>(bytes))
        fail_of_machine();
    return shingles;
}

void CopySearch::remember(FileResult const& result, narrative::Sketch const& sketch)
{
    auto const& hashes = result.shingles.hashes;
    auto const bytes = hashes.size() * sizeof hashes[0];
    if (pwrite(fileno(shingles_.get()), hashes.data(), bytes, static_cast<off_t>(end_)) != static_cast<ssize_t>(bytes))
        fail_of_machine();
    index_.add(static_cast<std::uint32_t>(remembered_.size()), sketch);
    auto const& organisation = result.report.organisation;
    remembered_.push_back({organisation.empty() ? result.meta.file : organisation, result.meta.report_id, end_,
                           static_cast<std::uint32_t>(hashes.size()), result.shingles.characters});
    end_ += bytes;
}

}  // namespace report
