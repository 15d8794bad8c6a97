#include "report/domain/rules/personal_data.hpp"

#include "report/domain/rules/personal_numbers.hpp"
#include "report/domain/rules/personal_statements.hpp"

namespace report {

std::vector<PersonalDatum> find_personal_data(Report const& report, PersonalDataTables const& tables)
{
    using enum ScannedText::Part;
    std::vector<PersonalDatum> found;
    ScannedText scanned{tables};
    auto const scan = [&](std::string_view text, base::Place const& at, ScannedText::Part part) {
        scanned.read(text, at, part);
        find_personal_numbers(scanned, tables, found);
        find_personal_statements(scanned, tables, found);
    };
    scan(report.title, report.title_at, body);
    for (auto const& paragraph : report.preamble)
        scan(paragraph.text, paragraph.at, preamble);
    for (auto const& section : report.sections)
        for (auto const& paragraph : section.paragraphs)
            scan(paragraph.text, paragraph.at, body);
    return found;
}

}  // namespace report
