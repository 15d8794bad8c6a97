#include "report/drafting/years_service.hpp"

#include "platform/sql/transaction.hpp"
#include "report/drafting/loaded_store.hpp"
#include "requests/days_store.hpp"

#include <algorithm>

namespace report {
namespace {

YearFigures figures_of(Report const& report, int year)
{
    YearFigures figures{.year = year, .form = report.form, .figures = {}};
    figures.figures.reserve(report.cells.size());
    for (auto const& cell : report.cells)
        figures.figures.push_back(cell.known());
    return figures;
}

// By year: what was published here, else what was loaded; of several files of a year the first one of the store.
std::map<int, YearFigures> years_of(sql::Connection& connection, Forms const& forms, AgencyId agency)
{
    std::map<int, YearFigures> years;
    ReportStore const reports{connection, forms};
    for (auto const& row : reports.of_agency(agency))
        if (auto const edition = reports.published(row.key))
            years.emplace(row.key.year, figures_of(edition->report, row.key.year));
    for (auto const& loaded : LoadedStore{connection}.of_agency(agency)) {
        auto const* const form = forms.find(loaded.form);
        auto figures = form == nullptr || !loaded.year ? std::nullopt : parse_figures_line(loaded.figures, *form);
        if (figures)
            years.try_emplace(loaded.year.value_or(0), YearFigures{loaded.year.value_or(0), form, *std::move(figures)});
    }
    return years;
}

}  // namespace

std::vector<YearFigures> YearsService::of(std::vector<Agency> const& agencies) const
{
    return sql::retry_when_busy([&] {
        auto const connection = tools_.database.connection();
        sql::Transaction const transaction{*connection, sql::Access::read};
        std::vector<YearFigures> all;
        for (auto const& agency : agencies)
            for (auto& [year, figures] : years_of(*connection, *tools_.statutes.forms, agency.id))
                all.push_back(std::move(figures));
        std::ranges::stable_sort(all, {}, &YearFigures::year);
        return all;
    });
}

std::vector<YearFigures> YearsService::years(Agency const& agency, Reach reach) const
{
    return of(reach == Reach::own ? std::vector{agency} : tools_.agencies.subtree_of(agency.id));
}

std::vector<YearFigures> YearsService::comparable(Agency const& agency) const
{
    if (!agency.superior)
        return {};
    auto units = tools_.agencies.units_of(*agency.superior);
    std::erase_if(units, [&](Agency const& unit) { return unit.id == agency.id || unit.level != agency.level; });
    return of(units);
}

std::optional<DaysTaken> YearsService::days(Agency const& agency, Reach reach, int year) const
{
    auto const agencies = reach == Reach::own ? std::vector{agency} : tools_.agencies.subtree_of(agency.id);
    auto const by_days = sql::retry_when_busy([&] {
        auto const connection = tools_.database.connection();
        sql::Transaction const transaction{*connection, sql::Access::read};
        std::map<std::int64_t, std::int64_t> all;
        for (auto const& one : agencies)
            for (auto const& [days, requests] : requests::DaysStore{*connection}.ended_in(one.id, year))
                all[days] += requests;
        return all;
    });
    return days_taken(by_days, law_.days.least);
}

}  // namespace report
