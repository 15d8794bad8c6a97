#include "report/writing/unknown_note.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace report {
namespace {

// The raw text in one line, short, and without the mark that ends the note.
std::string in_quotes(std::string_view raw)
{
    constexpr std::size_t longest = 20;
    std::string text{base::first_code_points(raw, longest)};
    for (auto at = text.find(own_note_closing); at != std::string::npos; at = text.find(own_note_closing))
        text.replace(at, own_note_closing.size(), "）");
    std::replace(text.begin(), text.end(), '\n', ' ');
    return "“" + text + (text.size() < raw.size() ? "……”" : "”");
}

std::string candidates_of(Cell const& cell)
{
    std::string words;
    for (auto const& candidate : cell.candidates) {
        words += words.empty() ? "可能是" : "或";
        words += candidate ? to_string(*candidate) : "没有此格";
    }
    return words;
}

// Why the cell is not known; empty when it has a printed form.
std::string reason(Cell const& cell)
{
    switch (cell.state) {
    case CellState::read:
    case CellState::blank:
    case CellState::dash: return {};
    case CellState::absent: return "来源中没有";
    case CellState::unreadable: return "来源中辨认不清";
    case CellState::ambiguous: break;
    }
    auto words = std::string{"来源中不能确定"};
    if (!cell.raw.empty())
        words += "，原文" + in_quotes(cell.raw);
    if (auto const candidates = candidates_of(cell); !candidates.empty())
        words += "，" + candidates;
    return words;
}

// Cells that stand side by side and are unknown for one reason.
struct UnknownCells {
    std::string row;
    std::string columns;
    std::string reason;
    std::size_t count = 0;
};

std::vector<UnknownCells> unknown_cells(Report const& report, FormTable const& table)
{
    std::vector<UnknownCells> groups;
    auto last_row = -1;
    for (std::size_t i = table.first_cell; i < std::size_t{table.first_cell} + table.cell_count; ++i) {
        auto why = reason(report.cells[i]);
        if (why.empty())
            continue;
        auto const index = static_cast<CellIndex>(i);
        auto const row = table.id == TableId::t4 ? i : std::size_t{report.form->cells[i].row};
        auto const label = report.form->row_label(index);
        auto const continues = !groups.empty() && groups.back().row == label && groups.back().reason == why &&
                               (table.id == TableId::t4 || last_row == static_cast<int>(row));
        if (!continues)
            groups.push_back({label, {}, std::move(why), 0});
        auto& group = groups.back();
        group.columns += (group.columns.empty() ? "" : "、") + report.form->column_label(index);
        ++group.count;
        last_row = static_cast<int>(row);
    }
    return groups;
}

bool is_whole_table(std::vector<UnknownCells> const& groups, FormTable const& table)
{
    std::size_t count = 0;
    for (auto const& group : groups)
        count += group.reason == groups.front().reason ? group.count : 0;
    return count == table.cell_count;
}

bool is_whole_row(UnknownCells const& group, FormTable const& table)
{
    return std::any_of(table.rows.begin(), table.rows.end(), [&](FormRow const& row) {
        return row.label.official == group.row && row.cell_count == group.count;
    });
}

}  // namespace

std::string unknown_note(Report const& report, TableId id)
{
    if (report.form == nullptr)
        return {};
    auto const& table = report.form->table(id);
    auto const groups = unknown_cells(report, table);
    if (groups.empty())
        return {};

    std::string note{unknown_note_opening};
    if (is_whole_table(groups, table)) {
        note += "全表（" + groups.front().reason + "）";
    } else {
        for (auto const& group : groups) {
            note += &group == &groups.front() ? "" : "；";
            note += group.row + "：" + (is_whole_row(group, table) ? "全行" : group.columns) + "（" + group.reason + "）";
        }
    }
    return note.append(own_note_closing);
}

}  // namespace report
