#include "report/annotating/finding_place.hpp"

#include <algorithm>

namespace report {
namespace {

constexpr std::size_t most_cells = 3;

// The cells of the finding that are in this report, not in last year's or a member's.
std::vector<CellIndex> own_cells(Finding const& finding, Report const& report)
{
    std::vector<CellIndex> cells;
    if (report.form != nullptr)
        for (auto const& cell : finding.cells)
            if (auto const index = report.form->find_cell(cell.id))
                cells.push_back(*index);
    return cells;
}

std::string cells_in_words(Form const& form, std::vector<CellIndex> const& cells)
{
    std::string words{table_name(form.cells[cells.front()].table)};
    for (std::size_t i = 0; i < std::min(cells.size(), most_cells); ++i)
        words += (i == 0 ? " " : "；") + form.cell_label(cells[i]);
    return cells.size() > most_cells ? words + "；…" : words;
}

bool is_in(base::Place const& at, Section const& section)
{
    return at == section.at ||
           std::any_of(section.paragraphs.begin(), section.paragraphs.end(),
                       [&at](auto const& paragraph) { return paragraph.at == at; });
}

}  // namespace

base::Place place_of(Finding const& finding, Report const& report)
{
    if (finding.at.kind != base::Place::Kind::unknown)
        return finding.at;
    for (auto const cell : own_cells(finding, report))
        if (report.cells[cell].at.kind != base::Place::Kind::unknown)
            return report.cells[cell].at;
    return report.title_at;
}

std::string where_in_words(Finding const& finding, Report const& report)
{
    if (auto const cells = own_cells(finding, report); !cells.empty() && quote_of(finding).empty())
        return cells_in_words(*report.form, cells);
    for (std::size_t i = 0; i < section_count; ++i) {
        auto const& section = report.sections[i];
        if (finding.at.kind == base::Place::Kind::unknown || !section.present || !is_in(finding.at, section))
            continue;
        return report.form == nullptr ? section.title : report.form->sections[i].number + "、" + section.title;
    }
    return {};
}

std::string quote_of(Finding const& finding)
{
    auto const quote = std::find_if(finding.words.begin(), finding.words.end(), [](auto const& word) { return word.first == "quote"; });
    return quote == finding.words.end() ? std::string{} : quote->second;
}

}  // namespace report
