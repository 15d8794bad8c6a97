#include "report/batch/previous_reports.hpp"

#include "base/fold.hpp"
#include "report/batch/file_refusal.hpp"

#include <algorithm>
#include <array>

namespace report {
namespace {

base::Error none_found(Report const& report)
{
    return {base::ErrorKind::not_found, "previous.none",
            "no report of {name} for the year before was found: rules across years are not assessed",
            {{"name", report.organisation}}};
}

std::string code_of(FileResult const& result)
{
    return result.meta.manifest ? result.meta.manifest->agency_code : std::string{};
}

// 青禾镇人民政府 and 示例县青禾镇 are one office, as far as the names tell: 人民政府 may be left out, and the names of the
// places above it. What is unknown is no other office.
bool may_be_one_office(std::string const& a, std::string const& b)
{
    static constexpr std::array<std::string_view, 9> places{"省", "市", "县", "区", "州", "盟", "旗", "镇", "乡"};
    auto const core = [](std::string name) {
        constexpr std::string_view government = "人民政府";
        if (name.ends_with(government) && name.size() > government.size())
            name.resize(name.size() - government.size());
        return name;
    };
    auto longer = core(base::fold(a));
    auto shorter = core(base::fold(b));
    if (longer.size() < shorter.size())
        std::swap(longer, shorter);
    if (shorter.empty() || longer == shorter)
        return true;
    auto const above = std::string_view{longer}.substr(0, longer.size() - shorter.size());
    return longer.ends_with(shorter) && std::any_of(places.begin(), places.end(), [above](auto place) { return above.ends_with(place); });
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
        previous.only_ = std::move(result);
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
    if (auto const code = code_of(result); !code.empty())
        by_code_.emplace(Key{code, *year}, position);
    if (!result.report.organisation.empty())
        by_name_.emplace(Key{result.report.organisation, *year}, position);
    files_.push_back(std::move(file));
}

PreviousReports::Match PreviousReports::find(FileResult const& current, std::string const& agency_code) const
{
    auto const& report = current.report;
    if (only_)
        return find_only(report, agency_code);
    if (!report.year)
        return {std::nullopt, none_found(report)};
    if (!agency_code.empty()) {
        auto match = read_unique(by_code_, {agency_code, *report.year - 1}, report);
        if (match.report)
            return match;
    }
    return read_unique(by_name_, {report.organisation, *report.year - 1}, report);
}

// The person who named the file is taken at his word unless the file says otherwise. The same agency code on both sides
// says that a renamed office is meant.
PreviousReports::Match PreviousReports::find_only(Report const& current, std::string const& agency_code) const
{
    auto const& previous = only_->report;
    if (current.year && previous.year && *previous.year != *current.year - 1)
        return {std::nullopt, base::Error{base::ErrorKind::conflict, "previous.other-year",
                                          "{file} is a report of {year}, not of {wanted}: rules across years are not assessed",
                                          {{"file", only_->meta.file}, {"year", std::to_string(*previous.year)},
                                           {"wanted", std::to_string(*current.year - 1)}}}};
    auto const code = code_of(*only_);
    bool const coded = !code.empty() && !agency_code.empty();
    if (coded ? code == agency_code : may_be_one_office(previous.organisation, current.organisation))
        return {previous, std::nullopt};
    return {std::nullopt, base::Error{base::ErrorKind::conflict, "previous.other-office",
                                      "{file} is a report of {previous}, this one of {name}: rules across years are not assessed; if "
                                      "the office was renamed, give both files the same agency_code in --manifest",
                                      {{"file", only_->meta.file}, {"previous", previous.organisation}, {"name", current.organisation}}}};
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
