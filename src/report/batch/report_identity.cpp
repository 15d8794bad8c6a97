#include "report/batch/report_identity.hpp"

#include "base/fold.hpp"

namespace report {

std::string identity_text(Report const& report)
{
    std::string text;
    auto const add = [&text](std::string_view part) { text.append(part).push_back('\n'); };
    add(report.form == nullptr ? "" : report.form->id);
    add(report.year ? std::to_string(*report.year) : "");
    add(base::fold(report.organisation));
    add(base::fold(report.title));
    for (std::size_t i = 0; report.form != nullptr && i < report.cells.size(); ++i)
        if (auto const value = report.cells[i].known())
            add(report.form->cells[i].id + "=" + to_string(*value));
    for (auto const& section : report.sections)
        add(base::fold(section.text()));
    return text;
}

}  // namespace report
