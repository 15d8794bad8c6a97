#include "report/domain/received_report.hpp"

#include <algorithm>

namespace report {
namespace {

void clear(Draft& draft)
{
    for (auto& cell : draft.cells)
        cell = {.computed = cell.computed};
    draft.texts.fill({});
    draft.review_by.clear();
    draft.submitted_by.clear();
    draft.submitted_on.reset();
    draft.note.clear();
    draft.returned.clear();
}

}  // namespace

bool is_untouched(Draft const& draft)
{
    auto const is_blank = [](DraftCell const& cell) { return !cell.typed && !cell.confirmed; };
    return draft.state == ReportState::draft && std::ranges::all_of(draft.cells, is_blank) &&
           std::ranges::all_of(draft.texts, &std::string::empty);
}

Draft take_received(Draft draft, ReceivedReport const& received)
{
    clear(draft);
    auto const& report = received.report;
    for (std::size_t i = 0; i < report.cells.size(); ++i)
        if (auto const at = draft.form->find_cell(report.form->cells[i].id))
            draft.cells[*at].typed = report.cells[i].known();
    for (std::size_t i = 0; i < section_count; ++i)
        if (!draft.form->sections[i].is_table)
            draft.texts.at(i) = report.sections.at(i).text();
    draft.state = ReportState::submitted;
    draft.submitted_by = received.by;
    draft.submitted_on = received.on;
    return draft;
}

Draft without_received(Draft draft)
{
    clear(draft);
    draft.state = ReportState::draft;
    return draft;
}

}  // namespace report
