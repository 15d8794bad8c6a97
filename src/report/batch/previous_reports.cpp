#include "report/batch/previous_reports.hpp"

#include "report/batch/file_refusal.hpp"

namespace report {
namespace {

base::Error none_found(Report const& report)
{
    return {base::ErrorKind::not_found, "previous.none",
            "no report of {name} for the year before was found: rules across years are not assessed",
            {{"name", report.organisation}}};
}

}  // namespace

base::Result<PreviousReports> PreviousReports::load(std::string const& file_or_folder, FileReader const& reader,
                                                    config::Texts const& texts)
{
    PreviousReports previous{reader};
    std::error_code failure;
    if (!std::filesystem::is_directory(file_or_folder, failure)) {
        auto result = reader.read(list_files({file_or_folder}).front());
        if (result.refusal)
            return tl::unexpected{named_refusal(result, texts)};
        previous.only_ = std::move(result.report);
        return previous;
    }
    for (auto& file : list_files({file_or_folder}))
        previous.add(std::move(file));
    return previous;
}

void PreviousReports::add(InputFile file)
{
    auto const result = reader_->read(file);
    auto const& year = result.report.year;
    if (result.refusal || !year)
        return;
    auto const position = files_.size();
    if (result.meta.manifest && !result.meta.manifest->agency_code.empty())
        by_code_.emplace(Key{result.meta.manifest->agency_code, *year}, position);
    if (!result.report.organisation.empty())
        by_name_.emplace(Key{result.report.organisation, *year}, position);
    files_.push_back(std::move(file));
}

PreviousReports::Match PreviousReports::find(FileResult const& current) const
{
    if (only_)
        return {only_, std::nullopt};
    auto const& report = current.report;
    if (!report.year)
        return {std::nullopt, none_found(report)};
    if (current.meta.manifest && !current.meta.manifest->agency_code.empty()) {
        auto match = read_unique(by_code_, {current.meta.manifest->agency_code, *report.year - 1}, report);
        if (match.report)
            return match;
    }
    return read_unique(by_name_, {report.organisation, *report.year - 1}, report);
}

PreviousReports::Match PreviousReports::read_unique(Index const& index, Key const& key, Report const& current) const
{
    if (index.count(key) > 1)
        return {std::nullopt, base::Error{base::ErrorKind::conflict, "previous.several",
                                          "several reports of {name} for the year before were found: rules across years "
                                          "are not assessed",
                                          {{"name", current.organisation}}}};
    auto const found = index.find(key);
    if (found == index.end())
        return {std::nullopt, none_found(current)};
    auto result = reader_->read(files_[found->second]);
    if (result.refusal)
        return {std::nullopt, base::Error{base::ErrorKind::not_found, "previous.unreadable",
                                          "{file}, the report of {name} for the year before, cannot be read any more: rules "
                                          "across years are not assessed",
                                          {{"file", result.meta.file}, {"name", current.organisation}}}};
    return {std::move(result.report), std::nullopt};
}

}  // namespace report
