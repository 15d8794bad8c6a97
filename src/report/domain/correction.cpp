#include "report/domain/correction.hpp"

#include "base/ensure.hpp"

namespace report {

Correction correction_between(Report const& before, Report const& after)
{
    base::ensure(before.form != nullptr && before.form == after.form, "editions of a report are of one form");
    Correction correction;
    for (std::size_t i = 0; i < after.cells.size(); ++i)
        if (auto const old = before.cells.at(i).known(), now = after.cells.at(i).known(); old != now)
            correction.figures.push_back({static_cast<CellIndex>(i), old, now});
    for (std::size_t part = 0; part < section_count; ++part)
        if (before.sections.at(part).text() != after.sections.at(part).text())
            correction.parts.push_back(part);
    return correction;
}

}  // namespace report
