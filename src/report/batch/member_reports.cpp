#include "report/batch/member_reports.hpp"

#include "report/batch/file_refusal.hpp"

#include <algorithm>

namespace report {

base::Result<MemberReports> MemberReports::load(std::string const& file_or_folder, FileReader const& reader,
                                                config::Texts const& texts)
{
    MemberReports members;
    for (auto const& file : list_files({file_or_folder})) {
        auto result = reader.read(file);
        if (result.refusal)
            return tl::unexpected{named_refusal(result, texts)};
        if (members.contain(result.meta.report_id))
            continue;  // the same report in another format
        members.ids_.push_back(result.meta.report_id);
        members.reports_.push_back(std::move(result.report));
    }
    return members;
}

bool MemberReports::contain(std::string_view report_id) const
{
    return std::find(ids_.begin(), ids_.end(), report_id) != ids_.end();
}

}  // namespace report
