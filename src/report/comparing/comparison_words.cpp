#include "report/comparing/comparison_words.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace report {
namespace {

std::string count_if(auto const& range, auto const& holds)
{
    return std::to_string(std::count_if(range.begin(), range.end(), holds));
}

}  // namespace

std::string heading_of(ComparedSection const& section)
{
    return section.number.empty() ? section.title : section.number + "、" + section.title;
}

std::string ComparisonWords::year_of(ComparedReport const& report, std::string_view otherwise) const
{
    auto const same_year = comparison_.older.year == comparison_.newer.year;
    return report.year && !same_year ? say("compare.year", {{"year", std::to_string(*report.year)}}) : say(otherwise);
}

std::string ComparisonWords::older_year() const
{
    return year_of(comparison_.older, "compare.older");
}

std::string ComparisonWords::newer_year() const
{
    return year_of(comparison_.newer, "compare.newer");
}

std::vector<std::string> ComparisonWords::notes() const
{
    std::vector<std::string> notes;
    for (auto const note : comparison_.notes)
        notes.push_back(say("compare.note." + std::string{to_string(note)},
                            {{"older", comparison_.older.organisation}, {"newer", comparison_.newer.organisation}}));
    return notes;
}

std::string ComparisonWords::verdict(YearEquation const& equation) const
{
    return say("compare.state." + std::string{to_string(equation.state)});
}

std::string ComparisonWords::rule_title(YearEquation const& equation) const
{
    return is_chinese() ? equation.rule->title_zh : equation.rule->title_en;
}

std::string ComparisonWords::equation_counts() const
{
    auto const count = [&](EquationState state) {
        return count_if(comparison_.equations, [state](auto const& equation) { return equation.state == state; });
    };
    return say("compare.equations.count", {{"holds", count(EquationState::holds)},
                                           {"broken", count(EquationState::broken)},
                                           {"unknown", count(EquationState::not_assessable)}});
}

std::string ComparisonWords::cell_counts() const
{
    auto const& cells = comparison_.cells;
    return say("compare.cells.count",
               {{"all", std::to_string(cells.size())},
                {"more", count_if(cells, [](auto const& c) { return c.difference > Decimal{}; })},
                {"less", count_if(cells, [](auto const& c) { return c.difference && *c.difference < Decimal{}; })},
                {"same", count_if(cells, [](auto const& c) { return c.difference == Decimal{}; })},
                {"unknown", count_if(cells, [](auto const& c) { return !c.difference; })}});
}

std::string ComparisonWords::value(Cell const& cell) const
{
    return cell.state == CellState::read ? base::to_string(cell.value) : say("cell." + std::string{to_string(cell.state)});
}

std::string ComparisonWords::difference(ComparedCell const& cell) const
{
    if (!cell.difference)
        return say("compare.unknown");
    if (*cell.difference == Decimal{})
        return say("compare.same");
    return *cell.difference < Decimal{} ? "－" + base::to_string(-*cell.difference)
                                        : "＋" + base::to_string(*cell.difference);
}

std::string ComparisonWords::similarity(ComparedSection const& section) const
{
    if (!section.similarity)
        return say("compare.similarity.none");
    return std::to_string(std::lround(*section.similarity * 100)) + "%";
}

std::string ComparisonWords::sentence_counts(ComparedSection const& section) const
{
    auto const count = [&](TextChange change) {
        return count_if(section.sentences, [change](auto const& sentence) { return sentence.change == change; });
    };
    return say("compare.sentences.count", {{"same", count(TextChange::same)},
                                           {"changed", count(TextChange::changed)},
                                           {"added", count(TextChange::added)},
                                           {"removed", count(TextChange::removed)}});
}

// By rows, each with its columns: 规章（本年制发件数、…）.
std::string ComparisonWords::one_sided(std::string_view code, Form const* form, std::vector<CellIndex> const& cells) const
{
    std::string names;
    std::string row;
    for (auto const cell : cells) {
        auto const of_row = form->row_label(cell);
        if (of_row != row)
            names += (names.empty() ? "" : "）；") + of_row + "（";
        else
            names += "、";
        names += form->column_label(cell);
        row = of_row;
    }
    return say(code, {{"count", std::to_string(cells.size())}, {"cells", names + "）"}});
}

std::vector<std::string> ComparisonWords::one_sided_cells() const
{
    std::vector<std::string> sentences;
    if (!comparison_.only_in_older.empty())
        sentences.push_back(one_sided("compare.cells.only-older", comparison_.older.form, comparison_.only_in_older));
    if (!comparison_.only_in_newer.empty())
        sentences.push_back(one_sided("compare.cells.only-newer", comparison_.newer.form, comparison_.only_in_newer));
    return sentences;
}

bool ComparisonWords::is_zero_in_both(ComparedCell const& cell)
{
    return cell.older.known() == Decimal{} && cell.newer.known() == Decimal{};
}

std::size_t ComparisonWords::count_zero_in_both() const
{
    return static_cast<std::size_t>(std::count_if(comparison_.cells.begin(), comparison_.cells.end(), is_zero_in_both));
}

}  // namespace report
