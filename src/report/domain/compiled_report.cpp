#include "report/domain/compiled_report.hpp"

#include "base/result.hpp"

namespace report {
namespace {

constexpr std::string_view carry_in = "t3.carry_in.";
constexpr std::string_view carry_out = "t3.carry_out.";

// The form of 2019 has one row where the later one has several: t3.other.misc.total counts in t3.other.total.
std::optional<CellIndex> cell_of(Form const& form, std::string_view id)
{
    if (auto const cell = form.find_cell(id))
        return cell;
    auto const column = id.rfind('.');
    auto const row = id.substr(0, column).rfind('.');
    if (row == std::string_view::npos)
        return std::nullopt;
    return form.find_cell(std::string{id.substr(0, row)} + std::string{id.substr(column)});
}

void set(Cell& cell, Decimal value)
{
    cell.state = CellState::read;
    cell.value = value;
    cell.raw = to_string(value);
}

void take_counts(Report& report, requests::Cells const& counts)
{
    for (auto const& [id, count] : counts)
        if (auto const at = cell_of(*report.form, id)) {
            auto& cell = report.cells[*at];
            set(cell, cell.known().value_or(0) + Decimal{count});
        }
}

void take_carried(CompiledReport& compiled, Report const& published)
{
    auto const& form = *compiled.report.form;
    for (CellIndex i = 0; i < form.cell_count(); ++i) {
        auto const& id = form.cells[i].id;
        if (!id.starts_with(carry_in))
            continue;
        auto const* const last = published.find(std::string{carry_out} + id.substr(carry_in.size()));
        auto const carried = last == nullptr ? std::nullopt : last->known();
        if (!carried)
            continue;
        auto& cell = compiled.report.cells[i];
        if (auto const counted = cell.known(); counted && *counted != *carried)
            compiled.carried_otherwise.push_back({i, *carried, *counted});
        set(cell, *carried);
    }
}

}  // namespace

CompiledReport compile(Form const& form, Sources const& sources)
{
    CompiledReport compiled{.report = empty_report(form), .carried_otherwise = {}};
    auto& report = compiled.report;
    report.organisation = sources.organisation;
    report.year = sources.year;
    report.title = base::fill_words(form.title_pattern,
                                    {{"机关名称", report.organisation}, {"年份", std::to_string(sources.year)}});
    report.period = Period{std::chrono::year{sources.year} / 1 / 1, std::chrono::year{sources.year} / 12 / 31};
    for (std::size_t i = 0; i < section_count; ++i) {
        report.sections[i].present = true;
        report.sections[i].title = form.sections[i].title.official;
    }
    for (auto& cell : report.cells)
        cell.state = CellState::blank;
    if (sources.counts)
        take_counts(report, *sources.counts);
    if (sources.published != nullptr && sources.published->form != nullptr)
        take_carried(compiled, *sources.published);
    return compiled;
}

}  // namespace report
