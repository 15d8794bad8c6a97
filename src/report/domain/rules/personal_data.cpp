#include "report/domain/rules/personal_data.hpp"

#include "disclosure/domain/screening/find_personal_data.hpp"

namespace report {

std::vector<PersonalDatum> find_personal_data(Report const& report, PersonalDataTables const& tables)
{
    using disclosure::ScannedText;
    std::vector<PersonalDatum> found;
    ScannedText scanned{tables};
    auto const scan = [&](std::string_view text, base::Place const& at, ScannedText::Part part) {
        scanned.read(text, at, part);
        disclosure::find_personal_data(scanned, tables, found);
    };
    scan(report.title, report.title_at, ScannedText::Part::body);
    for (auto const& paragraph : report.preamble)
        scan(paragraph.text, paragraph.at, ScannedText::Part::preamble);
    for (auto const& section : report.sections)
        for (auto const& paragraph : section.paragraphs)
            scan(paragraph.text, paragraph.at, ScannedText::Part::body);
    return found;
}

}  // namespace report
