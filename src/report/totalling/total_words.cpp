#include "report/totalling/total_words.hpp"

#include <algorithm>

namespace report {
namespace {

std::string number(std::size_t count)
{
    return std::to_string(count);
}

// The cells of one row, by their columns; the row alone when all its cells are there.
std::string row_in_words(Form const& form, std::vector<CellIndex> const& cells)
{
    auto const of_row = [&](CellIndex cell) { return form.row_label(cell) == form.row_label(cells.front()); };
    std::size_t all = 0;
    auto const& table = form.table(form.cells[cells.front()].table);
    for (std::size_t i = 0; i < table.cell_count; ++i)
        all += of_row(static_cast<CellIndex>(table.first_cell + i)) ? 1 : 0;
    auto words = form.row_label(cells.front());
    if (cells.size() == all)
        return words;
    for (auto const cell : cells)
        words += (cell == cells.front() ? "：" : "、") + form.column_label(cell);
    return words;
}

std::string table_in_words(Form const& form, TableId table, std::vector<CellIndex> const& cells)
{
    std::string words{table_name(table)};
    if (cells.size() == form.table(table).cell_count)
        return words;
    for (auto at = cells.begin(); at != cells.end();) {
        auto const end = std::find_if(at, cells.end(), [&](auto cell) { return form.row_label(cell) != form.row_label(*at); });
        words += (at == cells.begin() ? " " : "；") + row_in_words(form, {at, end});
        at = end;
    }
    return words;
}

}  // namespace

std::string TotalWords::summary() const
{
    return say("total.summary", {{"name", total_.report.organisation},
                                 {"year", std::to_string(total_.report.year.value_or(0))},
                                 {"count", number(total_.counted)}});
}

std::string TotalWords::missing() const
{
    std::string names;
    std::size_t count = 0;
    for (auto const& member : total_.members)
        if (member.state == MemberState::missing) {
            names += (names.empty() ? "" : "、") + member.organisation;
            ++count;
        }
    return count == 0 ? std::string{} : say("total.missing", {{"count", number(count)}, {"names", names}});
}

std::string TotalWords::counts() const
{
    auto const count = [&](auto const& holds) {
        return number(static_cast<std::size_t>(std::count_if(total_.members.begin(), total_.members.end(), holds)));
    };
    auto const is_missing = [](Member const& m) { return m.state == MemberState::missing; };
    auto const left_out = [](Member const& m) {
        return m.state != MemberState::missing && m.state != MemberState::counted && m.state != MemberState::own;
    };
    auto const unknown = std::count_if(total_.cells.begin(), total_.cells.end(), [](auto const& c) { return !c.sum; });
    return say("total.counts", {{"files", count([&](Member const& m) { return !is_missing(m); })},
                                {"counted", number(total_.counted)},
                                {"left", count(left_out)},
                                {"missing", count(is_missing)},
                                {"unknown", std::to_string(unknown)}});
}

std::string TotalWords::joint_documents() const
{
    if (total_.joint_rule == nullptr)
        return {};
    return advice_of(*total_.joint_rule, {}, texts_.language());
}

std::string TotalWords::office(Member const& member) const
{
    return member.organisation.empty() ? say("total.nameless") : member.organisation;
}

std::string TotalWords::state(Member const& member) const
{
    return say("total.state." + std::string{to_string(member.state)}, {{"file", member.same_as}});
}

std::string TotalWords::not_read(Member const& member) const
{
    auto const& form = *total_.report.form;
    std::string words;
    for (auto const table : all_tables) {
        std::vector<CellIndex> cells;
        std::copy_if(member.not_read.begin(), member.not_read.end(), std::back_inserter(cells),
                     [&](auto cell) { return form.cells[cell].table == table; });
        if (!cells.empty())
            words += (words.empty() ? "" : "\n") + table_in_words(form, table, cells);
    }
    return words;
}

}  // namespace report
