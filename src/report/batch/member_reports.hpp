#pragma once

#include "platform/config/texts.hpp"
#include "report/batch/file_reader.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace report {

// The reports that a consolidated report adds up, its own agency's among them: every report of a folder, or one file.
class MemberReports {
public:
    // Refused when one cannot be read, named in the language of `texts`: the sums of the others would be wrong.
    [[nodiscard]] static base::Result<MemberReports> load(std::string const& file_or_folder, FileReader const& reader,
                                                          config::Texts const& texts);

    [[nodiscard]] std::span<Report const> reports() const { return reports_; }
    // Whether that report is itself one of them, and so not what they add up to.
    [[nodiscard]] bool contain(std::string_view report_id) const;

private:
    std::vector<Report> reports_;
    std::vector<std::string> ids_;
};

}  // namespace report
