#include "report/domain/report.hpp"

#include <algorithm>
#include <utility>

namespace report {
namespace {

constexpr std::array<std::pair<CellState, std::string_view>, 6> cell_states{{
    {CellState::read, "read"},
    {CellState::blank, "blank"},
    {CellState::dash, "dash"},
    {CellState::ambiguous, "ambiguous"},
    {CellState::unreadable, "unreadable"},
    {CellState::absent, "absent"},
}};

}  // namespace

std::string_view to_string(CellState state)
{
    return cell_states[static_cast<std::size_t>(state)].second;
}

std::optional<CellState> parse_cell_state(std::string_view text)
{
    auto const found = std::find_if(cell_states.begin(), cell_states.end(), [text](auto const& s) { return s.second == text; });
    return found == cell_states.end() ? std::nullopt : std::optional{found->first};
}

std::string Section::text() const
{
    std::string text;
    for (auto const& paragraph : paragraphs) {
        if (!text.empty())
            text += '\n';
        text += paragraph.text;
    }
    return text;
}

Cell const* Report::find(std::string_view id) const
{
    auto const index = form == nullptr ? std::nullopt : form->find_cell(id);
    return index ? &cells[*index] : nullptr;
}

std::size_t count_cells(Report const& report, CellState state)
{
    return static_cast<std::size_t>(
        std::count_if(report.cells.begin(), report.cells.end(), [state](Cell const& cell) { return cell.state == state; }));
}

Report empty_report(Form const& form)
{
    Report report;
    report.form = &form;
    report.cells.resize(form.cells.size());
    return report;
}

}  // namespace report
