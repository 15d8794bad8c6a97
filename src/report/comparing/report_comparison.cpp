#include "report/comparing/report_comparison.hpp"

#include "base/fold.hpp"
#include "report/domain/narrative/similarity.hpp"
#include "report/domain/rules/known_facts.hpp"

#include <algorithm>

namespace report {
namespace {

std::vector<ComparisonNote> notes_on(Report const& older, Report const& newer)
{
    std::vector<ComparisonNote> notes;
    auto const note_if = [&notes](bool holds, ComparisonNote note) {
        if (holds)
            notes.push_back(note);
    };
    note_if(older.form == nullptr, ComparisonNote::no_form_in_older);
    note_if(newer.form == nullptr, ComparisonNote::no_form_in_newer);
    note_if(base::fold(older.organisation) != base::fold(newer.organisation), ComparisonNote::other_organisation);
    if (older.year && newer.year) {
        auto const years = *newer.year - *older.year;
        note_if(years == 0, ComparisonNote::same_year);
        note_if(years < 0, ComparisonNote::wrong_order);
        note_if(years > 1, ComparisonNote::years_between);
    } else {
        notes.push_back(ComparisonNote::unknown_year);
    }
    note_if(older.form != newer.form && older.form != nullptr && newer.form != nullptr, ComparisonNote::other_form);
    return notes;
}

ComparedCell compare_cells(CellIndex index, Cell const& older, Cell const& newer)
{
    ComparedCell compared{index, older, newer, std::nullopt};
    if (auto const before = older.known(), after = newer.known(); before && after)
        compared.difference = *after - *before;
    return compared;
}

void compare_figures(ReportComparison& comparison, Report const& older, Report const& newer)
{
    if (older.form == nullptr || newer.form == nullptr)
        return;
    for (std::size_t i = 0; i < newer.cells.size(); ++i) {
        auto const index = static_cast<CellIndex>(i);
        if (auto const before = older.form->find_cell(newer.form->cells[i].id))
            comparison.cells.push_back(compare_cells(index, older.cells[*before], newer.cells[i]));
        else
            comparison.only_in_newer.push_back(index);
    }
    for (std::size_t i = 0; i < older.cells.size(); ++i)
        if (!newer.form->find_cell(older.form->cells[i].id))
            comparison.only_in_older.push_back(static_cast<CellIndex>(i));
}

std::optional<double> similarity_of(Section const& older, Report const& older_report, Section const& newer,
                                    Report const& newer_report)
{
    auto const a = narrative::shingles_of(older.paragraphs, older_report.organisation);
    auto const b = narrative::shingles_of(newer.paragraphs, newer_report.organisation);
    if (a.hashes.empty() || b.hashes.empty())
        return std::nullopt;
    return narrative::similarity(a, b);
}

ComparedSection compare_section(std::size_t index, Report const& older, Report const& newer)
{
    auto const& before = older.sections[index];
    auto const& after = newer.sections[index];
    ComparedSection compared;
    auto const* form = newer.form != nullptr ? newer.form : older.form;
    if (form != nullptr)
        compared.number = form->sections[index].number;
    compared.title = !after.title.empty()  ? after.title
                     : !before.title.empty() ? before.title
                     : form != nullptr       ? form->sections[index].title.official
                                             : std::string{};
    compared.in_older = before.present;
    compared.in_newer = after.present;
    compared.similarity = similarity_of(before, older, after, newer);
    compared.sentences = compare_texts(before.paragraphs, after.paragraphs);
    return compared;
}

// What is broken comes first, then what cannot be told.
int place_of(EquationState state)
{
    switch (state) {
    case EquationState::broken: return 0;
    case EquationState::not_assessable: return 1;
    case EquationState::holds: return 2;
    }
    return 2;
}

ComparedReport head_of(Report const& report)
{
    return {report.title, report.organisation, report.year, report.form};
}

}  // namespace

std::string_view to_string(ComparisonNote note)
{
    switch (note) {
    case ComparisonNote::no_form_in_older: return "no-form-in-older";
    case ComparisonNote::no_form_in_newer: return "no-form-in-newer";
    case ComparisonNote::other_organisation: return "other-organisation";
    case ComparisonNote::unknown_year: return "unknown-year";
    case ComparisonNote::same_year: return "same-year";
    case ComparisonNote::wrong_order: return "wrong-order";
    case ComparisonNote::years_between: return "years-between";
    case ComparisonNote::other_form: return "other-form";
    }
    return {};
}

base::Result<ReportComparison> compare_reports(Report const& older, Report const& newer, RuleBook const& rules,
                                               Forms const& forms)
{
    ReportComparison comparison{.older = head_of(older), .newer = head_of(newer), .notes = notes_on(older, newer)};
    compare_figures(comparison, older, newer);
    if (older.form != nullptr && newer.form != nullptr && is_year_before(older, newer)) {
        auto equations = year_equations(older, newer, rules, forms);
        if (!equations)
            return tl::unexpected{equations.error()};
        comparison.equations = std::move(*equations);
        std::ranges::stable_sort(comparison.equations, {}, [](auto const& equation) { return place_of(equation.state); });
    }
    for (std::size_t i = 0; i < section_count; ++i)
        comparison.sections[i] = compare_section(i, older, newer);
    return comparison;
}

}  // namespace report
