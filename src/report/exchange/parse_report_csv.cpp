#include "report/exchange/csv_text.hpp"
#include "report/exchange/report_csv.hpp"
#include "report/exchange/year_text.hpp"

#include <algorithm>
#include <array>

namespace report {
namespace {

using base::ErrorKind;

enum class Column : std::uint8_t {
    title, organisation, year, form, period_from, period_to, cell, value, state, raw, candidates, at
};
constexpr std::array<std::string_view, 12> column_names{"title", "organisation", "year", "form", "period_from", "period_to",
                                                        "cell", "value", "state", "raw", "candidates", "at"};
constexpr auto unnamed = static_cast<std::size_t>(-1);

// One row, its fields found by the names in the first.
struct Row {
    std::vector<std::string> const& fields;
    std::array<std::size_t, column_names.size()> const& positions;
    std::size_t number;  // of the record, from 1

    [[nodiscard]] std::string_view operator[](Column column) const
    {
        auto const at = positions[static_cast<std::size_t>(column)];
        return at < fields.size() ? std::string_view{fields[at]} : std::string_view{};
    }
};

tl::unexpected<base::Error> misfit(Row const& row, Column column, std::string wanted)
{
    return base::fail(ErrorKind::invalid_input, "report-csv.misfit",
                      "record {record}: \"{text}\" in the column {column} is not {wanted}",
                      {{"record", std::to_string(row.number)},
                       {"text", std::string{row[column]}},
                       {"column", std::string{column_names[static_cast<std::size_t>(column)]}},
                       {"wanted", std::move(wanted)}});
}

// 2025-01-01, or 2025/1/1 as a spreadsheet saves it.
std::optional<Date> parse_sheet_date(std::string_view text)
{
    std::string iso;
    for (std::size_t at = 0; at <= text.size();) {
        auto const end = std::min(text.find('/', at), text.size());
        auto const part = text.substr(at, end - at);
        iso += (iso.empty() ? "" : "-") + std::string(part.size() == 1 ? 1 : 0, '0') + std::string{part};
        at = end + 1;
    }
    return base::parse_date(iso);
}

base::Result<Report> parse_head(Row const& row, Forms const& forms)
{
    auto const* const form = forms.find(row[Column::form]);
    if (form == nullptr && !row[Column::form].empty())
        return misfit(row, Column::form, "a form that this program knows");
    auto report = form == nullptr ? Report{} : empty_report(*form);
    report.title = row[Column::title];
    report.organisation = row[Column::organisation];
    if (auto const text = row[Column::year]; !text.empty()) {
        report.year = parse_year(text);
        if (!report.year)
            return misfit(row, Column::year, "a year of four digits");
    }
    if (row[Column::period_from].empty() && row[Column::period_to].empty())
        return report;
    auto const from = parse_sheet_date(row[Column::period_from]);
    auto const to = parse_sheet_date(row[Column::period_to]);
    if (!from || !to)
        return misfit(row, from ? Column::period_to : Column::period_from, "a date such as 2025-01-01");
    report.period = Period{*from, *to};
    return report;
}

base::Result<void> parse_candidates(Row const& row, Cell& cell)
{
    auto text = row[Column::candidates];
    if (!text.empty() && cell.state != CellState::ambiguous)
        return misfit(row, Column::candidates, "empty, though the cell is not ambiguous");
    while (!text.empty()) {
        auto const end = std::min(text.find('|'), text.size());
        auto const part = text.substr(0, end);
        auto const candidate = base::parse_decimal(part);
        if (!candidate && part != "?")
            return misfit(row, Column::candidates, "numbers or '?' parted by '|'");
        cell.candidates.push_back(candidate);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return {};
}

base::Result<Cell> parse_cell(Row const& row)
{
    Cell cell;
    auto const state = parse_cell_state(row[Column::state]);
    if (!state)
        return misfit(row, Column::state, "the state of a cell");
    cell.state = *state;
    auto const value = base::parse_decimal(row[Column::value]);
    if (value.has_value() != (cell.state == CellState::read) || (!value && !row[Column::value].empty()))
        return misfit(row, Column::value, "a number exactly when the state is read");
    cell.value = value.value_or(Decimal{});
    cell.raw = row[Column::raw];
    cell.at = base::parse_place(row[Column::at]);
    if (cell.at.kind == Place::Kind::unknown && !row[Column::at].empty())
        return misfit(row, Column::at, "a place such as line 57");
    if (auto const read = parse_candidates(row, cell); !read)
        return tl::unexpected{read.error()};
    return cell;
}

bool is_same_report(Row const& row, Row const& first)
{
    constexpr std::array head{Column::title, Column::organisation, Column::year, Column::form};
    return std::all_of(head.begin(), head.end(), [&](Column column) { return row[column] == first[column]; });
}

base::Result<void> parse_row(Row const& row, Row const& first, Report& report, std::vector<bool>& given)
{
    if (!is_same_report(row, first))
        return base::fail(ErrorKind::invalid_input, "report-csv.several-reports",
                          "record {record} is of another report than those above it: where a CSV holds several reports, its "
                          "column file must tell them apart",
                          {{"record", std::to_string(row.number)}});
    if (report.form == nullptr)
        return {};
    auto const index = report.form->find_cell(row[Column::cell]);
    if (!index || given[*index])
        return misfit(row, Column::cell, "a cell of the form, each once");
    auto cell = parse_cell(row);
    if (!cell)
        return tl::unexpected{cell.error()};
    report.cells[*index] = std::move(*cell);
    given[*index] = true;
    return {};
}

}  // namespace

base::Result<Report> parse_report_csv(std::string_view text, Forms const& forms)
{
    auto const records = parse_csv(text);
    if (!records)
        return tl::unexpected{records.error()};
    std::array<std::size_t, column_names.size()> positions{};
    positions.fill(unnamed);
    if (!records->empty())
        for (std::size_t i = 0; i < column_names.size(); ++i) {
            auto const& names = records->front();
            auto const found = std::find(names.begin(), names.end(), column_names[i]);
            positions[i] = found == names.end() ? unnamed : static_cast<std::size_t>(found - names.begin());
        }
    auto const has = [&](Column column) { return positions[static_cast<std::size_t>(column)] != unnamed; };
    if (records->size() < 2 || !has(Column::form) || !has(Column::cell) || !has(Column::value) || !has(Column::state))
        return base::fail(ErrorKind::invalid_input, "report-csv.no-report",
                          "this CSV is not a report: it has no columns form, cell, value and state, or no rows");

    Row const first{(*records)[1], positions, 2};
    auto report = parse_head(first, forms);
    if (!report)
        return report;
    std::vector<bool> given(report->cells.size());
    for (std::size_t i = 1; i < records->size(); ++i)
        if (auto const read = parse_row({(*records)[i], positions, i + 1}, first, *report, given); !read)
            return tl::unexpected{read.error()};
    return report;
}

}  // namespace report
