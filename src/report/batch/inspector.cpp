#include "report/batch/inspector.hpp"

#include <exception>

namespace report {

FileResult Inspector::inspect(InputFile const& file) const
{
    auto result = reader_.read(file);
    if (result.refusal)
        return result;
    try {
        check(result);
    } catch (std::exception const& failure) {  // our own mistake: this file only
        result.refusal = base::Error{base::ErrorKind::unavailable, "input.failed", "reading {file} failed: {what}",
                                     {{"file", file.name}, {"what", failure.what()}}};
    }
    return result;
}

FileResult Inspector::revisit(InputFile const& file) const
{
    if (!setting_.compare_texts)
        return reader_.identify(file);
    auto result = reader_.read(file);
    if (!result.refusal)
        result.shingles = narrative::shingles_of(result.report);
    return result;
}

void Inspector::check(FileResult& result) const
{
    auto profile = setting_.profile;
    auto const& manifest = result.meta.manifest;
    if (manifest && !manifest->agency_code.empty())
        profile.agency_code = manifest->agency_code;

    PreviousReports::Match match;
    if (setting_.previous)
        match = setting_.previous->find(result, profile.agency_code.value_or(std::string{}));
    result.warning = std::move(match.warning);

    Facts facts{.report = result.report};
    facts.previous = match.report ? &*match.report : nullptr;
    facts.profile = setting_.has_profile || profile.agency_code ? &profile : nullptr;
    facts.manifest_year = manifest ? manifest->year : std::nullopt;
    if (setting_.members && !setting_.members->contain(result.meta.report_id)) {
        facts.members = setting_.members->reports();
        facts.members_given = true;
    }
    result.check = statutes_.checker.check(facts);
    if (setting_.compare_texts)
        result.shingles = narrative::shingles_of(result.report);
}

}  // namespace report
